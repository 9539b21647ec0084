import { z } from 'zod';
import { FAILURE_KINDS } from '../failure.ts';
import { BenchmarkSource } from './benchmark-source.ts';
import { VerdictUse } from './dataset.ts';
import { DatasetFormat } from './dataset-export.ts';
import { DatasetOptions } from './dataset-options.ts';
import { EvaluatedModel } from './evaluated-model.ts';
import { EvaluationTarget } from './evaluation-target.ts';
import { FineTuneSettings } from './fine-tune.ts';
import { ItemName } from './ids.ts';
import { ImageScaling } from './image-scaling.ts';
import { ModelFormat } from './model-export.ts';
import { LeastScore } from './near-duplicates.ts';
import { Polarity } from './polarity.ts';
import { PREDICTION_FORMATS } from './prediction-format.ts';
import { SelectionRule } from './selection.ts';
import { SplitRatios } from './split.ts';

/** Forms of source files that can be imported. */
export const ImportFormat = z.enum(['auto', 'x-jsonl', 't4sa', 'folder-csv']);
export type ImportFormat = z.infer<typeof ImportFormat>;

/**
 * A piece of work that takes time, as every shell asks for it.
 *
 * All of them can be repeated: what is done already is not done again.
 */
export const JobRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('import'),
    /** Files or folders, absolute. */
    paths: z.array(z.string().min(1)).min(1).readonly(),
    format: ImportFormat,
  }),
  z.object({
    kind: z.literal('crawl'),
    /** Address of an X API v2 service, without `/2`. */
    apiUrl: z.url(),
    query: z.string().min(1).max(4096),
    /** The crawl ends after this many posts were delivered. */
    maxPosts: z.int().positive(),
  }),
  z.object({
    kind: z.literal('fetch'),
    /** Try the images again whose server could not be reached. */
    retryUnreachable: z.boolean(),
  }),
  z.object({ kind: z.literal('clean') }),
  z.object({ kind: z.literal('label') }),
  z.object({
    kind: z.literal('near-duplicates'),
    /** Left out: the workspace's radius. */
    radius: z.int().min(0).max(31).optional(),
    /** Least agreement of two pictures that count as copies. Left out: the workspace's. */
    leastScore: LeastScore.optional(),
  }),
  z.object({
    /** Says how well near-duplicates are found, by copies of own images; changes nothing else. */
    kind: z.literal('measure-near-duplicates'),
    /** Images to make copies of. */
    sample: z.int().min(20).max(1000).default(200),
    seed: z.int().nonnegative(),
  }),
  z.object({
    kind: z.literal('build-dataset'),
    name: ItemName,
    selection: SelectionRule,
    balance: z.boolean(),
    splitRatios: SplitRatios,
    seed: z.int().nonnegative(),
    /** What verdicts do to the weak labels; left out: nothing. */
    verdicts: VerdictUse.optional(),
    ...DatasetOptions.shape,
  }),
  z.object({
    kind: z.literal('train'),
    name: ItemName,
    dataset: ItemName,
    settings: FineTuneSettings,
  }),
  z.object({
    kind: z.literal('import-benchmark'),
    name: ItemName,
    ...BenchmarkSource.shape,
  }),
  z.object({
    kind: z.literal('evaluate'),
    model: EvaluatedModel,
    target: EvaluationTarget,
  }),
  z.object({
    /** Puts the target's images on a map by what the model makes of them. */
    kind: z.literal('map-embeddings'),
    model: EvaluatedModel,
    target: EvaluationTarget,
    seed: z.int().nonnegative(),
  }),
  z.object({
    kind: z.literal('export-model'),
    model: EvaluatedModel,
    /** Each in a folder of its own, each proved. */
    formats: z.array(ModelFormat).min(1).readonly(),
    /** An ONNX file that takes bytes: its scale, mean and order of channels inside. */
    onnxTakesBytes: z.boolean().default(true),
  }),
  z.object({
    kind: z.literal('export-dataset'),
    dataset: ItemName,
    format: DatasetFormat.default('ids'),
  }),
  z.object({
    /** Fetches the images of a dataset that was passed on as ids. */
    kind: z.literal('rehydrate'),
    /** Folder of an exported dataset of the form `ids`. */
    folder: z.string().min(1),
    /** Address of an X API v2 service, without `/2`. */
    apiUrl: z.url().default('https://api.x.com'),
  }),
  z.object({
    /** Judges files and folders, and writes what came out. */
    kind: z.literal('predict'),
    model: EvaluatedModel,
    paths: z.array(z.string().min(1)).min(1).readonly(),
    format: z.enum(PREDICTION_FORMATS),
    /** File to write, absolute. */
    output: z.string().min(1),
  }),
  z.object({
    kind: z.literal('train-teacher'),
    name: ItemName,
    /** A TSV or CSV with a header that names the columns of the text and of its polarity. */
    file: z.string().min(1),
    seed: z.int().nonnegative(),
  }),
  z.object({
    kind: z.literal('add-transformer'),
    name: ItemName,
    /** A folder with an ONNX model and its tokenizer, or the name of a model on the Hugging Face hub. */
    source: z.string().min(1),
    /** Which of the model's label names stands for which polarity; left out: by their usual names. */
    labelMapping: z.record(z.string(), Polarity).optional(),
  }),
  z.object({
    kind: z.literal('calibrate-teacher'),
    /** A teacher on the shelf; the calibrated one is a new teacher beside it. */
    teacher: z.string(),
    /** The audit whose verdicts it is calibrated on. */
    audit: ItemName,
  }),
  z.object({
    kind: z.literal('adapt-teacher'),
    name: ItemName,
    /** The tandem to start from. */
    base: z.string(),
    /** A table of labelled texts to learn from as well. */
    file: z.string().min(1).optional(),
    seed: z.int().nonnegative(),
  }),
  z.object({
    kind: z.literal('cross-fit'),
    /** Name of the student whose opinions these become. */
    name: ItemName,
    dataset: ItemName,
    folds: z.int().min(2).max(20),
    /** Of either mode; no epoch is chosen, so that the validation split is dealt into folds with the others. */
    settings: FineTuneSettings,
  }),
  z.object({ kind: z.literal('check-sensitive') }),
  z.object({ kind: z.literal('make-thumbnails') }),
  z.object({
    kind: z.literal('import-labelling-set'),
    name: ItemName,
    /** A folder of images, sub-folders included. */
    folder: z.string().min(1),
    /** Share of images that come again, unmarked. */
    repeatShare: z.number().min(0).max(0.5),
    seed: z.int().nonnegative(),
  }),
  z.object({
    kind: z.literal('benchmark-from-set'),
    name: ItemName,
    set: ItemName,
    /** Reviewers of an image who must have given the same polarity. */
    minAgreeing: z.int().min(1),
  }),
  z.object({
    kind: z.literal('import-weights'),
    name: ItemName,
    /** Paths, absolute: a file of weights, and its prototxt and mean.binaryproto where there are such. */
    files: z.array(z.string().min(1)).min(1).readonly(),
    /** What the network was trained to see; left out: what the files say. */
    scaling: ImageScaling.optional(),
  }),
  z.object({
    kind: z.literal('fetch-weights'),
    /** Name of published weights in the catalogue; the imported ones have it too. */
    name: ItemName,
  }),
  z.object({
    kind: z.literal('compare-teachers'),
    teachers: z.array(z.string()).min(1).readonly(),
    file: z.string().min(1),
  }),
]);
export type JobRequest = z.infer<typeof JobRequest>;

export const JobProgress = z
  .object({
    done: z.number(),
    /** Null while it is not known how much there is. */
    total: z.number().nullable(),
    /** What is counted, in the plural: `posts`, `images`, `epochs`. */
    unit: z.string(),
    perSecond: z.number().nullable(),
    secondsLeft: z.number().nullable(),
    /** One line on what goes on right now. */
    message: z.string(),
  })
  .readonly();
export type JobProgress = z.infer<typeof JobProgress>;

export const JobState = z.enum(['queued', 'running', 'finished', 'cancelled', 'failed']);
export type JobState = z.infer<typeof JobState>;

export const Job = z
  .object({
    jobId: z.string(),
    request: JobRequest,
    state: JobState,
    progress: JobProgress,
    /** Named figures of a finished job, for people and machines. */
    summary: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
    failure: z
      .object({ kind: z.enum(FAILURE_KINDS), message: z.string(), advice: z.string() })
      .readonly()
      .nullable(),
  })
  .readonly();
export type Job = z.infer<typeof Job>;
