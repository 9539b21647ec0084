import type { SettledFineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { deriveSeed, seededRandom } from '../domain/seeded-random.ts';
import type { Tensor2D } from './backend.ts';
import { headLogits } from './classification-head.ts';
import type { ImageFeatures } from './image-features.ts';
import type { Network } from './network.ts';
import { prefetch } from './prefetch.ts';
import type { Batch, TrainingData } from './training-data.ts';

const BATCHES_AHEAD = 4;

/** An image's place among those whose features were computed, with its polarity: NEG 0, NEU 1, POS 2. */
export type LabelledRow = { readonly row: number; readonly polarity: 0 | 1 | 2 };

type Version = LabelledRow & { readonly variant: number };

/**
 * Training data from features of images; images that could not be decoded are left out.
 *
 * Each epoch has its own order of the training images, and takes one of the variants of each; both follow from
 * the seed. Validation images are the unchanged ones. Closing closes the features.
 *
 * @param variants features of the same images, of the unchanged ones first.
 */
export function rowData(
  variants: readonly ImageFeatures[],
  train: readonly LabelledRow[],
  validation: readonly LabelledRow[],
  network: Network,
  settings: Pick<SettledFineTuneSettings, 'batchSize' | 'seed'>,
): TrainingData {
  const readable = ({ row }: LabelledRow) => variants.every((variant) => variant.isReadable(row));
  const trainRows = train.filter(readable);
  const validationRows = validation.filter(readable);
  const readBatch = async (batch: readonly Version[]): Promise<Batch> => ({
    values: await readVersions(variants, batch, network.featureCount),
    shape: [batch.length, network.featureCount],
    polarities: Int32Array.from(batch, ({ polarity }) => polarity),
  });
  function* tasks(order: readonly Version[]): Generator<() => Promise<Batch>> {
    for (let start = 0; start < order.length; start += settings.batchSize) {
      const batch = order.slice(start, start + settings.batchSize);
      yield () => readBatch(batch);
    }
  }
  return {
    batchesPerEpoch: Math.ceil(trainRows.length / settings.batchSize),
    trainPolarities: trainRows.map(({ polarity }) => polarity),
    trainBatches: (epoch, skip) => {
      const choice = seededRandom(deriveSeed(settings.seed, 'variant', epoch));
      const order = seededRandom(deriveSeed(settings.seed, 'order', epoch))
        .shuffle(trainRows)
        .map((row) => ({ ...row, variant: Math.floor(choice.next() * variants.length) }))
        .slice(skip * settings.batchSize);
      return prefetch(tasks(order), BATCHES_AHEAD);
    },
    validationBatches: () =>
      prefetch(tasks(validationRows.map((row) => ({ ...row, variant: 0 }))), BATCHES_AHEAD),
    logits: (inputs, dropoutSeed) =>
      headLogits(network.model, network.head, inputs as Tensor2D, dropoutSeed), // why: a batch of features, as made above
    skippedImages: () =>
      train.length + validation.length - trainRows.length - validationRows.length,
    close: async () => {
      await Promise.all(variants.map((variant) => variant.close()));
    },
  };
}

async function readVersions(
  variants: readonly ImageFeatures[],
  batch: readonly Version[],
  columns: number,
): Promise<Float32Array> {
  const values = new Float32Array(batch.length * columns);
  await Promise.all(
    variants.map(async (features, variant) => {
      const places = batch.flatMap((version, place) => (version.variant === variant ? place : []));
      const rows = await features.read(places.map((place) => batch[place]?.row ?? 0));
      for (const [index, place] of places.entries()) {
        values.set(rows.subarray(index * columns, (index + 1) * columns), place * columns);
      }
    }),
  );
  return values;
}
