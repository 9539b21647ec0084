// One epoch of FT-F for each line that comes in: with features that are computed `once` and kept on disk, or `anew`.
// Started by bench/train.ts.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tf } from '../../src/main/trainer/backend.ts';
import { headLogits } from '../../src/main/trainer/classification-head.ts';
import { featureData } from '../../src/main/trainer/feature-data.ts';
import { imageData } from '../../src/main/trainer/image-data.ts';
import { loadNetwork } from '../../src/main/trainer/load-network.ts';
import type { LabelledImage } from '../../src/main/trainer/manifest.ts';
import type { Network } from '../../src/main/trainer/network.ts';
import { createOptimizer } from '../../src/main/trainer/optimizer.ts';
import { trainedParameters } from '../../src/main/trainer/parameters.ts';
import { trainEpoch } from '../../src/main/trainer/train-epoch.ts';
import type { TrainingData } from '../../src/main/trainer/training-data.ts';
import { defaultFineTuneSettings, NetworkName } from '../../src/shared/domain/fine-tune.ts';
import { answerLines } from './answer-lines.ts';

const [name = '', folder = '', batchSize, how, featuresFolder = ''] = process.argv.slice(2);
const settings = {
  ...defaultFineTuneSettings('FT-F', NetworkName.parse(name)),
  batchSize: Number(batchSize),
  optimizer: 'sgd' as const,
  momentum: 0.9,
};
const train = ['negative', 'neutral', 'positive'].flatMap((kind, polarity) =>
  readdirSync(join(folder, kind)).map(
    (file): LabelledImage => ({ path: join(folder, kind, file), polarity: polarity as 0 | 1 | 2 }), // why: three kinds
  ),
);
const network = await loadNetwork(settings.network, { ...settings, weightsFolder: null });
const parameters = trainedParameters(network, settings);
const optimizer = createOptimizer(settings, parameters);
let data: TrainingData | null = null;
let epoch = 0;

await answerLines(async () => {
  epoch += 1;
  data ??= how === 'once' ? await featuresOnce(network) : featuresAnew(network);
  const session = {
    settings,
    data,
    parameters,
    optimizer,
    classWeights: [1, 1, 1] as const,
    now: () => performance.now(),
    reached: async () => undefined,
  };
  const events = trainEpoch(session, epoch, null);
  while ((await events.next()).done !== true);
});

async function featuresOnce(network: Network): Promise<TrainingData> {
  const computing = featureData({ train, validation: [] }, network, settings, featuresFolder);
  let computed = await computing.next();
  while (computed.done !== true) computed = await computing.next();
  return computed.value;
}

/** The frozen layers are run for each batch of each epoch. */
function featuresAnew(network: Network): TrainingData {
  const images = imageData({ train, validation: [] }, network, settings);
  return {
    ...images,
    trainBatches: async function* (epoch, skip) {
      for await (const batch of images.trainBatches(epoch, skip)) {
        const [count] = batch.shape;
        const { size } = network.preprocessing;
        const values = tf.tidy(() =>
          network.features(tf.tensor4d(batch.values, [count, size, size, 3])).dataSync<'float32'>(),
        );
        const shape = [count, network.featureCount] as const;
        yield { ...batch, values, shape };
      }
    },
    logits: (inputs, dropoutSeed) =>
      headLogits(
        network.model,
        network.head,
        tf.reshape(inputs, [-1, network.featureCount]),
        dropoutSeed,
      ),
  };
}
