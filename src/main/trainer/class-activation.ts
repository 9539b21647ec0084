import { type LayersModel, type Tensor, type Tensor2D, type Tensor4D, tf } from './backend.ts';

/** Layers that only gather or pass on what was found before them. */
const GATHERING = /Pooling|Padding|Dropout|Flatten/;

/**
 * Which places of an image's last convolutional maps speak for a class: Grad-CAM of Selvaraju et al. (2017), section
 * 3. The maps are weighed by the mean gradient of the class's score before the softmax, added up, and what is
 * negative is cut off.
 *
 * @param images [1, size, size, 3], as the network wants them. The caller disposes what is returned: [rows, columns].
 * @throws Error for a model that is no chain after its last convolutional maps.
 */
export function classActivation(model: LayersModel, images: Tensor4D, polarity: number): Tensor2D {
  const last = model.layers.findLastIndex(
    (layer) =>
      Array.isArray(layer.outputShape) &&
      layer.outputShape.length === 4 &&
      !GATHERING.test(layer.getClassName()),
  );
  const mapsLayer = model.layers[last];
  if (mapsLayer === undefined || Array.isArray(mapsLayer.output)) {
    throw new Error('the model has no convolutional maps');
  }
  const tail = model.layers.slice(last + 1);
  for (const [place, layer] of tail.entries()) {
    const before = place === 0 ? mapsLayer : tail[place - 1];
    if (layer.input !== before?.output) {
      throw new Error(`${layer.name} does not follow ${before?.name} alone`);
    }
  }
  const dense = tail.at(-1);
  const [kernel, bias] = dense?.weights ?? [];
  if (kernel === undefined || bias === undefined) throw new Error('the model does not end densely');
  const trunk = tf.model({ inputs: model.inputs, outputs: mapsLayer.output });
  return tf.tidy(() => {
    const maps = trunk.predict(images) as Tensor4D; // why: the trunk has one output
    const scoreOf = (input: Tensor) => {
      const features = tail
        .slice(0, -1)
        .reduce((flow, layer) => layer.apply(flow) as Tensor, input); // why: a layer applied to a tensor gives one
      const scores = tf.add(
        tf.matMul(features as Tensor2D, kernel.read() as Tensor2D), // why: a dense layer takes rows
        bias.read(),
      );
      return tf.sum(tf.gather(scores, [polarity], 1));
    };
    const gradients = tf.grad(scoreOf)(maps);
    const weights = tf.mean(gradients, [1, 2], true);
    const activation = tf.relu(tf.sum(tf.mul(maps, weights), 3));
    return tf.squeeze<Tensor2D>(activation, [0]);
  });
}
