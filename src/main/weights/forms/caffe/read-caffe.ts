import { badWeights } from '../../reading/bad-weights.ts';
import type { RawWeights } from '../../reading/raw-weights.ts';
import type { SourceFile } from '../../reading/source-file.ts';
import { readCaffemodel } from './read-caffemodel.ts';
import { readMean } from './read-mean.ts';
import { readPrototxt } from './read-prototxt.ts';

/**
 * Reads a `.caffemodel`, with the `.prototxt` and the `mean.binaryproto` that may stand beside it.
 *
 * @throws Failure BAD_INPUT when one of them cannot be read, or when they do not belong together.
 */
export function readCaffe(files: {
  readonly model: SourceFile;
  readonly prototxt: SourceFile | null;
  readonly mean: SourceFile | null;
}): RawWeights {
  const { model } = files;
  const { tensors, groups } = readCaffemodel(model);
  const prototxt = files.prototxt === null ? null : readPrototxt(files.prototxt);
  for (const { layer, part, shape } of tensors) {
    const outputs = prototxt?.outputs.get(layer);
    // A bias is one row of the layer's outputs, in every form of Caffe.
    if (part !== 'bias' || outputs === undefined || shape.at(-1) === outputs) continue;
    throw badWeights(
      model.name,
      `its ${layer} has ${shape.at(-1)} outputs, and ${outputs} in ${files.prototxt?.name}`,
      'Choose the prototxt that was published with these weights.',
    );
  }
  return {
    form: 'caffe',
    axes: 'channels-first',
    tensors,
    groups: new Map([...groups, ...(prototxt?.groups ?? [])]),
    mean: files.mean === null ? (prototxt?.mean ?? null) : readMean(files.mean),
    inputSize: prototxt?.inputSize ?? null,
  };
}
