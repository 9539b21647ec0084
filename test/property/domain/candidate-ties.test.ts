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
/** Of each post, -1 where it is not known. */
const authors = fc.option(
  fc
    .array(fc.integer({ min: -1, max: 6 }), { minLength: 41, maxLength: 41 })
    .map((numbers) => Int32Array.from(numbers)),
);

it('finds the components that links by name tie together, as they are dealt', () => {
  fc.assert(
    fc.property(
      images,
      fc.constantFrom('keep', 'representatives'),
      authors,
      (all, nearDuplicates, authorOf) => {
        // Columns number groups without a gap.
        const groups = [...new Set(all.map(({ group }) => group).filter((group) => group >= 0))];
        const columns = labelledColumns(
          all.map((image) => ({ ...image, group: groups.indexOf(image.group) })),
        );
        const written = (post: number): readonly Link[] =>
          (authorOf?.[post] ?? -1) < 0 ? [] : [[`post ${post}`, `author ${authorOf?.[post]}`]];
        const links = all.flatMap(({ posts, copyPosts, group }, place): readonly Link[] => [
          ...posts.map((post): Link => [`${place}`, `post ${post}`]),
          ...posts.flatMap(written),
          ...(nearDuplicates === 'keep'
            ? [[`${place}`, group < 0 ? `${place}` : `group ${group}`] as const]
            : copyPosts.flatMap((post): readonly Link[] => [
                [`${place}`, `post ${post}`],
                ...written(post),
              ])),
        ]);
        const expected = linkedComponents(
          all.map((_, place) => `${place}`),
          links,
        );

        const found = candidateComponents(
          allCandidates(columns),
          { ...columns, authors: authorOf },
          nearDuplicates,
        );

        expect(found.count).toBe(expected.length);
        expected.forEach((places, component) => {
          for (const place of places) expect(found.of[place]).toBe(component);
        });
      },
    ),
  );
});
