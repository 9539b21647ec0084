import type { ConfusionMatrix } from '../../shared/domain/evaluation.ts';

/** Each count as a share of its row, so that rows of different size compare; 0 in an empty row. */
export function rowShares(confusion: ConfusionMatrix): readonly (readonly number[])[] {
  return confusion.map((row) => {
    const sum = row.reduce((total, count) => total + count, 0);
    return row.map((count) => (sum === 0 ? 0 : count / sum));
  });
}
