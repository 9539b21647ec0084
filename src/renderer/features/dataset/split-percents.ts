import type { SplitRatios } from '../../../shared/domain/split.ts';

/** The ratios that two whole percentages leave; null when nothing is left for training. */
export function ratiosFromPercents(validation: number, test: number): SplitRatios | null {
  const train = 100 - validation - test;
  if (validation < 0 || test < 0 || train <= 0) return null;
  return { train: train / 100, validation: validation / 100, test: test / 100 };
}
