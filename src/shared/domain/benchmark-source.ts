import { z } from 'zod';
import { Polarity } from './polarity.ts';

/**
 * Forms that benchmarks are published in.
 *
 * `folders`: one sub-folder per class, a polarity or an emotion. `twitter-testing`: images in one folder and the lists
 * `five_agree.txt`, `four_agree.txt`, `three_agree.txt` of You et al. (2015). `csv`: a table with a column of paths and
 * one of classes; several tables that hold one another (`5agree.csv`, `4agree.csv`, `3agree.csv`) are levels of agreement.
 */
export const BenchmarkForm = z.enum(['auto', 'folders', 'twitter-testing', 'csv']);
export type BenchmarkForm = z.infer<typeof BenchmarkForm>;

/** Where a benchmark is and how it is to be read; all but the path can be left to what is found. */
export const BenchmarkSource = z.object({
  /** A folder or a CSV file, absolute. */
  path: z.string().min(1),
  form: BenchmarkForm.default('auto'),
  /** Where the images of a table are; left out: beside it, or in `images`. */
  imagesFolder: z.string().min(1).optional(),
  /** Names of the table's columns; left out: `path` or `file` or `image`, and `class` or `label` or `polarity`. */
  pathColumn: z.string().min(1).optional(),
  classColumn: z.string().min(1).optional(),
  /** Which polarity each class stands for; null leaves a class out. Left out: by usual names and emotions. */
  classes: z.record(z.string(), Polarity.nullable()).optional(),
});
export type BenchmarkSource = z.infer<typeof BenchmarkSource>;

/** A class of a benchmark as its publisher names it, and what became of it. */
export const BenchmarkClass = z
  .object({ name: z.string(), polarity: Polarity.nullable(), images: z.int() })
  .readonly();
export type BenchmarkClass = z.infer<typeof BenchmarkClass>;

/** Images on which so many of so many people agreed. */
export const AgreementCount = z
  .object({ agreeing: z.int(), annotators: z.int(), images: z.int() })
  .readonly();
export type AgreementCount = z.infer<typeof AgreementCount>;

/** What would be imported: shown before anything is. */
export const BenchmarkPreview = z
  .object({
    form: BenchmarkForm.exclude(['auto']),
    images: z.int(),
    classes: z.array(BenchmarkClass).readonly(),
    /** Best agreement first; empty where nobody counted. */
    agreement: z.array(AgreementCount).readonly(),
    /** Lines and files that cannot be used, in words, with how many. */
    problems: z.array(z.object({ text: z.string(), count: z.int() }).readonly()).readonly(),
  })
  .readonly();
export type BenchmarkPreview = z.infer<typeof BenchmarkPreview>;
