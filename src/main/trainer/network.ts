import type { NetworkName } from '../../shared/domain/fine-tune.ts';
import type { LayersModel, Tensor2D, Tensor4D } from './backend.ts';
import type { ClassificationHead } from './classification-head.ts';
import type { Preprocessing } from './preprocessing.ts';

/** A network with three outputs, its convolutional part pretrained. */
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
