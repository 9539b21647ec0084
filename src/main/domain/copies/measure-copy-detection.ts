import type { Proportion } from '../../../shared/domain/evaluation.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import { findCopyCandidates } from './copy-candidates.ts';
import { type CopySettings, DEFAULT_COPY_SETTINGS } from './copy-settings.ts';
import type { CopyTransformationKind } from './copy-transformation.ts';
import type { GreyImage } from './grey-image.ts';
import { type ImageHashes, imageHashes } from './image-hashes.ts';
import { verifyCopy } from './verify-copy.ts';

/** Copies that are looked for at once: the images' hashes are indexed anew for each of these. */
const COPIES_AT_ONCE = 240;

/** A copy that was made to see whether it is found. */
export type PlantedCopy = {
  /** Place of the original among the images. */
  readonly image: number;
  readonly kind: CopyTransformationKind;
  readonly grey: GreyImage;
};

/** A pair that was said to be copies: places among the planted copies and among the images. */
export type FoundPair = { readonly copy: number; readonly image: number };

/** How well copies by one kind of transformation were found. */
export type CopyDetectionRow = {
  readonly kind: CopyTransformationKind;
  readonly planted: number;
  /** Pairs of a copy with an image that is neither its original nor joined to it. */
  readonly wrong: number;
  readonly recall: Proportion;
  /** Null where nothing was found. */
  readonly precision: Proportion | null;
};

/**
 * How well planted copies are found among images at the given settings, per kind of transformation.
 *
 * The copies are compared with the images as any two images are; nothing is stored. Images that are copies of
 * the original already count as right answers.
 *
 * @param onProgress told how many copies were looked for.
 */
export function measureCopyDetection(
  images: readonly GreyImage[],
  copies: readonly PlantedCopy[],
  settings: CopySettings = DEFAULT_COPY_SETTINGS,
  onProgress: (copies: number) => void = () => undefined,
): readonly CopyDetectionRow[] {
  const hashes = images.map(imageHashes);
  const found: FoundPair[] = [];
  for (let start = 0; start < copies.length; start += COPIES_AT_ONCE) {
    const greys = copies.slice(start, start + COPIES_AT_ONCE).map(({ grey }) => grey);
    const batch = { greys, hashes: greys.map(imageHashes) };
    for (const { a, b } of copyPairs(batch, { greys: images, hashes }, settings)) {
      found.push({ copy: start + a, image: b });
    }
    onProgress(start + greys.length);
  }
  const originals = [...new Set(copies.map(({ image }) => image))];
  const pick = <T>(list: readonly T[]): readonly T[] =>
    originals.flatMap((image) => list.slice(image, image + 1));
  const joined = copyPairs(
    { greys: pick(images), hashes: pick(hashes) },
    { greys: images, hashes },
    settings,
  );
  return scoreCopyDetection(
    copies,
    found,
    joined.flatMap(({ a, b }) => {
      const original = originals[a];
      return original === undefined ? [] : [[original, b] as const];
    }),
  );
}

/**
 * Recall and precision per kind of transformation, in the kinds' order of appearance.
 *
 * @param joined pairs of images that are known to be copies of each other.
 */
export function scoreCopyDetection(
  copies: readonly { readonly image: number; readonly kind: CopyTransformationKind }[],
  found: readonly FoundPair[],
  joined: readonly (readonly [number, number])[] = [],
): readonly CopyDetectionRow[] {
  const known = new Set(joined.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const kinds = [...new Set(copies.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const planted = copies.filter((copy) => copy.kind === kind).length;
    const pairs = found.flatMap(({ copy, image }) => {
      const original = copies[copy];
      return original?.kind === kind ? [{ original: original.image, image }] : [];
    });
    const right = pairs.filter(({ original, image }) => original === image).length;
    const wrong = pairs.filter(
      ({ original, image }) => original !== image && !known.has(`${original} ${image}`),
    ).length;
    return {
      kind,
      planted,
      wrong,
      recall: wilsonInterval(right, planted),
      precision: right + wrong === 0 ? null : wilsonInterval(right, right + wrong),
    };
  });
}

type Prints = { readonly greys: readonly GreyImage[]; readonly hashes: readonly ImageHashes[] };

/** The candidate pairs that stand the comparison of pixels, each once. */
function copyPairs(
  a: Prints,
  b: Prints,
  settings: CopySettings,
): readonly { readonly a: number; readonly b: number }[] {
  const pairs = new Map<string, { readonly a: number; readonly b: number }>();
  for (const { a: i, b: j, hint } of findCopyCandidates(a.hashes, b.hashes, settings.radius)) {
    const key = `${i} ${j}`;
    const [greyA, greyB] = [a.greys[i], b.greys[j]];
    if (greyA === undefined || greyB === undefined || greyA === greyB || pairs.has(key)) continue;
    if (verifyCopy(greyA, greyB, hint, settings).isCopy) pairs.set(key, { a: i, b: j });
  }
  return [...pairs.values()];
}
