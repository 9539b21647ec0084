import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type LayersModel,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tf,
} from '../../../src/main/trainer/backend.ts';
import { headLogits } from '../../../src/main/trainer/classification-head.ts';
import { loadNetwork } from '../../../src/main/trainer/load-network.ts';
import type { Network } from '../../../src/main/trainer/network.ts';
import { createOptimizer } from '../../../src/main/trainer/optimizer.ts';
import { trainedParameters } from '../../../src/main/trainer/parameters.ts';
import { batchGradients } from '../../../src/main/trainer/training-step.ts';
import { expectClose } from '../../helpers/expect-close.ts';
import { narrowHybridCnn, narrowVgg19 } from '../../helpers/narrow-network.ts';

const NETWORKS = [
  ['VGG-19', () => narrowVgg19()],
  ['HybridCNN at 224', () => narrowHybridCnn(224)],
  ['HybridCNN at 227', () => narrowHybridCnn(227)],
] as const;

describe.each(NETWORKS)('narrow %s', (_, load) => {
  test('computes what its layers compute, also those that were saved and loaded again', async () => {
    const network = await disposed(load());
    const loaded = await savedAndLoaded(network.model);
    const images = drawnImages(network, 2);
    const ours = probabilitiesOf(network, images);
    for (const model of [network.model, loaded]) {
      const theirs = model.predict(images) as Tensor2D; // why: the model has one output
      expectClose(ours, theirs.dataSync<'float32'>(), 1e-5);
      theirs.dispose();
    }
    images.dispose();
    loaded.dispose();
  });

  test('leaves no tensors behind, however long it trains', async () => {
    const before = tf.memory().numTensors;
    const network = await load();
    const train = trainer(network);
    train.step();
    const { numTensors, numBytes } = tf.memory();
    for (let step = 0; step < 20; step += 1) train.step();
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    train.dispose();
    network.model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('learns a few images from random weights, dropout at work', async () => {
    const network = await disposed(load());
    const train = trainer(network);
    onTestFinished(() => train.dispose());
    let correct = 0;
    for (let step = 0; step < 150 && correct < train.images; step += 1) correct = train.step();
    expect(correct).toBe(train.images);
  }, 120_000);
});

test('equal seeds draw equal weights, others other ones', async () => {
  const kernels: string[][] = [];
  for (const seed of [1, 1, 2]) {
    const { model } = await disposed(narrowVgg19({ seed }));
    kernels.push(
      ['conv3_2', 'fc6', 'polarity'].map((name) =>
        String(model.getLayer(name).getWeights()[0]?.dataSync()),
      ),
    );
  }
  expect(kernels[0]).toEqual(kernels[1]);
  for (const [index, kernel] of (kernels[2] ?? []).entries()) {
    expect(kernel).not.toBe(kernels[0]?.[index]);
  }
});

test.each([
  ['VGG-19', 224, 'shipped', /no weights of VGG-19 come with the program/],
  ['InceptionV3', 299, 'random', /starts from the weights that come with the program/],
  ['HybridCNN', 160, 'random', /does not take images of 160 × 160/],
] as const)('%s at %i pixels refuses %s weights in words', async (name, inputSize, kind, words) => {
  const request = { inputSize, seed: 1, weights: { kind }, weightsFolder: null };
  await expect(loadNetwork(name, request)).rejects.toThrow(words);
});

async function disposed(loading: Promise<Network>): Promise<Network> {
  const network = await loading;
  onTestFinished(() => {
    network.model.dispose();
  });
  return network;
}

/** Through text and bytes, as files would hold them. */
async function savedAndLoaded(model: LayersModel): Promise<LayersModel> {
  let loaded: LayersModel | undefined;
  await model.save(
    tf.io.withSaveHandler(async ({ modelTopology, weightSpecs, weightData }) => {
      const topology = JSON.parse(JSON.stringify(modelTopology));
      loaded = await tf.loadLayersModel(
        tf.io.fromMemory({
          modelTopology: topology,
          ...(weightSpecs && weightData ? { weightSpecs, weightData } : {}),
        }),
      );
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  if (!loaded) throw new Error('nothing was saved');
  return loaded;
}

function drawnImages({ preprocessing: { size } }: Network, count: number): Tensor4D {
  return tf.tidy(() => {
    const colours = tf.randomNormal([count, 1, 1, 3], 0, 1, 'float32', 4);
    return tf.add(tf.randomNormal([count, size, size, 3], 0, 1, 'float32', 3), colours);
  });
}

function probabilitiesOf(network: Network, images: Tensor4D): Float32Array {
  return tf.tidy(() =>
    tf
      .softmax(headLogits(network.model, network.head, network.features(images), null))
      .dataSync<'float32'>(),
  );
}

/** Trains on one batch of images again and again; a step returns how many were right before it. */
function trainer(network: Network) {
  const images = 6;
  const { size } = network.preprocessing;
  const drawn = drawnImages(network, images);
  const values = drawn.dataSync<'float32'>();
  drawn.dispose();
  const polarities = Int32Array.from({ length: images }, (_, index) => index % 3);
  const parameters = trainedParameters(network, { mode: 'FT-A', lastLayerRate: 1 });
  const settings = { optimizer: 'sgd', momentum: 0.9, weightDecay: 0 } as const;
  const optimizer = createOptimizer(settings, parameters);
  const variables = parameters.map(({ variable }) => variable);
  let seed = 0;
  const logits = (inputs: Tensor) =>
    headLogits(
      network.model,
      network.head,
      network.features(inputs as Tensor4D), // why: images, as drawn above
      seed,
    );
  return {
    images,
    step: (): number => {
      seed += 1;
      const batch = { values, shape: [images, size, size, 3] as const, polarities };
      const { score, gradients } = batchGradients(batch, logits, variables, [1, 1, 1]);
      optimizer.apply(gradients, 1e-3);
      return score.correct;
    },
    dispose: () => optimizer.dispose(),
  };
}
