import { type GalleryFilter, GalleryOrder } from '../../../shared/domain/gallery.ts';
import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';

/** What the gallery shows, as it stands in the address. */
export type GalleryView = {
  readonly filter: GalleryFilter;
  /** Place of the selected image among the shown ones, from 0. */
  readonly at: number | null;
};

export const FIRST_FILTER: GalleryFilter = {
  polarities: POLARITIES,
  minConfidence: 0,
  maxConfidence: 1,
  representativesOnly: false,
  order: 'confidence-descending',
};

/** Reads `polarity=NEG,POS&min=0.7&at=12`; what is missing or wrong is as at first. */
export function galleryViewFromQuery(query: string): GalleryView {
  const values = new URLSearchParams(query);
  const low = share(values.get('min'), FIRST_FILTER.minConfidence);
  const high = share(values.get('max'), FIRST_FILTER.maxConfidence);
  const order = GalleryOrder.safeParse(values.get('order'));
  return {
    filter: {
      polarities: polaritiesFrom(values.get('polarity')),
      minConfidence: Math.min(low, high),
      maxConfidence: Math.max(low, high),
      representativesOnly: values.get('representatives') === '1',
      order: order.success ? order.data : FIRST_FILTER.order,
    },
    at: place(values.get('at')),
  };
}

/** The query of a view, without what is as at first; `galleryViewFromQuery` gives the view back. */
export function galleryQuery({ filter, at }: GalleryView): string {
  const parts: string[] = [];
  if (filter.polarities.length < POLARITIES.length) {
    parts.push(`polarity=${filter.polarities.join(',')}`);
  }
  if (filter.minConfidence !== FIRST_FILTER.minConfidence)
    parts.push(`min=${filter.minConfidence}`);
  if (filter.maxConfidence !== FIRST_FILTER.maxConfidence)
    parts.push(`max=${filter.maxConfidence}`);
  if (filter.representativesOnly) parts.push('representatives=1');
  if (filter.order !== FIRST_FILTER.order) parts.push(`order=${filter.order}`);
  if (at !== null) parts.push(`at=${at}`);
  return parts.join('&');
}

/** Switches one polarity; switching the last one off shows all of them again. */
export function togglePolarity(
  shown: readonly Polarity[],
  polarity: Polarity,
): readonly Polarity[] {
  const wanted = POLARITIES.filter((one) =>
    one === polarity ? !shown.includes(one) : shown.includes(one),
  );
  return wanted.length === 0 ? POLARITIES : wanted;
}

function polaritiesFrom(text: string | null): readonly Polarity[] {
  const names = text?.split(',') ?? [];
  const shown = POLARITIES.filter((polarity) => names.includes(polarity));
  return shown.length === 0 ? POLARITIES : shown;
}

function share(text: string | null, fallback: number): number {
  const value = text === null || text === '' ? Number.NaN : Number(text);
  return value >= 0 && value <= 1 ? value : fallback;
}

function place(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
