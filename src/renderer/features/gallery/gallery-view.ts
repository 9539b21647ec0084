import {
  GALLERY_GROUPINGS,
  GALLERY_ORDERS,
  GalleryFilter,
  type GalleryGrouping,
  type GalleryOrder,
  WHOLE_GALLERY,
} from '../../../shared/domain/gallery.ts';
import { MediaId } from '../../../shared/domain/ids.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { Platform } from '../../../shared/domain/post.ts';
import { SPLITS } from '../../../shared/domain/split.ts';
import { REVIEW_OUTCOMES } from '../../../shared/domain/verdict.ts';
import { mapPartFromText, mapPartText } from '../../ui/map-part-text.ts';
import { oneOf } from '../../ui/one-of.ts';
import { dayEndMs, dayOf, dayStartMs, lastDayOf } from './calendar-day.ts';

/** What the gallery shows. */
export type GalleryLook = {
  readonly filter: GalleryFilter;
  readonly order: GalleryOrder;
  readonly grouping: GalleryGrouping;
};

/** The gallery's whole state, as it stands in the address. */
export type GalleryPlace = GalleryLook & {
  /** The image that the keys act on. */
  readonly image: MediaId | null;
  /** Its place, from 0: where to go on when the image is no longer shown. */
  readonly at: number | null;
  /** Verdicts given here belong to the hunt for wrong labels. */
  readonly isHunt: boolean;
};

export const FIRST_LOOK: GalleryLook = {
  filter: WHOLE_GALLERY,
  order: 'confidence-descending',
  grouping: 'none',
};

const AGAINST = ['any', 'agrees', 'differs'] as const;
const REVIEW = ['any', 'reviewed', 'unreviewed'] as const;
const COPIES = ['all', 'representatives', 'in-groups'] as const;
const SENSITIVE = ['any', 'only', 'without'] as const;
const LONGEST_TEXT = 400;

/** Reads `polarity=NEG,POS&min=0.7&order=newest&image=…`; what is missing or wrong is as at first. */
export function galleryPlaceFromQuery(query: string): GalleryPlace {
  const values = new URLSearchParams(query);
  const low = share(values.get('min'), 0);
  const high = share(values.get('max'), 1);
  const polarities = several(values.get('polarity'), POLARITIES);
  const image = MediaId.safeParse(values.get('image'));
  const dataset = GalleryFilter.unwrap().shape.dataset.safeParse(values.get('dataset'));
  return {
    filter: {
      polarities: polarities.length === POLARITIES.length ? [] : polarities,
      minConfidence: Math.min(low, high),
      maxConfidence: Math.max(low, high),
      review: oneOf(values.get('review'), REVIEW),
      outcomes: several(values.get('outcomes'), REVIEW_OUTCOMES),
      verdictAgainstWeak: oneOf(values.get('verdict'), AGAINST),
      studentAgainstWeak: oneOf(values.get('student'), AGAINST),
      platforms: several(values.get('platform'), Platform.options),
      fromMs: dayStartMs(values.get('from') ?? ''),
      toMs: dayEndMs(values.get('to') ?? ''),
      dataset: dataset.success ? dataset.data : null,
      splits: several(values.get('splits'), SPLITS),
      copies: oneOf(values.get('copies'), COPIES),
      sensitive: oneOf(values.get('sensitive'), SENSITIVE),
      text: (values.get('text') ?? '').slice(0, LONGEST_TEXT),
      map: mapPartFromText(values.get('map') ?? ''),
    },
    order: oneOf(values.get('order'), GALLERY_ORDERS),
    grouping: oneOf(values.get('group'), GALLERY_GROUPINGS),
    image: image.success ? image.data : null,
    at: /^\d{1,9}$/.test(values.get('at') ?? '') ? Number(values.get('at')) : null,
    isHunt: values.get('hunt') === '1',
  };
}

/** The query of a place, without what is as at first; `galleryPlaceFromQuery` gives the place back. */
export function galleryQuery({ image, at, isHunt, ...look }: GalleryPlace): string {
  const query = lookQuery(look);
  const rest = [
    ...(isHunt ? ['hunt=1'] : []),
    ...(image === null ? [] : [`image=${image}`]),
    ...(at === null ? [] : [`at=${at}`]),
  ].join('&');
  return query === '' || rest === '' ? query + rest : `${query}&${rest}`;
}

/** The part of a query that says what is shown; it is what a saved view keeps. */
export function lookQuery({ filter, order, grouping }: GalleryLook): string {
  const values = new URLSearchParams();
  const put = (name: string, value: string | number, first: string | number): void => {
    if (value !== first) values.set(name, String(value));
  };
  put('polarity', filter.polarities.join(','), '');
  put('min', filter.minConfidence, 0);
  put('max', filter.maxConfidence, 1);
  put('review', filter.review, REVIEW[0]);
  put('outcomes', filter.outcomes.join(','), '');
  put('verdict', filter.verdictAgainstWeak, AGAINST[0]);
  put('student', filter.studentAgainstWeak, AGAINST[0]);
  put('platform', filter.platforms.join(','), '');
  put('from', filter.fromMs === null ? '' : dayOf(filter.fromMs), '');
  put('to', filter.toMs === null ? '' : lastDayOf(filter.toMs), '');
  put('dataset', filter.dataset ?? '', '');
  put('splits', filter.splits.join(','), '');
  put('copies', filter.copies, COPIES[0]);
  put('sensitive', filter.sensitive, SENSITIVE[0]);
  put('text', filter.text, '');
  put('map', filter.map === null ? '' : mapPartText(filter.map), '');
  put('order', order, FIRST_LOOK.order);
  put('group', grouping, FIRST_LOOK.grouping);
  return values.toString().replaceAll('%2C', ',');
}

/** Switches one of several; the order of `all` is kept. */
export function toggled<Value>(
  all: readonly Value[],
  chosen: readonly Value[],
  value: Value,
): readonly Value[] {
  return all.filter((each) => (each === value ? !chosen.includes(each) : chosen.includes(each)));
}

/** Switches one polarity off or on, where none chosen means all of them; the last one off shows all again. */
export function toggledPolarity(
  chosen: GalleryFilter['polarities'],
  polarity: (typeof POLARITIES)[number],
): GalleryFilter['polarities'] {
  const next = toggled(POLARITIES, chosen.length === 0 ? POLARITIES : chosen, polarity);
  return next.length === POLARITIES.length ? [] : next;
}

function several<Value extends string>(
  text: string | null,
  all: readonly Value[],
): readonly Value[] {
  const names: readonly string[] = text?.split(',') ?? [];
  return all.filter((value) => names.includes(value));
}

function share(text: string | null, fallback: number): number {
  const value = text === null || text === '' ? Number.NaN : Number(text);
  return value >= 0 && value <= 1 ? value : fallback;
}
