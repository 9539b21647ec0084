import { findNearPairsBetween } from '../hamming-index.ts';
import type { HashList } from '../hash-list.ts';
import type { PerceptualHash } from '../perceptual-hash.ts';
import { type Box, WHOLE } from './box.ts';
import { BAND_WINDOWS, COPY_WINDOWS } from './copy-windows.ts';
import type { ImageHashes } from './image-hashes.ts';
import type { CopyHint } from './verify-copy.ts';

export type CopyCandidate = {
  /** Places of the images in the two lists. */
  readonly a: number;
  readonly b: number;
  readonly hint: CopyHint;
  /** How many of 64 bits differ, at the hint's parts. */
  readonly distance: number;
};

type Query = { readonly image: number; readonly box: Box; readonly isMirrored: boolean };

/**
 * Pairs of one image of `a` and one of `b` that may show the same picture, each with its best hint: at most
 * one the same way round, and one mirrored.
 *
 * What one image is looked for by (the whole and the part inside its borders, both ways round) is compared with
 * the windows of the other, in both directions; and the parts without a caption's place with the same part.
 * Flat pictures are no candidates.
 */
export function findCopyCandidates(
  a: readonly ImageHashes[],
  b: readonly ImageHashes[],
  radius: number,
): readonly CopyCandidate[] {
  const best = new Map<number, CopyCandidate>();
  const offer = (candidate: CopyCandidate): void => {
    const key = 2 * (candidate.a * b.length + candidate.b) + Number(candidate.hint.isMirrored);
    const known = best.get(key);
    if (known === undefined || isBetter(candidate, known)) best.set(key, candidate);
  };
  searchWindows(a, b, radius, (query, image, window, distance) =>
    offer({
      a: query.image,
      b: image,
      hint: { inA: query.box, inB: window, isMirrored: query.isMirrored },
      distance,
    }),
  );
  searchWindows(b, a, radius, (query, image, window, distance) =>
    offer({
      a: image,
      b: query.image,
      hint: { inA: window, inB: query.box, isMirrored: query.isMirrored },
      distance,
    }),
  );
  for (const window of BAND_WINDOWS) {
    const box = COPY_WINDOWS[window] ?? WHOLE;
    const hint = { inA: box, inB: box, isMirrored: false };
    const [left, right] = [windowOf(a, window), windowOf(b, window)];
    findNearPairsBetween(left.hashes, right.hashes, radius, (i, j, distance) =>
      offer({ a: left.images[i] ?? 0, b: right.images[j] ?? 0, hint, distance }),
    );
  }
  return [...best.values()].sort(
    (first, second) => first.a - second.a || first.b - second.b || first.distance - second.distance,
  );
}

/** Nearer first; among equals a fixed order, so that the lists' order changes nothing. */
function isBetter(candidate: CopyCandidate, known: CopyCandidate): boolean {
  const area = ({ inA, inB }: CopyHint) => inA.width * inA.height + inB.width * inB.height;
  return (
    candidate.distance < known.distance ||
    (candidate.distance === known.distance && area(candidate.hint) > area(known.hint))
  );
}

function searchWindows(
  from: readonly ImageHashes[],
  among: readonly ImageHashes[],
  radius: number,
  onFound: (query: Query, image: number, window: Box, distance: number) => void,
): void {
  const queries: Query[] = [];
  const hashes: PerceptualHash[] = [];
  from.forEach((image, place) => {
    for (const { box, hash, mirrored } of image.queries) {
      if (isBlank(hash)) continue;
      queries.push({ image: place, box, isMirrored: false });
      queries.push({ image: place, box, isMirrored: true });
      hashes.push(hash, mirrored);
    }
  });
  const highs = Uint32Array.from(hashes, (hash) => hash.high);
  const lows = Uint32Array.from(hashes, (hash) => hash.low);
  findNearPairsBetween({ highs, lows }, allWindows(among), radius, (i, j, distance) => {
    const query = queries[i];
    const window = COPY_WINDOWS[j % COPY_WINDOWS.length];
    if (query === undefined || window === undefined) return;
    onFound(query, Math.floor(j / COPY_WINDOWS.length), window, distance);
  });
}

/** A flat picture's hash: as many of them as there are would all be pairs, and none could be compared. */
function isBlank({ high, low }: PerceptualHash): boolean {
  return high === 0 && low === 0;
}

function allWindows(images: readonly ImageHashes[]): HashList {
  const count = images.length * COPY_WINDOWS.length;
  const highs = new Uint32Array(count);
  const lows = new Uint32Array(count);
  images.forEach(({ windows }, image) => {
    highs.set(windows.highs, image * COPY_WINDOWS.length);
    lows.set(windows.lows, image * COPY_WINDOWS.length);
  });
  return { highs, lows };
}

/** The hashes of one window, without those of flat pictures, and whose they are. */
function windowOf(
  images: readonly ImageHashes[],
  window: number,
): { readonly hashes: HashList; readonly images: readonly number[] } {
  const hashOf = (image: number): PerceptualHash => ({
    high: images[image]?.windows.highs[window] ?? 0,
    low: images[image]?.windows.lows[window] ?? 0,
  });
  const kept = [...images.keys()].filter((image) => !isBlank(hashOf(image)));
  const highs = Uint32Array.from(kept, (image) => hashOf(image).high);
  const lows = Uint32Array.from(kept, (image) => hashOf(image).low);
  return { hashes: { highs, lows }, images: kept };
}
