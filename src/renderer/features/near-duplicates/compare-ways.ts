/** How two images are compared: next to each other, in turns, or where they differ. */
export const COMPARE_WAYS = [
  { way: 'beside', name: 'Side by side' },
  { way: 'blink', name: 'Blink' },
  { way: 'difference', name: 'Difference' },
] as const;

export type CompareWay = (typeof COMPARE_WAYS)[number]['way'];

/** The way that comes after this one, the first after the last. */
export function nextWay(way: CompareWay): CompareWay {
  const index = COMPARE_WAYS.findIndex((one) => one.way === way);
  return (COMPARE_WAYS[index + 1] ?? COMPARE_WAYS[0]).way;
}
