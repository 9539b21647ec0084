import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatasetSummary } from '../../shared/domain/dataset.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { SPLITS } from '../../shared/domain/split.ts';
import { Failure } from '../../shared/failure.ts';
import { canonicalDatasetText } from '../domain/build-dataset.ts';
import type { DatasetRestoring, SharedItem } from './ports/dataset-restoring.ts';
import type { DatasetStore } from './ports/dataset-store.ts';
import type { DrawnItem } from './ports/drawn-item.ts';
import type { StageControl } from './stage-control.ts';

export type RestoredDataset = {
  readonly dataset: string;
  readonly images: number;
  /** Of them, those whose bytes are the ones that the dataset was made of. */
  readonly sameBytes: number;
  /** Images of the dataset that are not in the workspace. */
  readonly missing: number;
};

/** Items that are written in one transaction. */
const BATCH = 1000;

/**
 * Makes a dataset that was passed on as ids anew, of those of its images that the workspace has: with the labels,
 * confidences and splits that it came with.
 *
 * It keeps its name where that is free; where a dataset with other images has it, a number follows.
 *
 * @param sha256 hexadecimal SHA-256 of a text.
 * @throws Failure NOT_FOUND when the workspace has none of its images.
 */
export async function restoreDataset(
  ports: {
    readonly datasets: Pick<DatasetStore, 'find' | 'begin' | 'addItems' | 'freeze' | 'discard'>;
    readonly restoring: DatasetRestoring;
    readonly sha256: (text: string) => string;
  },
  shared: {
    readonly dataset: DatasetSummary;
    readonly items: AsyncIterable<readonly SharedItem[]>;
    readonly nowMs: number;
  },
  control: StageControl,
): Promise<RestoredDataset> {
  const { datasets } = ports;
  const found = new Map<MediaId, DrawnItem>();
  let sameBytes = 0;
  let asked = 0;
  for await (const some of shared.items) {
    for (const item of some) {
      asked += 1;
      const image = ports.restoring.findImage(item);
      if (image === null || found.has(image.mediaId)) continue;
      if (image.mediaId === item.mediaId) sameBytes += 1;
      const { polarity, split, confidence } = item;
      found.set(image.mediaId, { ...image, polarity, split, confidence });
    }
    control.report({ done: asked, total: null, unit: 'images', message: 'finding the images' });
    await nextTurn();
    control.signal.throwIfAborted();
  }
  if (found.size === 0) {
    throw new Failure(
      'NOT_FOUND',
      `The workspace has none of the ${asked} images of ${shared.dataset.name}`,
      'Their posts may be gone, or they are of a platform whose posts cannot be looked up: import their files first.',
    );
  }
  const items = [...found.values()].sort((a, b) => (a.mediaId < b.mediaId ? -1 : 1));
  const hash = ports.sha256(canonicalDatasetText(items));
  const { name, isThere } = nameFor(datasets, shared.dataset.name, hash);
  if (!isThere) {
    while (datasets.discard(BATCH) > 0) await nextTurn();
    const { recipe } = shared.dataset;
    datasets.begin({ name, createdAtMs: shared.nowMs, recipe, hash, counts: countsOf(items) });
    for (let at = 0; at < items.length; at += BATCH) {
      datasets.addItems(name, items.slice(at, at + BATCH));
      await nextTurn();
      control.signal.throwIfAborted();
    }
    datasets.freeze(name);
  }
  return { dataset: name, images: items.length, sameBytes, missing: asked - items.length };
}

function nameFor(
  datasets: Pick<DatasetStore, 'find'>,
  wanted: string,
  hash: string,
): { readonly name: string; readonly isThere: boolean } {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    const known = datasets.find(name);
    if (known === null) return { name, isThere: false };
    if (known.hash === hash) return { name, isThere: true };
  }
}

function countsOf(items: readonly DrawnItem[]): DatasetSummary['counts'] {
  const [train, validation, test] = SPLITS.map((split) => {
    const counts = { NEG: 0, NEU: 0, POS: 0 };
    for (const item of items) if (item.split === split) counts[item.polarity] += 1;
    return counts;
  });
  const none = { NEG: 0, NEU: 0, POS: 0 };
  return { train: train ?? none, validation: validation ?? none, test: test ?? none };
}
