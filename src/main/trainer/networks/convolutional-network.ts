import { Failure } from '../../../shared/failure.ts';
import type { NetworkLayers } from '../../domain/networks/layer-weights.ts';
import type { LayersModel } from '../backend.ts';
import type { Network, NetworkRequest } from '../network.ts';
import { refusedWeights } from '../refused-weights.ts';
import { convolutionalFeatures } from './convolutional-features.ts';
import { convolutionalModel, DROPOUT_RATE, LAST_LAYER } from './convolutional-model.ts';
import { type OpenStep, settledSteps } from './convolutional-steps.ts';
import { drawWeights, readWeights } from './convolutional-weights.ts';

/**
 * Loads a network of plain convolutions and fully connected layers.
 *
 * @throws Failure where the input size does not fit, or the weights are not there or damaged.
 */
export async function loadConvolutionalNetwork(
  definition: NetworkLayers,
  openSteps: readonly OpenStep[],
  request: NetworkRequest,
): Promise<Network> {
  const { inputSize, weights } = request;
  const { network: name, layers } = definition;
  const { steps, side } = settledSteps(openSteps, inputSize);
  const dense = layers.filter((layer) => layer.kind === 'dense');
  const featureCount = dense[0]?.kernel[0] ?? definition.last.inputs;
  if (dense[0]?.flattened?.height !== side) throw wrongSize(name, inputSize);
  if (weights.kind === 'shipped') throw refusedWeights(name, weights);
  const model = convolutionalModel(name, inputSize, steps, dense);
  try {
    const preprocessing =
      weights.kind === 'random'
        ? drawWeights(model, definition, request)
        : await readWeights(model, definition, request);
    return {
      name,
      preprocessing: { ...preprocessing, size: inputSize },
      model,
      featureCount,
      ...convolutionalParts(definition, openSteps, model, inputSize),
    };
  } catch (error) {
    model.dispose();
    throw error;
  }
}

/** The parts of a network's model, of which it consists one after the other. */
export function convolutionalParts(
  { layers }: NetworkLayers,
  openSteps: readonly OpenStep[],
  model: LayersModel,
  inputSize: number,
): Pick<Network, 'head' | 'features'> {
  const dense = layers.filter((layer) => layer.kind === 'dense');
  return {
    head: {
      layers: [...dense.map((layer) => layer.name), LAST_LAYER],
      dropoutRates: dense.map(() => DROPOUT_RATE),
    },
    features: convolutionalFeatures(model, settledSteps(openSteps, inputSize).steps),
  };
}

function wrongSize(network: string, inputSize: number): Failure {
  return new Failure(
    'TRAINER_FAILED',
    `${network} does not take images of ${inputSize} × ${inputSize} pixels`,
    'Choose 224 pixels, the size that its fully connected layers were made for.',
  );
}
