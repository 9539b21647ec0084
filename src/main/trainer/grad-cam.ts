import type { HeatMap } from '../../shared/domain/evaluation-report.ts';
import { type Polarity, Probabilities, polarityIndex } from '../../shared/domain/polarity.ts';
import { scalePixels } from '../../shared/domain/preprocessing.ts';
import { Failure } from '../../shared/failure.ts';
import { decodeImage } from '../pixels/decode-image.ts';
import { type Tensor2D, type Tensor4D, tf } from './backend.ts';
import { classActivation } from './class-activation.ts';
import { explainFailure } from './explain-failure.ts';
import { withHeldModel } from './held-model.ts';

/**
 * Which parts of an image speak for a polarity, by the model of a folder; see `classActivation`.
 *
 * @param image the path of a file, or its bytes.
 * @throws Failure when the folder does not hold a model, or the image cannot be decoded.
 */
export async function gradCam(
  modelFolder: string,
  image: string | Uint8Array,
  polarity: Polarity,
): Promise<HeatMap> {
  return withHeldModel(modelFolder, async ({ model, description }) => {
    const { preprocessing } = description;
    const { size } = preprocessing;
    const pixels = await decodeImage(image, size);
    if (pixels === null) {
      throw new Failure(
        'TRAINER_FAILED',
        'the image could not be decoded',
        'Choose a JPEG, PNG, WebP or GIF image that is whole.',
      );
    }
    const images: Tensor4D = tf.tensor4d(scalePixels(pixels, preprocessing), [1, size, size, 3]);
    try {
      const map = classActivation(model, images, polarityIndex(polarity));
      const output = model.predict(images) as Tensor2D; // why: a model of ours has one output
      const [row] = output.arraySync();
      const values = [...map.dataSync()];
      const [rows, columns] = map.shape;
      tf.dispose([map, output]);
      const most = Math.max(...values);
      return {
        polarity,
        rows,
        columns,
        values: values.map((value) => (most > 0 ? value / most : 0)),
        probabilities: Probabilities.parse(row),
      };
    } catch (error) {
      throw explainFailure(error, 1);
    } finally {
      images.dispose();
    }
  });
}
