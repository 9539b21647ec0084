/** What words contribute to the gates, computed once and kept for the words that return. */
export type WordProjections = {
  /** Where the word's numbers start in `values`; they stay there until the next call. */
  find(row: number): number;
  readonly values: Float64Array;
};

/**
 * Keeps `capacity` words of `size` numbers each.
 *
 * A word that is not kept takes the place of one that was not asked for since the hand last passed it (the
 * clock algorithm of Corbató, 1968). `compute` writes a word's numbers into `values` from `at` on.
 */
export function createWordProjections(
  rows: number,
  capacity: number,
  size: number,
  compute: (row: number, values: Float64Array, at: number) => void,
): WordProjections {
  const places = Math.max(1, Math.min(rows, capacity));
  const values = new Float64Array(places * size);
  const placeOfRow = new Int32Array(rows).fill(-1);
  const rowOfPlace = new Int32Array(places).fill(-1);
  const asked = new Uint8Array(places);
  let hand = 0;
  const free = () => {
    while (asked[hand] === 1) {
      asked[hand] = 0;
      hand = (hand + 1) % places;
    }
    const place = hand;
    hand = (hand + 1) % places;
    return place;
  };
  const find = (row: number) => {
    const known = placeOfRow[row] ?? -1;
    if (known >= 0) {
      asked[known] = 1;
      return known * size;
    }
    const place = free();
    const leaving = rowOfPlace[place] ?? -1;
    if (leaving >= 0) placeOfRow[leaving] = -1;
    rowOfPlace[place] = row;
    placeOfRow[row] = place;
    asked[place] = 1;
    compute(row, values, place * size);
    return place * size;
  };
  return { find, values };
}
