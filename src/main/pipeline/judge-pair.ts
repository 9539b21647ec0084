import type { MediaId } from '../../shared/domain/ids.ts';
import { WHOLE } from '../domain/copies/box.ts';
import { findCopyCandidates } from '../domain/copies/copy-candidates.ts';
import type { CopySettings } from '../domain/copies/copy-settings.ts';
import type { GreyImage } from '../domain/copies/grey-image.ts';
import { type ImageHashes, imageHashes } from '../domain/copies/image-hashes.ts';
import { unpackHashes } from '../domain/copies/packed-hashes.ts';
import type { CopyHint } from '../domain/copies/verify-copy.ts';
import { verifyPair } from '../domain/copies/verify-pair.ts';
import type { JudgePair } from '../domain/group-copies.ts';
import type { LinkedCopies } from '../domain/linked-copies.ts';
import type { JudgedPair, JudgedPairs } from './ports/judged-pairs.ts';
import type { PrintPair } from './ports/print-comparer.ts';

/** Two images that others link are worth a wider look than any two. */
const WIDE_RADIUS = 16;

const WHOLE_HINTS: readonly CopyHint[] = [
  { inA: WHOLE, inB: WHOLE, isMirrored: false },
  { inA: WHOLE, inB: WHOLE, isMirrored: true },
];

type Printed = { readonly grey: GreyImage; readonly hashes: ImageHashes };

/** What is compared of two images that only others link, the smaller id first; null where one has no print. */
export type PreparePair = (a: MediaId, b: MediaId) => PrintPair | null;

/** It keeps what it read: use one for images that hang together, not for all. */
export function preparePairs(
  judgedPairs: Pick<JudgedPairs, 'printed'>,
  radius: number,
): PreparePair {
  const known = new Map<MediaId, Printed | null>();
  const read = (mediaId: MediaId): Printed | null => {
    const found = known.get(mediaId);
    if (found !== undefined) return found;
    const row = judgedPairs.printed(mediaId);
    const printed = row === null ? null : { grey: row.grey, hashes: hashesOf(row) };
    known.set(mediaId, printed);
    return printed;
  };
  return (one, other) => {
    const [a, b] = one < other ? [read(one), read(other)] : [read(other), read(one)];
    if (a === null || b === null) return null;
    const candidates = findCopyCandidates([a.hashes], [b.hashes], Math.max(radius, WIDE_RADIUS));
    const hints = [...WHOLE_HINTS, ...candidates.map(({ hint }) => hint)];
    return { greyA: a.grey, greyB: b.grey, hints };
  };
}

/**
 * Compares images that only others link, one pair after the other, and tells what was found.
 *
 * It keeps what it read: use one for images that hang together, not for all.
 */
export function createPairJudge(
  judgedPairs: Pick<JudgedPairs, 'printed'>,
  settings: CopySettings,
  onJudged: (pair: JudgedPair) => void,
): JudgePair {
  const prepare = preparePairs(judgedPairs, settings.radius);
  return (a, b) => {
    const pair = prepare(a, b);
    if (pair === null) return null;
    const finding = verifyPair(pair.greyA, pair.greyB, pair.hints, settings);
    onJudged({ a, b, finding });
    return finding;
  };
}

/** Gives linked images what was found of their pairs before. */
export function recallJudged(judgedPairs: Pick<JudgedPairs, 'recall'>, copies: LinkedCopies): void {
  const places = new Map(copies.media.map(({ mediaId }, place) => [mediaId, place]));
  for (const { a, b, finding } of judgedPairs.recall([...places.keys()])) {
    const [placeA, placeB] = [places.get(a), places.get(b)];
    if (placeA !== undefined && placeB !== undefined) copies.learn(placeA, placeB, finding);
  }
}

function hashesOf(row: { readonly grey: GreyImage; readonly hashes: Uint8Array | null }) {
  return row.hashes === null ? imageHashes(row.grey) : unpackHashes(row.hashes);
}
