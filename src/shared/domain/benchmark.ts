import { z } from 'zod';
import { ItemName } from './ids.ts';

export const BenchmarkSummary = z
  .object({
    name: ItemName,
    importedAtMs: z.number(),
    counts: z.object({ NEG: z.int(), NEU: z.int(), POS: z.int() }).readonly(),
    /** Files of the benchmark's folder that could not be used. */
    rejected: z.int(),
  })
  .readonly();
export type BenchmarkSummary = z.infer<typeof BenchmarkSummary>;
