import type { GalleryGrouping, GalleryOrder } from '../../../shared/domain/gallery.ts';
import { type GalleryColumns, NO_GROUP, NO_VALUE } from './gallery-columns.ts';

const DAY_MS = 86_400_000;

/** Sections by a number (polarity, platform, day since 1970, ordinal of a representative); null for none, always last. */
export type NumberedSection = { readonly key: number | null; readonly count: number };

export type Grouped = {
  readonly ordinals: Uint32Array;
  readonly sections: readonly NumberedSection[];
};

/**
 * Cuts ordered images into sections; within one the order stays.
 *
 * Polarities and platforms come in their own order; days newest first, or oldest first where the images are so
 * ordered; near-duplicate groups by their first image.
 */
export function groupPlaces(
  columns: GalleryColumns,
  ordinals: Uint32Array,
  grouping: Exclude<GalleryGrouping, 'none'>,
  order: GalleryOrder,
): Grouped {
  const keyOf = keyReader(columns, grouping);
  const slots = new Map<number, number>();
  const counts: number[] = [];
  const slotOf = new Uint32Array(ordinals.length);
  let lastKey = Number.NaN;
  let slot = 0;
  for (let index = 0; index < ordinals.length; index += 1) {
    const key = keyOf(ordinals[index] ?? 0);
    if (key !== lastKey) {
      slot = slots.get(key) ?? counts.length;
      if (slot === counts.length) {
        slots.set(key, slot);
        counts.push(0);
      }
      lastKey = key;
    }
    counts[slot] = (counts[slot] ?? 0) + 1;
    slotOf[index] = slot;
  }

  const sorted = [...slots].sort(([a], [b]) => compareKeys(a, b, grouping, order));
  const starts = new Uint32Array(counts.length);
  let start = 0;
  for (const [, place] of sorted) {
    starts[place] = start;
    start += counts[place] ?? 0;
  }
  const grouped = new Uint32Array(ordinals.length);
  for (let index = 0; index < ordinals.length; index += 1) {
    const place = slotOf[index] ?? 0;
    const target = starts[place] ?? 0;
    grouped[target] = ordinals[index] ?? 0;
    starts[place] = target + 1;
  }
  return {
    ordinals: grouped,
    sections: sorted.map(([key, place]) => ({
      key: key === NONE ? null : key,
      count: counts[place] ?? 0,
    })),
  };
}

const NONE = Number.POSITIVE_INFINITY;

function keyReader(
  { polarities, platforms, postedAtMs, representatives }: GalleryColumns,
  grouping: Exclude<GalleryGrouping, 'none'>,
): (place: number) => number {
  const small = (column: Uint8Array) => (place: number) => {
    const value = column[place] ?? NO_VALUE;
    return value === NO_VALUE ? NONE : value;
  };
  if (grouping === 'polarity') return small(polarities);
  if (grouping === 'platform') return small(platforms);
  if (grouping === 'day') {
    return (place) => {
      const day = Math.floor((postedAtMs[place] ?? Number.NaN) / DAY_MS);
      return Number.isNaN(day) ? NONE : day;
    };
  }
  return (place) => {
    const representative = representatives[place] ?? NO_GROUP;
    return representative === NO_GROUP ? NONE : representative;
  };
}

function compareKeys(
  a: number,
  b: number,
  grouping: Exclude<GalleryGrouping, 'none'>,
  order: GalleryOrder,
): number {
  if (a === b) return 0;
  if (a === NONE) return 1;
  if (b === NONE) return -1;
  // The map lists groups by their first image, and sorting is stable.
  if (grouping === 'near-duplicates') return 0;
  return grouping === 'day' && order !== 'oldest' ? b - a : a - b;
}
