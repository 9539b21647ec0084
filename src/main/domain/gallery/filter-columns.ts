import type { GalleryFilter } from '../../../shared/domain/gallery.ts';
import { polarityIndex } from '../../../shared/domain/polarity.ts';
import { Platform } from '../../../shared/domain/post.ts';
import { SPLITS } from '../../../shared/domain/split.ts';
import { REVIEW_OUTCOMES } from '../../../shared/domain/verdict.ts';
import { type GalleryColumns, NO_GROUP, NO_VALUE } from './gallery-columns.ts';

/** What a filter needs beside the columns. */
export type FilterSets = {
  /** Per ordinal the index of its split in the filter's dataset, or `NO_VALUE`; null without a dataset. */
  readonly splits: Uint8Array | null;
  /** Per post id 1 where its text fits; null without a text. */
  readonly posts: Uint8Array | null;
  /** Per ordinal 1 where it lies in the filter's part of a map; null without one. */
  readonly onMap: Uint8Array | null;
};

export type Filtered = {
  /** 1 per ordinal that fits. */
  readonly mask: Uint8Array;
  readonly total: number;
  /** Images per weak polarity, those without one last, under all conditions but that on the polarity. */
  readonly counts: readonly [number, number, number, number];
};

/** Finds the images that a filter shows, in one pass over the columns. */
export function filterColumns(
  columns: GalleryColumns,
  filter: GalleryFilter,
  sets: FilterSets,
): Filtered {
  const fits = conditionsOf(columns, filter, sets);
  const polarityFits = allowed(filter.polarities.map(polarityIndex));
  const mask = new Uint8Array(columns.size);
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  let total = 0;
  candidates: for (let place = 0; place < columns.size; place += 1) {
    for (let index = 0; index < fits.length; index += 1) {
      if (fits[index]?.(place) === false) continue candidates;
    }
    const polarity = columns.polarities[place] ?? NO_VALUE;
    const slot = polarity === NO_VALUE ? 3 : polarity;
    counts[slot] = (counts[slot] ?? 0) + 1;
    if (polarityFits[polarity] === 0) continue;
    mask[place] = 1;
    total += 1;
  }
  return { mask, total, counts };
}

type Condition = (place: number) => boolean;

/** The conditions that ask for something, cheap ones first. */
function conditionsOf(
  columns: GalleryColumns,
  filter: GalleryFilter,
  sets: FilterSets,
): readonly Condition[] {
  const { polarities, confidences, platforms, postedAtMs, outcomes, sensitive } = columns;
  const { representatives, groupSizes, postIds } = columns;
  const conditions: Condition[] = [];
  const { minConfidence, maxConfidence } = filter;
  if (minConfidence > 0 || maxConfidence < 1) {
    conditions.push((place) => {
      const confidence = confidences[place] ?? Number.NaN;
      return confidence >= minConfidence && confidence <= maxConfidence;
    });
  }
  if (filter.review !== 'any') {
    const wanted = filter.review === 'reviewed';
    conditions.push((place) => (outcomes[place] !== NO_VALUE) === wanted);
  }
  if (filter.outcomes.length > 0) {
    const fits = allowed(filter.outcomes.map((outcome) => REVIEW_OUTCOMES.indexOf(outcome)));
    conditions.push((place) => fits[outcomes[place] ?? NO_VALUE] === 1);
  }
  if (filter.platforms.length > 0) {
    const fits = allowed(filter.platforms.map((platform) => Platform.options.indexOf(platform)));
    conditions.push((place) => fits[platforms[place] ?? NO_VALUE] === 1);
  }
  if (filter.fromMs !== null || filter.toMs !== null) {
    const from = filter.fromMs ?? Number.NEGATIVE_INFINITY;
    const to = filter.toMs ?? Number.POSITIVE_INFINITY;
    conditions.push((place) => {
      const at = postedAtMs[place] ?? Number.NaN;
      return at >= from && at < to;
    });
  }
  if (filter.sensitive !== 'any') {
    const wanted = filter.sensitive === 'only' ? 1 : 0;
    conditions.push((place) => sensitive[place] === wanted);
  }
  if (filter.copies === 'in-groups') conditions.push((place) => (groupSizes[place] ?? 1) > 1);
  if (filter.copies === 'representatives') {
    conditions.push((place) => {
      const representative = representatives[place];
      return representative === NO_GROUP || representative === place;
    });
  }
  if (filter.verdictAgainstWeak !== 'any') {
    conditions.push(comparing(outcomes, polarities, filter.verdictAgainstWeak));
  }
  if (filter.studentAgainstWeak !== 'any') {
    const student = columns.student?.polarities ?? new Uint8Array(0);
    conditions.push(comparing(student, polarities, filter.studentAgainstWeak));
  }
  const { splits, posts, onMap } = sets;
  if (onMap !== null) conditions.push((place) => onMap[place] === 1);
  if (splits !== null) {
    const fits = allowed(filter.splits.map((split) => SPLITS.indexOf(split)));
    conditions.push((place) => {
      const split = splits[place] ?? NO_VALUE;
      return split !== NO_VALUE && fits[split] === 1;
    });
  }
  if (posts !== null) conditions.push((place) => posts[postIds[place] ?? 0] === 1);
  return conditions;
}

/** Whether two columns hold the same polarity, or different ones; both must hold one. */
function comparing(a: Uint8Array, b: Uint8Array, wanted: 'agrees' | 'differs'): Condition {
  const wantsEqual = wanted === 'agrees';
  return (place) => {
    const left = a[place] ?? NO_VALUE;
    const right = b[place] ?? NO_VALUE;
    return left < 3 && right < 3 && (left === right) === wantsEqual;
  };
}

/** Marks of the small numbers that fit: those listed, or all for an empty list. */
function allowed(numbers: readonly number[]): Uint8Array {
  const marks = new Uint8Array(NO_VALUE + 1).fill(numbers.length === 0 ? 1 : 0);
  for (const number of numbers) marks[number] = 1;
  return marks;
}
