import { z } from 'zod';
import { ItemName } from './ids.ts';

/** Networks that can be fine-tuned here. */
export const NetworkName = z.enum(['MobileNetV2', 'InceptionV3', 'VGG-19', 'HybridCNN']);
export type NetworkName = z.infer<typeof NetworkName>;

/** Networks of the paper, whose weights are imported from files. */
export const ImportedNetwork = NetworkName.extract(['VGG-19', 'HybridCNN']);
export type ImportedNetwork = z.infer<typeof ImportedNetwork>;

/** FT-F: convolutional layers fixed, fully connected layers trained. FT-A: all layers trained. */
export const FineTuneMode = z.enum(['FT-F', 'FT-A']);
export type FineTuneMode = z.infer<typeof FineTuneMode>;

/**
 * Where a network's first weights come from: `shipped` with the program (MobileNetV2 and InceptionV3),
 * `random` (drawn by the seed), or weights that were imported, by their name.
 */
export const WeightsChoice = z.union([
  z.object({ kind: z.literal('shipped') }).readonly(),
  z.object({ kind: z.literal('random') }).readonly(),
  z.object({ kind: z.literal('imported'), name: ItemName }).readonly(),
]);
export type WeightsChoice = z.infer<typeof WeightsChoice>;

/** How the learning rate goes over the epochs. */
export const LearningRateSchedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('constant') }).readonly(),
  /** Multiplied by `factor` after every so many epochs: Caffe's `step`. */
  z
    .object({
      kind: z.literal('step'),
      everyEpochs: z.int().min(1),
      factor: z.number().positive().max(1),
    })
    .readonly(),
  /** Half a cosine from the learning rate to zero, after a linear rise over so many epochs. */
  z.object({ kind: z.literal('cosine'), warmUpEpochs: z.number().min(0).default(0) }).readonly(),
]);
export type LearningRateSchedule = z.infer<typeof LearningRateSchedule>;

/** Random changes of training images; the seed decides them. */
export const Augmentation = z
  .object({
    /** Left and right swapped in half of the images. */
    mirror: z.boolean(),
    /** Up to this share of width and height is cut off, at a random place. */
    crop: z.number().min(0).max(0.5),
    /** Brightness, contrast and saturation are multiplied by up to 1 ± this, each by itself. */
    colour: z.number().min(0).max(0.9),
  })
  .readonly();
export type Augmentation = z.infer<typeof Augmentation>;

/** The largest batch that fits into memory is looked for when this is the batch size. */
export const AUTOMATIC_BATCH_SIZE = 'auto';

/** Settings of one fine-tuning; all of it is recorded with the run. Settings of older runs lack the later fields. */
export const FineTuneSettings = z
  .object({
    network: NetworkName,
    weights: WeightsChoice.default({ kind: 'shipped' }),
    mode: FineTuneMode,
    /** Side of the square network input, pixels; see `inputSizesOf`. */
    inputSize: z.int().min(32).max(512),
    epochs: z.int().min(1).max(1000),
    /** Images that go through the network together. */
    batchSize: z.union([z.int().min(1).max(1024), z.literal(AUTOMATIC_BATCH_SIZE)]),
    /** Batches whose gradients are averaged for one step, so that batchSize · accumulate images make one. */
    accumulate: z.int().min(1).max(64).default(1),
    optimizer: z.enum(['sgd', 'adam']),
    learningRate: z.number().positive().max(10),
    /** Times the learning rate: that of the new last layer. */
    lastLayerRate: z.number().positive().max(100).default(1),
    schedule: LearningRateSchedule.default({ kind: 'constant' }),
    /** Momentum of SGD; Adam ignores it. */
    momentum: z.number().min(0).max(0.999),
    /**
     * Added times the weight to its gradient before the momentum, as in Caffe: kernels and biases alike, not
     * the scales and shifts of batch normalisation.
     */
    weightDecay: z.number().min(0).max(1).default(0),
    /** Greatest norm of all gradients together; longer ones are shortened to it. Null: any. */
    clipNorm: z.number().positive().nullable().default(null),
    /** Stops after so many epochs without a better validation accuracy. Null: never. */
    patience: z.int().min(1).nullable().default(null),
    augmentation: Augmentation.default({ mirror: false, crop: 0, colour: 0 }),
    /** `balanced`: an image counts images / (3 · images of its polarity) times. */
    classWeights: z.enum(['none', 'balanced']).default('none'),
    seed: z.int().nonnegative(),
  })
  .readonly();
export type FineTuneSettings = z.infer<typeof FineTuneSettings>;

/** What may differ when a run goes on: it can be trained longer, or more carefully after its loss was lost. */
export const RESUMABLE_CHANGES = [
  'epochs',
  'patience',
  'learningRate',
  'clipNorm',
] as const satisfies readonly (keyof FineTuneSettings)[];

/** Settings of which the batch size is found. */
export type SettledFineTuneSettings = Omit<FineTuneSettings, 'batchSize'> & {
  readonly batchSize: number;
};

const MOBILE_SIZES = [96, 128, 160, 192, 224] as const;

/** Sides of the input that a network takes; the first is its paper's. */
export function inputSizesOf(network: NetworkName): readonly [number, ...number[]] {
  switch (network) {
    case 'MobileNetV2':
      return [224, ...MOBILE_SIZES.slice(0, -1)];
    case 'InceptionV3':
      return [299, 139, 160, 192, 224];
    case 'VGG-19':
      return [224];
    case 'HybridCNN':
      return [224, 227];
  }
}

/** Weights that a network starts from where nobody chose. */
export function usualWeights(network: NetworkName): WeightsChoice {
  return network === 'MobileNetV2' || network === 'InceptionV3'
    ? { kind: 'shipped' }
    : { kind: 'random' };
}

/** What no preset changes. */
const PLAIN = {
  accumulate: 1,
  lastLayerRate: 1,
  schedule: { kind: 'constant' },
  momentum: 0.9,
  weightDecay: 0,
  clipNorm: null,
  patience: null,
  classWeights: 'none',
  seed: 1,
} as const;

/**
 * Settings to start from.
 *
 * FT-A of networks that come with weights is by Adam, whose rate rises over the first epoch and then falls: its first
 * steps are as large for every weight, and would destroy pretrained layers whose batch statistics are fixed. In the
 * few hundred steps of a small dataset the paper's SGD at 1e-3 learns next to nothing: on 700 of the demo's images at 96
 * pixels MobileNetV2 came to 36 % (one seed), so to 69 to 80 % (three seeds, the first of which these settings were
 * chosen on), its head alone (FT-F) to 64 to 68 %. FT-A of the paper's networks has the paper's SGD.
 */
export function defaultFineTuneSettings(
  mode: FineTuneMode,
  network: NetworkName = 'MobileNetV2',
): FineTuneSettings {
  const shared = {
    ...PLAIN,
    network,
    weights: usualWeights(network),
    inputSize: inputSizesOf(network)[0],
    learningRate: 1e-3,
  };
  return mode === 'FT-F'
    ? {
        ...shared,
        mode,
        epochs: 20,
        batchSize: 64,
        optimizer: 'adam',
        augmentation: { mirror: false, crop: 0, colour: 0 },
      }
    : {
        ...shared,
        mode,
        epochs: 5,
        ...(shared.weights.kind === 'shipped'
          ? ALL_OF_A_SHIPPED
          : { batchSize: 32, optimizer: 'sgd' }),
        augmentation: { mirror: true, crop: 0, colour: 0 },
      };
}

/** What FT-A of a network that comes with weights has of its own. */
const ALL_OF_A_SHIPPED = {
  batchSize: 16,
  optimizer: 'adam',
  learningRate: 2e-4,
  lastLayerRate: 5,
  schedule: { kind: 'cosine', warmUpEpochs: 1 },
} as const;

/**
 * The paper's solver and schedule, as far as they are known from those who repeated it: SGD with momentum
 * 0.9, batches of 32 of which two make a step, learning rate 1e-3 divided by ten every 5 epochs, weight decay
 * 1e-5, 15 epochs of which the best on validation is kept.
 */
export function paperFineTuneSettings(
  mode: FineTuneMode,
  network: ImportedNetwork,
): FineTuneSettings {
  return {
    ...PLAIN,
    network,
    weights: usualWeights(network),
    mode,
    inputSize: 224,
    epochs: 15,
    batchSize: 32,
    accumulate: 2,
    optimizer: 'sgd',
    learningRate: 1e-3,
    schedule: { kind: 'step', everyEpochs: 5, factor: 0.1 },
    weightDecay: 1e-5,
    augmentation: { mirror: mode === 'FT-A', crop: 0, colour: 0 },
  };
}
