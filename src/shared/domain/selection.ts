import { z } from 'zod';

const threshold = z.number().min(0).max(1);

/** The selection: the least confidence that a weak label of each polarity must have. */
export const SelectionRule = z
  .object({ NEG: threshold, NEU: threshold, POS: threshold })
  .readonly();
export type SelectionRule = z.infer<typeof SelectionRule>;

/** A start that a person is expected to move; the paper's own threshold is not published. */
export const DEFAULT_SELECTION: SelectionRule = { NEG: 0.7, NEU: 0.7, POS: 0.7 };
