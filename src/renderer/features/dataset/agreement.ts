import type { SelectionRule } from '../../../shared/domain/selection.ts';

/** Teachers whose agreement can be asked for: all but the one in use, and those that are asked already. */
export function teachersToAsk(
  teachers: readonly string[],
  inUse: string | undefined,
  agreeing: readonly string[],
): readonly string[] {
  return [...new Set([...teachers.filter((name) => name !== inUse), ...agreeing])];
}

/** The same thresholds with other teachers that must agree; none of them leaves the field out. */
export function withAgreeing(
  { NEG, NEU, POS }: SelectionRule,
  agreeing: readonly string[],
): SelectionRule {
  return agreeing.length === 0 ? { NEG, NEU, POS } : { NEG, NEU, POS, agreeing };
}
