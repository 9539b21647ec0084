import { type Address, addressHash } from '../../stores/address.ts';

const SET_VIEWS = ['blind', 'report', 'agreement', 'disputes'] as const;
export type SetView = (typeof SET_VIEWS)[number];

/** What the review screen shows: its overview, a new audit, or a view of a set. */
export type ReviewPlace =
  | { readonly kind: 'overview' }
  | { readonly kind: 'new-audit' }
  | {
      readonly kind: 'set';
      readonly set: string;
      readonly view: SetView;
      /** The image shown, from 0; null: where the reviewer goes on. */
      readonly at: number | null;
    };

/** Reads `#/review`, `#/review?new=audit`, `#/review/mine?at=3`, `#/review/mine?view=report`. */
export function reviewPlace({ item, query }: Pick<Address, 'item' | 'query'>): ReviewPlace {
  const values = new URLSearchParams(query);
  if (item === null) return { kind: values.get('new') === 'audit' ? 'new-audit' : 'overview' };
  return {
    kind: 'set',
    set: item,
    view: SET_VIEWS.find((view) => view === values.get('view')) ?? 'blind',
    at: wholeNumber(values.get('at')),
  };
}

/** The query of a view of a set; `reviewPlace` gives it back. */
export function setQuery(view: SetView, at: number | null): string {
  const values = new URLSearchParams();
  if (view !== 'blind') values.set('view', view);
  if (at !== null) values.set('at', `${at}`);
  return values.toString();
}

/** The hash of a view of a set. */
export function setHash(set: string, view: SetView): string {
  return addressHash({ screen: 'review', item: set, query: setQuery(view, null) });
}

export const REVIEW_HASH = addressHash({ screen: 'review', item: null, query: '' });
export const NEW_AUDIT_HASH = addressHash({ screen: 'review', item: null, query: 'new=audit' });

/** The gallery on the images whose label is most suspicious, nothing reviewed yet. */
export const HUNT_HASH = addressHash({
  screen: 'gallery',
  item: null,
  query: 'order=suspicion&review=unreviewed&copies=representatives&hunt=1',
});

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
