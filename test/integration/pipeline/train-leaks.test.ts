import { describe, expect, it } from 'vitest';
import { datasetLeaks } from '../../../src/main/pipeline/dataset-leaks.ts';
import type { Trainer } from '../../../src/main/pipeline/ports/trainer.ts';
import { trainRun } from '../../../src/main/pipeline/train-run.ts';
import { defaultFineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { builtDataset } from '../../helpers/dataset-drawing.ts';

const NO_TRAINER = new Proxy({} as Trainer, {
  get: () => () => {
    throw new Error('the trainer was asked');
  },
}); // why: it must not get that far

describe('training on a dataset whose groups changed since it was frozen', () => {
  it('is refused before a run begins, with what to do', async () => {
    const workspace = await aWorkspace();
    fillWorkspace(
      workspace,
      Array.from({ length: 60 }, (_, n) => ({
        ...{ nativeId: `${n}`, images: [`i${n}`], confidence: 0.9 },
        polarity: (['NEG', 'NEU', 'POS'] as const)[n % 3] ?? 'NEU',
      })),
    );
    const all = workspace.copies.media('', 1_000_000).map((media) => media.mediaId);
    workspace.nearDuplicates.replaceGroups([], all, 0);
    const build = () =>
      builtDataset(workspace, {
        ...{
          name: 'd',
          teacher: 'test',
          nearDuplicateRadius: 0,
          balance: true,
          seed: 1,
          nowMs: 1,
        },
        selection: { NEG: 0.5, NEU: 0.5, POS: 0.5 },
        splitRatios: { train: 0.5, validation: 0.25, test: 0.25 },
      });
    await build();
    const start = () =>
      trainRun(
        {
          ...workspace,
          trainer: NO_TRAINER,
          leaks: async (name) => datasetLeaks(workspace, name),
        },
        {
          name: 'r',
          dataset: 'd',
          settings: defaultFineTuneSettings('FT-F'),
          weightsFolder: null,
          nowMs: 1,
        },
        () => undefined,
        { signal: new AbortController().signal, report: () => undefined },
      );
    const [representative = all[0]] = all;
    if (representative === undefined) throw new Error('there are images');
    workspace.nearDuplicates.replaceGroups(
      [{ representative, members: all.map((mediaId, distance) => ({ mediaId, distance })) }],
      all,
      0,
    );

    await expect(start()).rejects.toMatchObject({
      kind: 'CONFLICT',
      message: expect.stringContaining(
        '1 of its near-duplicate groups has images in several splits',
      ),
      advice: expect.stringContaining('Build the dataset anew'),
    });
    expect(workspace.runs.find('r')).toBeNull();

    workspace.nearDuplicates.replaceGroups([], all, 0);
    await expect(start()).rejects.toThrow('the trainer was asked');

    // A benchmark whose image was not compared with the posts' yet: nobody knows whether the dataset has a copy.
    const inspection = { kind: 'clean', format: 'jpeg', width: 640, height: 480 } as const;
    const item = { mediaId: mediaIdOf('benchmark'), polarity: 'POS', file: 'a.jpg' } as const;
    workspace.benchmarks.save({ name: 'people', importedAtMs: 1, rejected: 0 }, [
      { ...item, sizeBytes: 1, inspection: { ...inspection, hash: { high: 1, low: 2 } } },
    ]);
    await expect(start()).rejects.toMatchObject({
      kind: 'CONFLICT',
      advice: expect.stringContaining('Search near-duplicates first'),
    });
    await expect(build()).rejects.toThrow(expect.objectContaining({ kind: 'BAD_INPUT' }));
  });
});
