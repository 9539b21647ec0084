import { expect, it } from 'vitest';
import { defaultFineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import { WHOLE_GALLERY } from '../../../src/shared/domain/gallery.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';

/** A workspace with two images whose weak label is POS, and a client of its program. */
async function aFilledStudio() {
  const { studio, client } = await aStudio();
  const { workspace } = studio.requireSession();
  fillWorkspace(workspace, [
    { nativeId: '1', images: ['a', 'b'], polarity: 'POS', confidence: 0.9 },
  ]);
  workspace.teachers.choose('test');
  const items = ['a', 'b'].map((name) => ({
    mediaId: mediaIdOf(name),
    polarity: 'POS' as const,
    split: 'train' as const,
  }));
  workspace.datasets.save(
    {
      name: 'd',
      createdAtMs: 1,
      recipe: {
        selection: { NEG: 0.5, NEU: 0.5, POS: 0.5 },
        teacher: 'test',
        nearDuplicateRadius: 8,
        balance: false,
        splitRatios: { train: 1, validation: 0, test: 0 },
        seed: 1,
      },
      hash: 'h',
    },
    items,
  );
  return { workspace, client };
}

it('a chosen student is the one that the gallery compares with the weak labels', async () => {
  const { workspace, client } = await aFilledStudio();
  const { students } = workspace;
  const request = { dataset: 'd', folds: 2, settings: defaultFineTuneSettings('FT-F') };
  for (const [index, name] of ['doubtful', 'agreeing'].entries()) {
    students.create({ name, request, createdAtMs: index });
    students.saveOpinions(name, [
      {
        mediaId: mediaIdOf('a'),
        probabilities: name === 'doubtful' ? [0.8, 0.1, 0.1] : [0.1, 0.1, 0.8],
      },
    ]);
  }
  const differing = async () => {
    const filter = { ...WHOLE_GALLERY, studentAgainstWeak: 'differs' as const };
    const view = await client.gallery.open({
      filter,
      order: 'newest',
      grouping: 'none',
    });
    return view.total;
  };

  expect(await client.students.list()).toEqual([]);
  await expect(client.students.choose({ student: 'doubtful' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  students.finish('doubtful');
  students.finish('agreeing');
  const agreeing = await client.students.choose({ student: 'agreeing' });
  expect(agreeing.map(({ name, agreement, isChosen }) => [name, agreement, isChosen])).toEqual([
    ['agreeing', 1, true],
    ['doubtful', 0, false],
  ]);
  expect(await differing()).toBe(0);
  await client.students.choose({ student: 'doubtful' });
  expect(await differing()).toBe(1);
  const none = await client.students.choose({ student: null });
  expect(none.some(({ isChosen }) => isChosen)).toBe(false);
  expect(await differing()).toBe(0);
});
