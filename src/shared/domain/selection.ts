import { z } from 'zod';

const threshold = z.number().min(0).max(1);

/**
 * The selection: the least confidence that a weak label of each polarity must have.
 *
 * With `agreeing`, other teachers must have read the post too and found the same polarity, however sure.
 */
export const SelectionRule = z
  .object({
    NEG: threshold,
    NEU: threshold,
    POS: threshold,
    agreeing: z.array(z.string()).readonly().optional(),
  })
  .readonly();
export type SelectionRule = z.infer<typeof SelectionRule>;

/**
 * A start that a person is expected to move: the paper's own thresholds are not published.
 *
 * NEG and NEU are lower, because a calibrated word-list teacher is seldom surer of them.
 */
export const DEFAULT_SELECTION: SelectionRule = { NEG: 0.5, NEU: 0.5, POS: 0.6 };

/** Selections that were published or measured, by name. */
export const SELECTION_PRESETS = [
  {
    name: 'T4SA',
    rule: { NEG: 0.85, NEU: 0.85, POS: 0.85 },
    note: 'From memory of the 2017 paper, not found in print: a released T4SA file shows its own.',
  },
  {
    name: 'T4SA 2.0',
    rule: { NEG: 0.7, NEU: 0.9, POS: 0.9 },
    note: 'Serra, Carrara, Tesconi and Falchi 2023: added points on every benchmark there.',
  },
] as const satisfies readonly {
  readonly name: string;
  readonly rule: SelectionRule;
  readonly note: string;
}[];
