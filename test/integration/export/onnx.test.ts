import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { readLayersModel } from '../../../src/main/export/layers-model/read-layers-model.ts';
import {
  layersModelToOnnx,
  ONNX_INPUT,
  ONNX_OUTPUT,
} from '../../../src/main/export/onnx/layers-model-to-onnx.ts';
import { onnxFile } from '../../../src/main/export/onnx/onnx-model.ts';
import { type Tensor4D, type Tensor as TfTensor, tf } from '../../../src/main/trainer/backend.ts';
import { loadNetwork } from '../../../src/main/trainer/load-network.ts';
import type { NetworkName } from '../../../src/shared/domain/fine-tune.ts';
import { scalePixels } from '../../../src/shared/domain/preprocessing.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const IMAGES = 3;
const NETWORKS: readonly {
  readonly network: NetworkName;
  readonly inputSize: number;
  readonly kind: 'shipped' | 'random';
}[] = [
  { network: 'MobileNetV2', inputSize: 96, kind: 'shipped' },
  { network: 'InceptionV3', inputSize: 139, kind: 'shipped' },
  { network: 'HybridCNN', inputSize: 224, kind: 'random' },
];

describe.each(NETWORKS)('$network as ONNX', ({ network, inputSize, kind }) => {
  it('gives the probabilities of the trainer, from floats and from bytes', async () => {
    const loaded = await loadNetwork(network, {
      inputSize,
      seed: 3,
      weights: { kind },
      weightsFolder: null,
    });
    const { preprocessing } = loaded;
    const random = seededRandom(11);
    const bytes = Uint8Array.from({ length: IMAGES * inputSize ** 2 * 3 }, () => random.int(256));
    const values = scalePixels(bytes, preprocessing);
    const shape = [IMAGES, inputSize, inputSize, 3] as const;
    const images: Tensor4D = tf.tensor4d(values, [...shape]);
    const output = loaded.model.predict(images) as TfTensor; // why: a model of ours has one output
    const expected = await output.data();
    const modelFolder = join(temporaryFolder(), 'model');
    await mkdir(modelFolder);
    await loaded.model.save(`file://${modelFolder}`);
    tf.dispose([images, output]);
    loaded.model.dispose();

    const graph = await readLayersModel(modelFolder);
    for (const takesBytes of [false, true]) {
      const file = join(modelFolder, `${takesBytes}.onnx`);
      const model = layersModelToOnnx(graph, {
        preprocessing,
        takesBytes,
        producer: { name: 'T4SA Studio', version: '0' },
        metadata: { classes: 'NEG NEU POS' },
      });
      await writeFile(file, onnxFile(model).pieces);
      const session = await InferenceSession.create(file);
      const input = takesBytes
        ? new Tensor('uint8', bytes, shape)
        : new Tensor('float32', values, shape);
      const { [ONNX_OUTPUT]: probabilities } = await session.run({ [ONNX_INPUT]: input });

      expect(probabilities?.dims).toEqual([IMAGES, 3]);
      const data = probabilities?.data as Float32Array; // why: the output is of floats
      const difference = data.reduce(
        (most, value, place) => Math.max(most, Math.abs(value - (expected[place] ?? 0))),
        0,
      );
      expect(difference).toBeLessThan(1e-5);
      // The test would pass with outputs that do not depend on the image.
      expect(new Set(data).size).toBe(3 * IMAGES);
      await session.release();
    }
  }, 300_000);
});
