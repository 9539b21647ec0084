import { badWeights } from '../../reading/bad-weights.ts';
import { valuesOf } from '../../reading/raw-tensor.ts';
import type { SourceFile } from '../../reading/source-file.ts';
import { readBlob } from './read-blob.ts';

const MOST_BYTES = 2 ** 26;

/**
 * The mean over all pixels of a `mean.binaryproto`: an image that is the mean of the training images.
 *
 * @returns blue, green, red: the order that Caffe keeps images in
 * @throws Failure BAD_INPUT for anything but an image of three channels.
 */
export function readMean(file: SourceFile): readonly [number, number, number] {
  if (file.bytes > MOST_BYTES) throw badWeights(file.name, 'it is too large for a mean image');
  const blob = readBlob(file, 0, file.bytes);
  const [height = 0, width = 0] = blob.shape.slice(-2);
  if (blob.shape.at(-3) !== 3 || height * width === 0) {
    throw badWeights(file.name, `it is no image of three channels, but ${blob.shape.join(' × ')}`);
  }
  const values = valuesOf(file.name, blob);
  const mean = (channel: number): number => {
    let sum = 0;
    const from = channel * height * width;
    for (let i = from; i < from + height * width; i += 1) sum += values[i] ?? 0;
    return sum / (height * width);
  };
  const means = [mean(0), mean(1), mean(2)] as const;
  if (!means.every((value) => value >= 0 && value <= 255)) {
    throw badWeights(file.name, 'its mean is no colour between 0 and 255');
  }
  return means;
}
