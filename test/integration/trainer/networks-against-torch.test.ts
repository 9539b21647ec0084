import { describe, expect, onTestFinished, test } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { type Tensor4D, tf, type Variable } from '../../../src/main/trainer/backend.ts';
import { headLogits } from '../../../src/main/trainer/classification-head.ts';
import { freezeLayers } from '../../../src/main/trainer/freeze-layers.ts';
import { loadNetwork } from '../../../src/main/trainer/load-network.ts';
import type { Network } from '../../../src/main/trainer/network.ts';
import { batchGradients } from '../../../src/main/trainer/training-step.ts';
import { drawBiases, namedWeights, valuesOf } from '../../helpers/drawn-network.ts';
import { narrowHybridCnn, narrowVgg19 } from '../../helpers/narrow-network.ts';
import { hasTorch, type NamedValues, torchReference } from '../../helpers/torch-reference.ts';

const TOLERANCE = 1e-3;
const POLARITIES = [0, 2];
const MINUTES = 60_000;

const RANDOM = { seed: 7, weights: { kind: 'random' }, weightsFolder: null } as const;

describe.skipIf(!hasTorch())('a network without dropout equals PyTorch', () => {
  test.each([
    ['HybridCNN at 224', () => narrowHybridCnn(224)],
    ['HybridCNN at 227', () => narrowHybridCnn(227)],
    ['VGG-19 at 64', () => narrowVgg19()],
  ] as const)(
    'logits and gradients of FT-A and FT-F: narrow %s pixels',
    async (_, load) => {
      await compareWithTorch(await load(), TOLERANCE);
    },
    MINUTES,
  );

  // Rounding turns a few of VGG-19's millions of relus and poolings to the other side, and each moves the
  // gradients before it: PyTorch's own in 32 bits are 1e-2 away from its own in 64.
  test.each([
    ['HybridCNN', TOLERANCE],
    ['VGG-19', 2e-2],
  ] as const)(
    'logits and gradients of FT-A and FT-F: %s at 224 pixels, gradients to %d',
    async (name, tolerance) => {
      await compareWithTorch(await loadNetwork(name, { ...RANDOM, inputSize: 224 }), tolerance);
    },
    10 * MINUTES,
  );
});

async function compareWithTorch(network: Network, gradientTolerance: number): Promise<void> {
  onTestFinished(() => {
    network.model.dispose();
  });
  drawBiases(network);
  const images = drawnImages(network.preprocessing.size);
  const weights = namedWeights(network);
  const expected = torchReference({
    network: network.name,
    polarities: POLARITIES,
    tensors: [images, ...weights.map(({ name, variable }) => valuesOf(name, variable))],
  });
  const logits = tf.tidy(() => logitsOf(network, images).dataSync<'float32'>());
  expect(difference(logits, expected.get('logits')?.values)).toBeLessThan(TOLERANCE);
  for (const mode of ['FT-A', 'FT-F'] as const) {
    const variables = freezeLayers(network, mode);
    const gradients = gradientsOf(network, images, variables);
    const trained = weights.filter(({ variable }) => variables.includes(variable));
    expect(trained).toHaveLength(mode === 'FT-A' ? weights.length : 6);
    for (const { name, variable } of trained) {
      const gradient = gradients[variables.indexOf(variable)];
      const worst = difference(gradient?.dataSync<'float32'>(), expected.get(name)?.values);
      expect(worst, `${mode} ${name}`).toBeLessThan(gradientTolerance);
    }
    tf.dispose([...gradients]);
  }
}

function drawnImages(size: number): NamedValues {
  const random = seededRandom(5);
  const shape = [POLARITIES.length, size, size, 3];
  const values = Float32Array.from({ length: 2 * size * size * 3 }, () => random.normal());
  return { name: 'images', shape, values };
}

function logitsOf(network: Network, { values, shape }: NamedValues) {
  const [, size = 0] = shape;
  const images: Tensor4D = tf.tensor4d(values, [POLARITIES.length, size, size, 3]);
  return headLogits(network.model, network.head, network.features(images), null);
}

function gradientsOf(network: Network, images: NamedValues, variables: readonly Variable[]) {
  return batchGradients(
    {
      values: images.values,
      shape: [POLARITIES.length, ...images.shape.slice(1)],
      polarities: Int32Array.from(POLARITIES),
    },
    (inputs) =>
      headLogits(
        network.model,
        network.head,
        network.features(inputs as Tensor4D), // why: images, as drawn above
        null,
      ),
    variables,
    [1, 1, 1],
  ).gradients;
}

/** Euclidean length of the difference, relative to the reference's. */
function difference(ours: Float32Array | undefined, theirs: Float32Array | undefined): number {
  if (!ours || ours.length !== theirs?.length) return Number.NaN;
  let [squares, reference] = [0, 0];
  for (let index = 0; index < theirs.length; index += 1) {
    const value = theirs[index] ?? 0;
    squares += ((ours[index] ?? 0) - value) ** 2;
    reference += value ** 2;
  }
  return Math.sqrt(squares / reference);
}
