import type { CutProposal } from '../../../shared/domain/audit.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';

const DIGITS = 1000;

/** A cut as a threshold: rounded up to three digits, so that no less confident label passes. */
export function thresholdOf(cut: number): number {
  return Math.min(1, Math.ceil(cut * DIGITS - 1e-9) / DIGITS);
}

/** The selection with the proposed cuts; a polarity for which there is none keeps its threshold. */
export function selectionWithCuts(
  selection: SelectionRule,
  proposals: readonly CutProposal[],
): SelectionRule {
  const cuts = proposals.flatMap(({ polarity, cut }) =>
    cut === null ? [] : [[polarity, thresholdOf(cut)] as const],
  );
  return { ...selection, ...Object.fromEntries(cuts) };
}
