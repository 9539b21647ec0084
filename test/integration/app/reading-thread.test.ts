import { describe, expect, it } from 'vitest';
import { openReadingThread } from '../../../src/main/app/reading/open-reading-thread.ts';
import { defaultFineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import { DEFAULT_SELECTION } from '../../../src/shared/domain/selection.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { PROGRAM_FILES } from '../../helpers/program-files.ts';

const POSTS = [
  { nativeId: '1', images: ['a', 'b'], polarity: 'POS', confidence: 0.9 },
  { nativeId: '2', images: ['c'], polarity: 'NEG', confidence: 0.4 },
] as const;

async function readWorkspace() {
  const workspace = await aWorkspace();
  fillWorkspace(workspace, POSTS);
  const bugs: unknown[] = [];
  const reading = openReadingThread({
    database: workspace.folders.database,
    worker: PROGRAM_FILES.readingWorker,
    onBug: (error) => bugs.push(error),
  });
  return { workspace, reading, bugs };
}

describe('openReadingThread', () => {
  it('reads what the connection that writes reads, as of now', async () => {
    const { workspace, reading, bugs } = await readWorkspace();
    const asked = { teacher: 'test', selection: DEFAULT_SELECTION };
    const funnel = await reading.ask().funnel(asked);
    expect(funnel).toEqual(workspace.funnel('test', DEFAULT_SELECTION));
    expect(funnel.selectedMedia).toEqual({ NEG: 0, NEU: 0, POS: 2 });
    fillWorkspace(workspace, [{ nativeId: '3', images: ['d'], polarity: 'NEU', confidence: 0.8 }]);
    expect((await reading.ask().funnel(asked)).labelledMedia).toEqual({ NEG: 1, NEU: 1, POS: 2 });
    expect(await reading.ask().selected({ NEG: 0, NEU: 0.9, POS: 0 })).toEqual(
      workspace.selected({ NEG: 0, NEU: 0.9, POS: 0 }),
    );
    await reading.close();
    expect(bugs).toEqual([]);
  });

  it('lists the datasets and students that the connection that writes lists', async () => {
    const { workspace, reading } = await readWorkspace();
    workspace.datasets.save(
      {
        name: 'set',
        createdAtMs: 1,
        recipe: {
          selection: DEFAULT_SELECTION,
          teacher: 'test',
          nearDuplicateRadius: 8,
          balance: false,
          splitRatios: { train: 0.8, validation: 0.1, test: 0.1 },
          seed: 1,
        },
        hash: 'hash',
      },
      [{ mediaId: mediaIdOf('a'), polarity: 'POS', split: 'train' }],
    );
    const settings = defaultFineTuneSettings('FT-F');
    const request = { dataset: 'set', folds: 2, settings };
    workspace.students.create({ name: 'student', request, createdAtMs: 1 });
    workspace.students.saveOpinions('student', [
      { mediaId: mediaIdOf('a'), probabilities: [0, 0, 1] },
    ]);
    workspace.students.finish('student');
    const datasets = await reading.ask().datasets();
    expect(datasets).toEqual(workspace.datasets.list());
    expect(datasets).toMatchObject([{ name: 'set', counts: { train: { POS: 1 } } }]);
    const students = await reading.ask().students();
    expect(students).toEqual(workspace.students.list());
    expect(students).toMatchObject([{ images: 1, agreement: 1, isChosen: true }]);
    await reading.close();
  });

  it('answers an expected failure with its kind and advice', async () => {
    const { reading } = await readWorkspace();
    const design = {
      size: 5,
      bins: 1,
      allocation: 'equal',
      importId: 99,
      selectedOnly: false,
      repeatShare: 0,
      acceptance: null,
      seed: 1,
    } as const;
    await expect(
      reading.ask().planAudit({ design, selection: DEFAULT_SELECTION }),
    ).rejects.toMatchObject({ kind: 'BAD_INPUT', advice: expect.any(String) });
    await reading.close();
  });

  it('fails calls that it did not answer before it was closed, and starts anew with the next', async () => {
    const { reading } = await readWorkspace();
    const waiting = reading.ask().batches();
    const failed = expect(waiting).rejects.toMatchObject({ kind: 'NO_WORKSPACE' });
    await reading.close();
    await failed;
    expect(await reading.ask().batches()).toHaveLength(1);
    await reading.close();
  });
});
