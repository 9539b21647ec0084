import { describe, expect, it } from 'vitest';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import type { VerdictUse } from '../../../src/shared/domain/dataset.ts';
import type { Verdict } from '../../../src/shared/domain/verdict.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { builtDataset } from '../../helpers/dataset-drawing.ts';
import { exportedItems } from '../../helpers/exported-items.ts';

const CONFIDENT = ['right', 'wrong', 'unsure', 'unusable', 'copied', 'unseen'];

async function reviewed(): Promise<Workspace> {
  const workspace = await aWorkspace();
  fillWorkspace(workspace, [
    ...[...CONFIDENT, 'copy'].map((image, index) => ({
      ...{ nativeId: `${index}`, images: [image], polarity: 'POS' as const, confidence: 0.9 },
    })),
    { nativeId: '90', images: ['doubtful'], polarity: 'NEU', confidence: 0.4 },
    { nativeId: '91', images: ['dim'], polarity: 'NEU', confidence: 0.4 },
  ]);
  workspace.nearDuplicates.replaceGroups(
    [
      {
        representative: mediaIdOf('copied'),
        members: [
          { mediaId: mediaIdOf('copied'), distance: 0 },
          { mediaId: mediaIdOf('copy'), distance: 2 },
        ],
      },
    ],
    workspace.copies.media('', 1_000_000).map((media) => media.mediaId),
    8,
  );
  give(workspace, 'POS', ['right']);
  give(workspace, 'NEG', ['wrong', 'copy', 'doubtful']);
  give(workspace, 'unsure', ['unsure']);
  give(workspace, 'unusable', ['unusable']);
  return workspace;
}

function give(workspace: Workspace, verdict: Verdict, images: readonly string[]): void {
  workspace.reviewLog.give({
    ...{ reviewer: 'Ada', origin: 'gallery', verdict, atMs: 1 },
    mediaIds: images.map(mediaIdOf),
  });
}

function build(workspace: Workspace, name: string, verdicts?: VerdictUse) {
  return builtDataset(workspace, {
    ...{ name, teacher: 'test', nearDuplicateRadius: 0, balance: false, seed: 1, nowMs: 1 },
    selection: { NEG: 0.8, NEU: 0.8, POS: 0.8 },
    splitRatios: { train: 1, validation: 0, test: 0 },
    verdicts,
  });
}

function polarities(workspace: Workspace, dataset: string): Readonly<Record<string, string>> {
  const names = new Map(
    [...CONFIDENT, 'copy', 'doubtful', 'dim'].map((name) => [mediaIdOf(name), name]),
  );
  return Object.fromEntries(
    workspace.datasets.items(dataset).map((item) => [names.get(item.mediaId), item.polarity]),
  );
}

describe('a dataset', () => {
  it('uses no verdicts unless it is told to', async () => {
    const workspace = await reviewed();

    expect((await build(workspace, 'd')).recipe).not.toHaveProperty('verdicts');
    expect(polarities(workspace, 'd')).toEqual(
      Object.fromEntries(CONFIDENT.map((image) => [image, 'POS'])),
    );
  });

  it('takes manual polarities in place of weak labels, and says up to where in the log', async () => {
    const workspace = await reviewed();

    expect((await build(workspace, 'd', 'replace')).recipe.verdicts).toEqual({
      use: 'replace',
      asOf: 4,
    });
    expect(polarities(workspace, 'd')).toEqual({
      ...{ right: 'POS', wrong: 'NEG', unsure: 'POS', copied: 'NEG', unseen: 'POS' },
      doubtful: 'NEG',
    });
    const confidences = exportedItems(workspace.datasets, 'd')
      .filter(({ mediaId }) => [mediaIdOf('wrong'), mediaIdOf('doubtful')].includes(mediaId))
      .map(({ confidence }) => confidence.toFixed(3));
    expect(confidences.sort()).toEqual(['0.400', '0.900']);
  });

  it('leaves out what people doubted', async () => {
    const workspace = await reviewed();
    await build(workspace, 'd', 'leave-out');

    expect(polarities(workspace, 'd')).toEqual({ right: 'POS', unseen: 'POS' });
  });

  it('of the same recipe on the same log is the same, and later verdicts that change nothing do not matter', async () => {
    const workspace = await reviewed();
    const made = await build(workspace, 'd', 'replace');

    expect((await build(workspace, 'e', 'replace')).hash).toBe(made.hash);
    give(workspace, 'unsure', ['dim']);
    expect(await build(workspace, 'd', 'replace')).toEqual(made);
    await expect(build(workspace, 'd', 'leave-out')).rejects.toThrow(
      expect.objectContaining({ kind: 'CONFLICT' }),
    );
    give(workspace, 'NEU', ['right']);
    await expect(build(workspace, 'd', 'replace')).rejects.toThrow(
      expect.objectContaining({ kind: 'CONFLICT' }),
    );
    workspace.reviewLog.undo('Ada', 2);
    expect(await build(workspace, 'd', 'replace')).toEqual(made);
  });
});
