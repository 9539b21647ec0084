import { z } from 'zod';
import { EvaluatedModel } from './evaluated-model.ts';
import { Proportion } from './evaluation.ts';
import { EvaluationManner, EvaluationMetrics } from './evaluation-metrics.ts';
import { EvaluationTarget } from './evaluation-target.ts';
import { MediaId } from './ids.ts';
import { MapRegion } from './map-region.ts';
import { Polarity, Probabilities } from './polarity.ts';

/** A model measured on a target; figures are those of the three-way and of the paper's two-way manner. */
export const EvaluationEntry = z
  .object({
    model: EvaluatedModel,
    target: EvaluationTarget,
    evaluatedAtMs: z.number(),
    images: z.int(),
    /** Images that could not be decoded. */
    unreadable: z.int(),
    accuracy: Proportion,
    /** `drop-neutral`; null without images labelled NEG or POS. */
    twoWayAccuracy: Proportion.nullable(),
  })
  .readonly();
export type EvaluationEntry = z.infer<typeof EvaluationEntry>;

/** Part of a target's images, by one property of theirs. */
export const EvaluationSlice = z
  .object({
    /** Such as `5 of 5`, `x`, `0.9 to 1`. */
    name: z.string(),
    images: z.int(),
    accuracy: Proportion.nullable(),
    macroRecall: Proportion.nullable(),
  })
  .readonly();
export type EvaluationSlice = z.infer<typeof EvaluationSlice>;

/** A figure that somebody published; never computed here. */
export const PublishedFigure = z
  .object({
    model: z.string(),
    /** Such as `5 agree`. */
    subset: z.string(),
    /** Images that it was measured on. */
    images: z.int(),
    /** With Wilson's interval for so many images. */
    accuracy: Proportion,
    source: z.string(),
  })
  .readonly();
export type PublishedFigure = z.infer<typeof PublishedFigure>;

/** Images of the target that show the same as an image that the model was trained on. */
export const Contamination = z
  .object({
    images: z.int(),
    /** Null where all or none are contaminated, or for imported weights, whose training images nobody knows here. */
    accuracyWithout: Proportion.nullable(),
    /** Null where the model's training images are not known here. */
    trainingImages: z.int().nullable(),
  })
  .readonly();
export type Contamination = z.infer<typeof Contamination>;

export const EvaluationReport = z
  .object({
    entry: EvaluationEntry,
    metrics: EvaluationMetrics,
    /** Cumulative, as benchmarks are published: all reviewers, all but one, …; empty where nobody counted. */
    byAgreement: z.array(EvaluationSlice).readonly(),
    byPlatform: z.array(EvaluationSlice).readonly(),
    /** Of the weak label, for a dataset's split. */
    byConfidence: z.array(EvaluationSlice).readonly(),
    contamination: Contamination,
    /** Of this benchmark, where its images are those of a published one. */
    published: z.array(PublishedFigure).readonly(),
  })
  .readonly();
export type EvaluationReport = z.infer<typeof EvaluationReport>;

/** What a report counts. */
export const ReportRequest = z
  .object({
    model: EvaluatedModel,
    target: EvaluationTarget,
    manner: EvaluationManner,
    /** Only images on which so many reviewers agreed; null: all. */
    minAgreeing: z.int().positive().nullable(),
    /** Leave out images that show the same as a training image. */
    withoutContaminated: z.boolean(),
  })
  .readonly();
export type ReportRequest = z.infer<typeof ReportRequest>;

/** Which images of an evaluation to look at. */
export const EvaluatedImageQuery = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cell'), label: Polarity, predicted: Polarity }).readonly(),
  z.object({ kind: z.literal('confident-right') }).readonly(),
  z.object({ kind: z.literal('confident-wrong') }).readonly(),
  z.object({ kind: z.literal('uncertain') }).readonly(),
  /** Images by which of two models is right: only this one, only the other, both, or neither. */
  z
    .object({
      kind: z.literal('differs'),
      other: EvaluatedModel,
      right: z.enum(['this', 'other', 'both', 'neither']),
    })
    .readonly(),
  z.object({ kind: z.literal('contaminated') }).readonly(),
  /** Images that lie in a part of the evaluation's map. */
  z.object({ kind: z.literal('on-map'), region: MapRegion }).readonly(),
]);
export type EvaluatedImageQuery = z.infer<typeof EvaluatedImageQuery>;

export const EvaluatedImage = z
  .object({
    mediaId: MediaId,
    width: z.int(),
    height: z.int(),
    label: Polarity,
    /** In the report's manner. */
    predicted: Polarity,
    probabilities: Probabilities,
    agreeing: z.int().nullable(),
    annotators: z.int().nullable(),
    isSensitive: z.boolean(),
  })
  .readonly();
export type EvaluatedImage = z.infer<typeof EvaluatedImage>;

/** Everything that is known of one judged image. */
export const EvaluatedImageDetail = z
  .object({
    image: EvaluatedImage,
    /** As the source has it: the emotion, or the file's name. */
    file: z.string().nullable(),
    post: z
      .object({ platform: z.string(), text: z.string(), postedAtMs: z.number().nullable() })
      .readonly()
      .nullable(),
    /** The chosen teacher's, on the post. */
    teacher: Probabilities.nullable(),
    /** The chosen student's, out of fold. */
    student: Probabilities.nullable(),
    /** Training images that show the same. */
    contaminatedBy: z.array(MediaId).readonly(),
  })
  .readonly();
export type EvaluatedImageDetail = z.infer<typeof EvaluatedImageDetail>;

/** Which parts of an image speak for a polarity: Grad-CAM. Rows from the top; 0 nothing, 1 the most of this image. */
export const HeatMap = z
  .object({
    polarity: Polarity,
    rows: z.int(),
    columns: z.int(),
    values: z.array(z.number().min(0).max(1)).readonly(),
    probabilities: Probabilities,
  })
  .readonly();
export type HeatMap = z.infer<typeof HeatMap>;

/** Images as points in the plane: a UMAP of what the network makes of them before its last layer. */
export const EmbeddingMap = z
  .object({
    model: EvaluatedModel,
    target: EvaluationTarget,
    madeAtMs: z.number(),
    /** In equal order: images, and x and y one after the other, from 0 to 1. */
    mediaIds: z.array(MediaId).readonly(),
    positions: z.array(z.number()).readonly(),
    labels: z.array(Polarity).readonly(),
    predicted: z.array(Polarity).readonly(),
  })
  .readonly();
export type EmbeddingMap = z.infer<typeof EmbeddingMap>;
