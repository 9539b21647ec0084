import fc from 'fast-check';
import { expect, it } from 'vitest';
import { candidateComponents } from '../../../src/main/domain/candidate-ties.ts';
import { type Link, linkedComponents } from '../../../src/main/domain/linked-components.ts';
import { allCandidates, labelledColumns } from '../../helpers/labelled-columns.ts';

const images = fc.array(
  fc.record({
    polarity: fc.constant('NEU' as const),
    posts: fc.array(fc.nat({ max: 40 }), { maxLength: 3 }),
    copyPosts: fc.array(fc.nat({ max: 40 }), { maxLength: 2 }),
    group: fc.integer({ min: -1, max: 12 }),
  }),
  { maxLength: 50 },
);

it('finds the components that links by name tie together, as they are dealt', () => {
  fc.assert(
    fc.property(images, fc.constantFrom('keep', 'representatives'), (all, nearDuplicates) => {
      // Columns number groups without a gap.
      const groups = [...new Set(all.map(({ group }) => group).filter((group) => group >= 0))];
      const columns = labelledColumns(
        all.map((image) => ({ ...image, group: groups.indexOf(image.group) })),
      );
      const links = all.flatMap(({ posts, copyPosts, group }, place): readonly Link[] => [
        ...posts.map((post): Link => [`${place}`, `post ${post}`]),
        ...(nearDuplicates === 'keep'
          ? [[`${place}`, group < 0 ? `${place}` : `group ${group}`] as const]
          : copyPosts.map((post): Link => [`${place}`, `post ${post}`])),
      ]);
      const expected = linkedComponents(
        all.map((_, place) => `${place}`),
        links,
      );

      const found = candidateComponents(allCandidates(columns), columns, nearDuplicates);

      expect(found.count).toBe(expected.length);
      expected.forEach((places, component) => {
        for (const place of places) expect(found.of[place]).toBe(component);
      });
    }),
  );
});
