/** `stem`, or the first of `stem-2`, `stem-3`, … that is not taken. */
export function freeName(stem: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  if (!used.has(stem.toLowerCase())) return stem;
  let number = 2;
  while (used.has(`${stem}-${number}`.toLowerCase())) number += 1;
  return `${stem}-${number}`;
}
