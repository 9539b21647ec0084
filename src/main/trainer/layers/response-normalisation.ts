import { type Tensor, type Tensor4D, tf } from '../backend.ts';
import { localResponseNormalisation } from '../local-response-normalisation.ts';

/** A layer of a TensorFlow.js model: local response normalisation as in Caffe's reference network. */
export class ResponseNormalisation extends tf.layers.Layer {
  /** As it stands in a model's file, with the package that it is registered under. */
  static className = 'T4SA>ResponseNormalisation';

  override computeOutputShape(inputShape: (number | null)[]): (number | null)[] {
    return inputShape;
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const input = (Array.isArray(inputs) ? inputs[0] : inputs) as Tensor4D; // why: the layer takes images
    return tf.tidy(() => localResponseNormalisation(input));
  }
}

tf.serialization.registerClass(ResponseNormalisation, 'T4SA', 'ResponseNormalisation');
