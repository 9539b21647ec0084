import { POLARITIES } from '../../../shared/domain/polarity.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';

/** Whether two selections take the same images. */
export function isSameSelection(a: SelectionRule, b: SelectionRule): boolean {
  const others = (rule: SelectionRule): string => JSON.stringify(rule.agreeing?.toSorted() ?? []);
  return hasSameThresholds(a, b) && others(a) === others(b);
}

/** Whether two selections have the same thresholds, whoever else must agree. */
export function hasSameThresholds(a: SelectionRule, b: SelectionRule): boolean {
  return POLARITIES.every((polarity) => a[polarity] === b[polarity]);
}
