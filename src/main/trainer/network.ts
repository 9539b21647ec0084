import type { NetworkName, WeightsChoice } from '../../shared/domain/fine-tune.ts';
import type { Preprocessing } from '../../shared/domain/preprocessing.ts';
import type { LayersModel, Tensor2D, Tensor4D } from './backend.ts';
import type { ClassificationHead } from './classification-head.ts';

/** A network with three outputs. */
export type Network = {
  readonly name: NetworkName;
  readonly preprocessing: Preprocessing;
  /** The whole network, from images to probabilities; its variables are the ones that train. */
  readonly model: LayersModel;
  /** Numbers per image between the convolutional part and the head. */
  readonly featureCount: number;
  readonly head: ClassificationHead;
  /** The convolutional part, differentiable: images [n, size, size, 3] to features [n, featureCount]. */
  readonly features: (images: Tensor4D) => Tensor2D;
};

/** How a network is to be loaded. */
export type NetworkRequest = {
  /** Side of its square input, pixels. */
  readonly inputSize: number;
  /** Equal seeds draw equal new weights. */
  readonly seed: number;
  readonly weights: WeightsChoice;
  /** Holds `weights.json` and `weights.bin` where the choice is imported weights. */
  readonly weightsFolder: string | null;
};
