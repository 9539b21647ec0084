import { z } from 'zod';
import { AgreementCount, BenchmarkClass, BenchmarkForm } from './benchmark-source.ts';
import { ItemName } from './ids.ts';

export const BenchmarkSummary = z
  .object({
    name: ItemName,
    importedAtMs: z.number(),
    counts: z.object({ NEG: z.int(), NEU: z.int(), POS: z.int() }).readonly(),
    /** Files of the benchmark's folder that could not be used. */
    rejected: z.int(),
    /** How it was published; null for sets labelled in the program and benchmarks of older versions. */
    form: BenchmarkForm.nullable(),
    /** The publisher's classes; empty where not known. */
    classes: z.array(BenchmarkClass).readonly(),
    /** Images by how many of how many people agreed, best first; empty where nobody counted. */
    agreement: z.array(AgreementCount).readonly(),
  })
  .readonly();
export type BenchmarkSummary = z.infer<typeof BenchmarkSummary>;
