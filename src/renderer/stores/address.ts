export const SCREENS = [
  'overview',
  'collect',
  'teacher',
  'gallery',
  'review',
  'near-duplicates',
  'dataset',
  'train',
  'evaluate',
  'predict',
  'export',
] as const;
export type ScreenName = (typeof SCREENS)[number];

/** A place in the interface: the screen, the thing shown on it, and how it is shown. */
export type Address = {
  readonly screen: ScreenName;
  /** Name of the run, teacher or review set that the screen is about. */
  readonly item: string | null;
  /** The screen's own state, as in the address (`polarity=NEG&min=0.7`). */
  readonly query: string;
};

/** Reads `#/train/my-run?x=1`; whatever is not a place leads to the overview. */
export function parseAddress(hash: string): Address {
  const text = hash.replace(/^#?\/?/, '');
  const cut = text.indexOf('?');
  const path = cut === -1 ? text : text.slice(0, cut);
  const [first = '', second] = path.split('/');
  const screen = SCREENS.find((name) => name === first);
  if (screen === undefined) return { screen: 'overview', item: null, query: '' };
  return {
    screen,
    item: second === undefined || second === '' ? null : safeDecode(second),
    query: cut === -1 ? '' : text.slice(cut + 1),
  };
}

/** The hash of a place; `parseAddress` gives the place back. */
export function addressHash({ screen, item, query }: Address): string {
  const path = item === null ? screen : `${screen}/${encodeURIComponent(item)}`;
  return query === '' ? `#/${path}` : `#/${path}?${query}`;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
