import type { NearDuplicateUse } from '../../shared/domain/dataset-options.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';
import type { Candidates } from './candidates.ts';
import { isCopy, type LabelledImages } from './labelled-images.ts';

/** A weak label of a teacher that finds none of the three polarities: the teacher has not read the post. */
export const NO_OPINION = 255;

/**
 * The images that a selection takes, as ones: they are confident, and every teacher that must agree does.
 *
 * @param agreeing ones for the images of which every other teacher finds the same polarity; null where none must agree.
 */
export function selectedImages(
  { size, polarities, confidences }: LabelledImages,
  selection: SelectionRule,
  agreeing: Uint8Array | null,
): Uint8Array {
  const thresholds = Float64Array.of(selection.NEG, selection.NEU, selection.POS);
  const selected = new Uint8Array(size);
  for (let place = 0; place < size; place += 1) {
    const threshold = thresholds[polarities[place] ?? 0] ?? 0;
    const isConfident = (confidences[place] ?? 0) >= threshold;
    if (isConfident && (agreeing === null || agreeing[place] === 1)) selected[place] = 1;
  }
  return selected;
}

/**
 * The images whose weak label every one of these teachers finds too, as ones.
 *
 * @param opinions for each teacher, polarities by the number of the post; `NO_OPINION` where it has none.
 */
export function agreeingImages(
  { size, polarities, labelPosts }: LabelledImages,
  opinions: readonly Uint8Array[],
): Uint8Array {
  const agreeing = new Uint8Array(size).fill(1);
  for (const ofPost of opinions) {
    for (let place = 0; place < size; place += 1) {
      if (ofPost[labelPosts[place] ?? 0] !== polarities[place]) agreeing[place] = 0;
    }
  }
  return agreeing;
}

/**
 * The images that a dataset may draw from, with their weak labels.
 *
 * @param selected ones for the images that the selection takes.
 * @param also ones for the images that need not be selected; null for none.
 */
export function selectCandidates(
  images: LabelledImages,
  selected: Uint8Array,
  also: Uint8Array | null,
  nearDuplicates: NearDuplicateUse,
): Candidates {
  const places = new Uint32Array(images.size);
  const polarities = new Uint8Array(images.size);
  let found = 0;
  for (let place = 0; place < images.size; place += 1) {
    if (selected[place] === 0 && (also === null || also[place] === 0)) continue;
    if (nearDuplicates === 'representatives' && isCopy(images, place)) continue;
    places[found] = place;
    polarities[found] = images.polarities[place] ?? 0;
    found += 1;
  }
  return { places: places.subarray(0, found), polarities: polarities.subarray(0, found) };
}
