import type { Proportion } from '../../../shared/domain/evaluation.ts';

/** Sums of floating-point numbers miss round values by less. */
const TINY = 1e-9;

/** The stretch of an axis, of round values, that holds intervals and what they are compared with. */
export function axisOf(
  intervals: readonly Proportion[],
  references: readonly number[] = [],
): readonly [low: number, high: number] {
  const values = [...intervals.flatMap(({ low, high }) => [low, high]), ...references];
  if (values.length === 0) return [0, 1];
  const low = Math.floor(Math.min(...values) * 20 + TINY) / 20;
  const high = Math.ceil(Math.max(...values) * 20 - TINY) / 20;
  return low === high ? [low - 0.05, high + 0.05] : [low, high];
}

/** Where an interval stands against another one, in words. */
export function standing(own: Proportion, other: Proportion): 'above' | 'below' | 'overlaps' {
  if (own.low > other.high) return 'above';
  return own.high < other.low ? 'below' : 'overlaps';
}
