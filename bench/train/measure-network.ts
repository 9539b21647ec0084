// One of the program's networks, measured: for each line that comes in, computes or trains on one batch. Started by
// bench/train.ts.
import { seededRandom } from '../../src/main/domain/seeded-random.ts';
import { type Tensor, type Tensor4D, tf } from '../../src/main/trainer/backend.ts';
import { headLogits } from '../../src/main/trainer/classification-head.ts';
import { loadNetwork } from '../../src/main/trainer/load-network.ts';
import { createOptimizer } from '../../src/main/trainer/optimizer.ts';
import { trainedParameters } from '../../src/main/trainer/parameters.ts';
import { batchGradients } from '../../src/main/trainer/training-step.ts';
import { NetworkName } from '../../src/shared/domain/fine-tune.ts';
import { answerLines } from './answer-lines.ts';

const SIZE = 224;
const RATE = 1e-3;

const [name, mode, images] = process.argv.slice(2);
const count = Number(images);
const network = await loadNetwork(NetworkName.parse(name), {
  inputSize: SIZE,
  seed: 1,
  weights: { kind: 'random' },
  weightsFolder: null,
});
const random = seededRandom(1);
const batch = {
  values: Float32Array.from({ length: count * SIZE * SIZE * 3 }, () => random.normal()),
  shape: [count, SIZE, SIZE, 3] as const,
  polarities: Int32Array.from({ length: count }, (_, index) => index % 3),
};
const step = mode === 'forward' ? forward : trainer();

await answerLines(step);

function logits(inputs: Tensor, dropoutSeed: number | null) {
  const features = network.features(inputs as Tensor4D); // why: a batch of images, as made above
  return headLogits(network.model, network.head, features, dropoutSeed);
}

function forward(): void {
  tf.tidy(() =>
    logits(tf.tensor(batch.values, [...batch.shape]), null)
      .argMax(1)
      .dataSync(),
  );
}

function trainer(): () => void {
  const parameters = trainedParameters(network, { mode: 'FT-A', lastLayerRate: 1 });
  const solver = { optimizer: 'sgd', momentum: 0.9, weightDecay: 0 } as const;
  const optimizer = createOptimizer(solver, parameters);
  const variables = parameters.map(({ variable }) => variable);
  let steps = 0;
  return () => {
    steps += 1;
    const { gradients } = batchGradients(
      batch,
      (inputs) => logits(inputs, steps),
      variables,
      [1, 1, 1],
    );
    optimizer.apply(gradients, RATE);
  };
}
