import type { SettledFineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { type BatchCost, batchCost } from '../domain/training/batch-cost.ts';
import { featureVariants } from './feature-variant.ts';
import { imageBatches } from './image-batches.ts';
import { imageData } from './image-data.ts';
import { FEATURE_BATCH, featuresOfBatch, type ImageFeatures } from './image-features.ts';
import type { Manifest } from './manifest.ts';
import { FEW_IMAGES, type MeasuredCost, measureCost, type Stopwatch } from './measure-cost.ts';
import { missingFeatures } from './missing-features.ts';
import type { Network } from './network.ts';
import type { Optimizer, Parameter } from './optimizer.ts';
import { rowData } from './row-data.ts';
import type { Batch, TrainingData } from './training-data.ts';
import { batchGradients, scoreBatch } from './training-step.ts';

/** Milliseconds of measuring, by what is measured. */
const BUDGET_MS = { learn: 3500, validate: 1500, features: 2500, head: 1500, headValidate: 500 };
const NOTHING: MeasuredCost = { cost: batchCost([]), fromSmallerBatches: false };
const DROPOUT_SEED = 1;
/** Steps of no length cost what others do, and change nothing. */
const NO_RATE = 0;

/** A training that is ready to begin. */
export type ReadyTraining = {
  readonly manifest: Manifest;
  readonly network: Network;
  readonly settings: SettledFineTuneSettings;
  readonly parameters: readonly Parameter[];
  readonly optimizer: Optimizer;
};

export type MeasuredTraining = {
  readonly features: BatchCost;
  readonly learn: BatchCost;
  readonly validate: BatchCost;
  /** In versions of images. */
  readonly featuresToCompute: number;
  readonly featuresStored: number;
  /** Some of it was told from smaller batches. */
  readonly fromSmallerBatches: boolean;
};

/** See `MeasuredWork`. */
type Limits = { readonly firstSize: number; readonly budgetMs: number };

/** Measures training of all layers, from image files. */
export async function measureAllLayers(
  training: ReadyTraining,
  stopwatch: Stopwatch,
): Promise<MeasuredTraining> {
  const { manifest, network, settings } = training;
  const dataOf = (batchSize: number) => imageData(manifest, network, { ...settings, batchSize });
  const slow = (budgetMs: number): Limits => ({ firstSize: FEW_IMAGES, budgetMs });
  const learn = await measureLearning(training, dataOf, slow(BUDGET_MS.learn), stopwatch);
  const validate = await measureValidation(training, dataOf, slow(BUDGET_MS.validate), stopwatch);
  return {
    features: NOTHING.cost,
    learn: learn.cost,
    validate: validate.cost,
    featuresToCompute: 0,
    featuresStored: 0,
    fromSmallerBatches: learn.fromSmallerBatches || validate.fromSmallerBatches,
  };
}

/** Measures training of the head: features of those images that have none, then learning from features. */
export async function measureHead(
  training: ReadyTraining,
  stopwatch: Stopwatch,
  { featuresFolder }: { readonly featuresFolder: string },
): Promise<MeasuredTraining> {
  const { manifest, network, settings } = training;
  const images = [...manifest.train, ...manifest.validation];
  const variants = featureVariants(settings.augmentation);
  const { missing, stored } = await missingFeatures(images, network, variants, featuresFolder);
  const features =
    missing.length === 0 ? NOTHING : await measureFeatures(missing, network, stopwatch);

  const rows = images.map(({ polarity }, row) => ({ row, polarity }));
  const trainCount = manifest.train.length;
  const dataOf = (batchSize: number) =>
    rowData(
      variants.map(() => blankFeatures(network.featureCount)),
      rows.slice(0, trainCount),
      rows.slice(trainCount),
      network,
      { ...settings, batchSize },
    );
  const quick = (budgetMs: number): Limits => ({ firstSize: settings.batchSize, budgetMs });
  const learn = await measureLearning(training, dataOf, quick(BUDGET_MS.head), stopwatch);
  const validate = await measureValidation(
    training,
    dataOf,
    quick(BUDGET_MS.headValidate),
    stopwatch,
  );
  return {
    features: features.cost,
    learn: learn.cost,
    validate: validate.cost,
    featuresToCompute: missing.length,
    featuresStored: stored,
    fromSmallerBatches: [features, learn, validate].some((part) => part.fromSmallerBatches),
  };
}

function measureLearning(
  { settings, parameters, optimizer }: ReadyTraining,
  dataOf: (batchSize: number) => TrainingData,
  { firstSize, budgetMs }: Limits,
  stopwatch: Stopwatch,
): Promise<MeasuredCost> {
  const { logits } = dataOf(settings.batchSize);
  return measureCost<Batch>(
    {
      size: settings.batchSize,
      batches: (size) => dataOf(size).trainBatches(1, 0),
      imagesIn: ({ polarities }) => polarities.length,
      work: (batch) => {
        const { gradients } = batchGradients(
          batch,
          (inputs) => logits(inputs, DROPOUT_SEED),
          parameters.map(({ variable }) => variable),
          [1, 1, 1],
        );
        const gradientsAt = stopwatch.now();
        optimizer.apply(gradients, NO_RATE);
        return stopwatch.now() - gradientsAt;
      },
      firstSize,
      budgetMs,
    },
    stopwatch,
  );
}

async function measureValidation(
  { settings, manifest }: ReadyTraining,
  dataOf: (batchSize: number) => TrainingData,
  { firstSize, budgetMs }: Limits,
  stopwatch: Stopwatch,
): Promise<MeasuredCost> {
  if (manifest.validation.length === 0) return NOTHING;
  const { logits } = dataOf(settings.batchSize);
  return measureCost<Batch>(
    {
      size: settings.batchSize,
      batches: (size) => dataOf(size).validationBatches(),
      imagesIn: ({ polarities }) => polarities.length,
      work: (batch) => {
        scoreBatch(batch, (inputs) => logits(inputs, null));
        return 0;
      },
      firstSize,
      budgetMs,
    },
    stopwatch,
  );
}

function measureFeatures(
  missing: Parameters<typeof imageBatches>[0],
  network: Network,
  stopwatch: Stopwatch,
): Promise<MeasuredCost> {
  return measureCost(
    {
      size: FEATURE_BATCH,
      batches: (size) => imageBatches(missing, size, network.preprocessing.size),
      imagesIn: ({ items }) => items.length,
      work: (batch) => {
        featuresOfBatch(batch, network);
        return 0;
      },
      firstSize: FEW_IMAGES,
      budgetMs: BUDGET_MS.features,
    },
    stopwatch,
  );
}

/** Features that are not there yet, as it costs to read them: numbers of 16 bits that become numbers of 32. */
function blankFeatures(columns: number): ImageFeatures {
  const row = new Float16Array(columns);
  return {
    isReadable: () => true,
    read: async (places) => {
      const values = new Float32Array(places.length * columns);
      for (const index of places.keys()) values.set(row, index * columns);
      return values;
    },
    close: async () => undefined,
  };
}
