import { z } from 'zod';

const threshold = z.number().min(0).max(1);

/** The selection: the least confidence that a weak label of each polarity must have. */
export const SelectionRule = z
  .object({ NEG: threshold, NEU: threshold, POS: threshold })
  .readonly();
export type SelectionRule = z.infer<typeof SelectionRule>;

/**
 * A start that a person is expected to move: the paper's own thresholds are not published.
 *
 * NEG and NEU are lower, because a calibrated word-list teacher is seldom surer of them.
 */
export const DEFAULT_SELECTION: SelectionRule = { NEG: 0.5, NEU: 0.5, POS: 0.6 };
