import type { GalleryGrouping } from '../../shared/domain/gallery.ts';
import { POLARITIES } from '../../shared/domain/polarity.ts';
import { Platform } from '../../shared/domain/post.ts';

const DAY_MS = 86_400_000;

/** What a section is called by: a polarity, a day, a platform, a representative's id, or nothing. */
export function sectionKey(
  grouping: GalleryGrouping,
  key: number | null,
  mediaIdOf: (ordinal: number) => string,
): string {
  if (key === null || grouping === 'none') return '';
  if (grouping === 'polarity') return POLARITIES[key] ?? '';
  if (grouping === 'platform') return Platform.options[key] ?? '';
  if (grouping === 'near-duplicates') return mediaIdOf(key);
  return dayText(key);
}

/** A day since 1970 as `2026-11-25`; a day that no calendar has is called by its number. */
function dayText(day: number): string {
  const date = new Date(day * DAY_MS);
  return Number.isNaN(date.getTime()) ? String(day) : date.toISOString().slice(0, 10);
}
