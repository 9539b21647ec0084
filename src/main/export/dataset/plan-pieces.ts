import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { MediaId } from '../../../shared/domain/ids.ts';
import { SPLITS, Split } from '../../../shared/domain/split.ts';
import type { DatasetExports } from '../../pipeline/ports/dataset-exports.ts';

/** A part of a split that is written as a whole: a stopped export goes on behind the last one. */
export const Piece = z
  .object({
    split: Split,
    /** Which of the split's pieces it is, from 0, and how many there are. */
    place: z.int(),
    of: z.int(),
    /** Its images lie behind this one (null: from the first)… */
    after: MediaId.nullable(),
    /** …up to this one. */
    until: MediaId,
    images: z.int(),
    bytes: z.number(),
  })
  .readonly();
export type Piece = z.infer<typeof Piece>;

/** A piece ends with the image that fills one of these. */
export type PieceLimits = { readonly images: number; readonly bytes: number };

const PAGE = 5000;

/** Cuts a dataset into pieces, in order of split and id; the images' sizes are read page by page. */
export async function planPieces(
  datasets: DatasetExports,
  dataset: string,
  limits: PieceLimits,
  signal: AbortSignal,
): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  for (const split of SPLITS)
    pieces.push(...(await piecesOf(datasets, dataset, split, limits, signal)));
  return pieces;
}

async function piecesOf(
  datasets: DatasetExports,
  dataset: string,
  split: Split,
  limits: PieceLimits,
  signal: AbortSignal,
): Promise<readonly Piece[]> {
  const cuts: Omit<Piece, 'of'>[] = [];
  let begun: { after: MediaId | null; images: number; bytes: number } | null = null;
  let last: MediaId | null = null;
  const end = (): void => {
    if (begun === null || last === null) return;
    cuts.push({ split, place: cuts.length, until: last, ...begun });
    begun = null;
  };
  for (;;) {
    const page = datasets.exportedSizes({ dataset, split, after: last, limit: PAGE });
    for (const { mediaId, sizeBytes } of page) {
      begun ??= { after: last, images: 0, bytes: 0 };
      begun.images += 1;
      begun.bytes += sizeBytes;
      last = mediaId;
      if (begun.images >= limits.images || begun.bytes >= limits.bytes) end();
    }
    if (page.length < PAGE) break;
    await breathe();
    signal.throwIfAborted();
  }
  end();
  return cuts.map((cut) => ({ ...cut, of: cuts.length }));
}
