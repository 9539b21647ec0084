import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BestCandidates, bestCandidates } from '../domain/copies/best-candidates.ts';
import type { CopyCandidate } from '../domain/copies/copy-candidates.ts';
import {
  bandColumns,
  type ColumnBuilder,
  type CopyColumn,
  queryColumn,
  windowColumn,
} from '../domain/copies/copy-columns.ts';
import { findNearPairsBetween } from '../domain/hamming-index.ts';
import type { CopySearch } from '../pipeline/ports/copy-search.ts';
import { findNearPairsBetweenParallel } from './find-near-pairs-parallel.ts';

/**
 * Images whose windows are searched at once: four million hashes. What is looked for is sorted anew for each block, so
 * that a block of a million takes 1.8 times as long per image; one of more needs more memory.
 */
const IMAGES_PER_BLOCK = 104_000;
/** Images whose hashes are gathered between two turns of the event loop: some milliseconds. */
const IMAGES_PER_TURN = 200;
/** Candidates that are listed between two turns: some milliseconds. */
const CANDIDATES_PER_TURN = 10_000;

/** So few pairs of hashes are compared before a thread has started. */
const FEW_PAIRS = 2 ** 24;

type Sides = { readonly from: CopyColumn; readonly among: CopyColumn };
type Control = { readonly signal: AbortSignal; readonly onProgress: (share: number) => void };

/**
 * Searches copies on threads.
 *
 * What new images are looked for by is compared with the windows of all, then what the others are looked for by
 * with the windows of the new ones, block by block, so that memory stays bounded; then the parts
 * without a caption's place.
 *
 * @param worker path of `near-pair-worker`, as source or built.
 */
export function createCopySearch(options: {
  readonly worker: string;
  readonly threads: number;
  /** Up to how many pairs of hashes no threads are started. */
  readonly fewPairs?: number;
}): CopySearch {
  const { fewPairs = FEW_PAIRS, ...threads } = options;
  const search = async (
    { from, among }: Sides,
    radius: number,
    best: BestCandidates,
    control: Control,
  ): Promise<void> => {
    control.signal.throwIfAborted();
    const offer = (query: number, found: number, distance: number): void => {
      const [a, b] = [from.images[query] ?? 0, among.images[found] ?? 0];
      if (a === b) return;
      const isMirrored = from.isMirrored(query);
      const hint = { inA: from.boxOf(query), inB: among.boxOf(found), isMirrored };
      best.offer({ a, b, hint, distance });
    };
    if (from.images.length * among.images.length <= fewPairs) {
      findNearPairsBetween(from.hashes, among.hashes, radius, offer);
      return;
    }
    await findNearPairsBetweenParallel(from.hashes, among.hashes, radius, {
      ...threads,
      ...control,
      told: 'all',
      onPairs: ({ i, j, distance }) => {
        for (let at = 0; at < i.length; at += 1) offer(i[at] ?? 0, j[at] ?? 0, distance[at] ?? 0);
      },
    });
  };

  return {
    findCandidates: async ({ count, hashesAt, isNew }, radius, { signal, onProgress }) => {
      const all = Uint32Array.from({ length: count }, (_, image) => image);
      const fresh = all.filter(isNew);
      const others = all.filter((image) => !isNew(image));
      const gather = async (
        images: Uint32Array,
        ...builders: readonly ColumnBuilder<unknown>[]
      ): Promise<void> => {
        for (const [at, image] of images.entries()) {
          const hashes = hashesAt(image);
          for (const builder of builders) builder.add(image, hashes);
          if (at % IMAGES_PER_TURN > 0) continue;
          await nextTurn();
          signal.throwIfAborted();
        }
      };
      const [freshQueries, otherQueries] = [queryColumn(), queryColumn()];
      const [freshBands, allBands] = [bandColumns(), bandColumns()];
      await gather(fresh, freshQueries, freshBands, allBands);
      await gather(others, otherQueries, allBands);
      const bands = allBands.made();

      const blocks = [
        ...blocksOf(all).map((images) => ({ from: freshQueries, images })),
        ...(others.length === 0 ? [] : blocksOf(fresh)).map((images) => ({
          from: otherQueries,
          images,
        })),
      ];
      const steps = blocks.length + bands.length;
      const best = bestCandidates(count);
      const searchStep = (sides: Sides, step: number): Promise<void> =>
        search(sides, radius, best, {
          signal,
          onProgress: (share) => onProgress((step + share) / steps),
        });
      for (const [step, { from, images }] of blocks.entries()) {
        const windows = windowColumn();
        await gather(images, windows);
        await searchStep({ from: from.made(), among: windows.made() }, step);
      }
      for (const [band, from] of freshBands.made().entries()) {
        const among = bands[band];
        if (among !== undefined) await searchStep({ from, among }, blocks.length + band);
      }
      const found: CopyCandidate[] = [];
      for (const candidate of best.all()) {
        if (found.push(candidate) % CANDIDATES_PER_TURN > 0) continue;
        await nextTurn();
        signal.throwIfAborted();
      }
      return found;
    },
  };
}

function blocksOf(images: Uint32Array): readonly Uint32Array[] {
  return Array.from({ length: Math.ceil(images.length / IMAGES_PER_BLOCK) }, (_, block) =>
    images.subarray(block * IMAGES_PER_BLOCK, (block + 1) * IMAGES_PER_BLOCK),
  );
}
