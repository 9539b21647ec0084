import { Probabilities } from '../../shared/domain/polarity.ts';
import { scalePixels } from '../../shared/domain/preprocessing.ts';
import { decodeImage } from '../pixels/decode-image.ts';
import { type Tensor2D, type Tensor4D, tf } from './backend.ts';
import { explainFailure } from './explain-failure.ts';
import { withHeldModel } from './held-model.ts';

/**
 * Probabilities of one image, a path or bytes, from a model folder; null where it cannot be decoded.
 *
 * @throws Failure when the folder does not hold a model.
 */
export function predictImage(
  modelFolder: string,
  image: string | Uint8Array,
): Promise<Probabilities | null> {
  return withHeldModel(modelFolder, async ({ model, description }) => {
    const { preprocessing } = description;
    const { size } = preprocessing;
    const pixels = await decodeImage(image, size);
    if (pixels === null) return null;
    try {
      const outputs = tf.tidy(() => {
        const input: Tensor4D = tf.tensor4d(scalePixels(pixels, preprocessing), [1, size, size, 3]);
        return model.predict(input) as Tensor2D; // why: a model of ours has one output
      });
      const [row] = outputs.arraySync();
      outputs.dispose();
      return Probabilities.parse(row);
    } catch (error) {
      throw explainFailure(error, 1);
    }
  });
}
