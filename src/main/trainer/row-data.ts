import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { deriveSeed, seededRandom } from '../domain/seeded-random.ts';
import type { Tensor2D } from './backend.ts';
import { headLogits } from './classification-head.ts';
import type { FeatureCache } from './feature-cache.ts';
import type { Network } from './network.ts';
import { prefetch } from './prefetch.ts';
import type { Batch, TrainingData } from './training-data.ts';

const BATCHES_AHEAD = 4;

/** A row of a feature cache with its image's polarity: NEG 0, NEU 1, POS 2. */
export type LabelledRow = { readonly row: number; readonly polarity: 0 | 1 | 2 };

/**
 * Training data from rows of a complete feature cache; rows whose image could not be decoded are left out.
 *
 * Each epoch has its own order of the training rows, which follows from the seed. Closing closes the cache.
 */
export function rowData(
  cache: FeatureCache,
  train: readonly LabelledRow[],
  validation: readonly LabelledRow[],
  network: Network,
  settings: Pick<FineTuneSettings, 'batchSize' | 'seed'>,
): TrainingData {
  const readable = ({ row }: LabelledRow) => cache.isReadable(row);
  const trainRows = train.filter(readable);
  const validationRows = validation.filter(readable);
  const readBatch = async (batch: readonly LabelledRow[]): Promise<Batch> => ({
    values: await cache.readRows(batch.map(({ row }) => row)),
    shape: [batch.length, network.featureCount],
    polarities: Int32Array.from(batch, ({ polarity }) => polarity),
  });
  function* tasks(order: readonly LabelledRow[]): Generator<() => Promise<Batch>> {
    for (let start = 0; start < order.length; start += settings.batchSize) {
      const batch = order.slice(start, start + settings.batchSize);
      yield () => readBatch(batch);
    }
  }
  return {
    batchesPerEpoch: Math.ceil(trainRows.length / settings.batchSize),
    trainBatches: (epoch) => {
      const random = seededRandom(deriveSeed(settings.seed, 'order', epoch));
      return prefetch(tasks(random.shuffle(trainRows)), BATCHES_AHEAD);
    },
    validationBatches: () => prefetch(tasks(validationRows), BATCHES_AHEAD),
    logits: (inputs, dropoutSeed) =>
      headLogits(network.model, network.head, inputs as Tensor2D, dropoutSeed), // why: a batch of features, as made above
    skippedImages: () =>
      train.length + validation.length - trainRows.length - validationRows.length,
    close: () => cache.close(),
  };
}
