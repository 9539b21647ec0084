import { modelName } from '../../../shared/domain/evaluated-model.ts';
import { targetName } from '../../../shared/domain/evaluation-target.ts';
import { type GalleryFilter, WHOLE_GALLERY } from '../../../shared/domain/gallery.ts';
import { PLATFORM_NAMES } from '../../ui/platform-name.ts';
import { VERDICT_LOOK } from '../../ui/verdict-look.ts';
import { dayOf, lastDayOf } from './calendar-day.ts';

/** A condition of a filter in words, and the filter without it. */
export type ActiveFilter = {
  readonly text: string;
  readonly without: GalleryFilter;
};

type FilterKey = keyof GalleryFilter;

/** The conditions that hold, one each, in the order of the filter bar. */
export function activeFilters(filter: GalleryFilter): readonly ActiveFilter[] {
  const active: ActiveFilter[] = [];
  const add = (text: string | null, ...keys: readonly FilterKey[]): void => {
    if (text !== null) active.push({ text, without: cleared(filter, keys) });
  };
  add(listText(filter.polarities, 'weak'), 'polarities');
  add(confidenceRange(filter), 'minConfidence', 'maxConfidence');
  add(filter.text.trim() === '' ? null : `text: ${filter.text.trim()}`, 'text');
  add(filter.review === 'any' ? null : filter.review, 'review');
  add(
    listText(
      filter.outcomes.map((outcome) => VERDICT_LOOK[outcome].short),
      'verdict',
    ),
    'outcomes',
  );
  add(againstText(filter.verdictAgainstWeak, 'verdict'), 'verdictAgainstWeak');
  add(againstText(filter.studentAgainstWeak, 'student'), 'studentAgainstWeak');
  add(
    listText(
      filter.platforms.map((platform) => PLATFORM_NAMES[platform]),
      'from',
    ),
    'platforms',
  );
  add(filter.fromMs === null ? null : `since ${dayOf(filter.fromMs)}`, 'fromMs');
  add(filter.toMs === null ? null : `until ${lastDayOf(filter.toMs)}`, 'toMs');
  add(filter.dataset === null ? null : `dataset ${filter.dataset}`, 'dataset', 'splits');
  add(filter.dataset === null ? null : listText(filter.splits, 'split'), 'splits');
  add(COPIES_TEXT[filter.copies], 'copies');
  add(SENSITIVE_TEXT[filter.sensitive], 'sensitive');
  add(mapText(filter.map), 'map');
  return active;
}

/** Whether verdicts change which images a filter shows. */
export function dependsOnVerdicts(filter: GalleryFilter): boolean {
  return (
    filter.review !== 'any' || filter.outcomes.length > 0 || filter.verdictAgainstWeak !== 'any'
  );
}

const COPIES_TEXT: Readonly<Record<GalleryFilter['copies'], string | null>> = {
  all: null,
  representatives: 'representatives only',
  'in-groups': 'with near-duplicates',
};

const SENSITIVE_TEXT: Readonly<Record<GalleryFilter['sensitive'], string | null>> = {
  any: null,
  only: 'sensitive only',
  without: 'without sensitive',
};

function mapText(map: GalleryFilter['map']): string | null {
  return map === null
    ? null
    : `in a part of the map of ${targetName(map.target)} by ${modelName(map.model)}`;
}

function cleared(filter: GalleryFilter, keys: readonly FilterKey[]): GalleryFilter {
  return { ...filter, ...Object.fromEntries(keys.map((key) => [key, WHOLE_GALLERY[key]])) };
}

function listText(values: readonly string[], what: string): string | null {
  return values.length === 0 ? null : `${what} ${values.join(', ')}`;
}

function confidenceRange({ minConfidence, maxConfidence }: GalleryFilter): string | null {
  if (minConfidence === 0 && maxConfidence === 1) return null;
  return `confidence ${minConfidence.toFixed(2)} – ${maxConfidence.toFixed(2)}`;
}

function againstText(against: GalleryFilter['verdictAgainstWeak'], who: string): string | null {
  if (against === 'any') return null;
  return against === 'agrees' ? `${who} agrees with weak` : `${who} differs from weak`;
}
