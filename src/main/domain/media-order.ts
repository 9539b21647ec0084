/** Order of text by code units: the same on every machine, unlike `localeCompare`. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order in which lists of media are kept, so that they do not depend on how they came in. */
export function byMediaId(
  a: { readonly mediaId: string },
  b: { readonly mediaId: string },
): number {
  return byText(a.mediaId, b.mediaId);
}
