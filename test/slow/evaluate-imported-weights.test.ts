import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { forkTrainer } from '../../src/main/app/fork-trainer.ts';
import { HYBRID_CNN } from '../../src/main/domain/networks/hybrid-cnn.ts';
import { NetworkWeights } from '../../src/shared/domain/network-weights.ts';
import { caffePreprocessing } from '../../src/shared/domain/preprocessing.ts';
import { aStudio } from '../helpers/a-studio.ts';
import { mediaIdOf } from '../helpers/a-workspace.ts';
import { fillWithPictures } from '../helpers/trainable-workspace.ts';

const ENTRY = fileURLToPath(new URL('../../src/main/trainer/entry.ts', import.meta.url));
const FLOAT_BYTES = 4;
/** The last layer's bias: what every image is judged by where all other weights are zero. */
const BIAS = [0, Math.log(2), Math.log(5)];

/** Writes HybridCNN weights of zeros but for the last bias, as imported ones with three outputs stand on the shelf. */
function writeConstantWeights(folder: string, name: string, bias: readonly number[]): void {
  mkdirSync(join(folder, name), { recursive: true });
  const shapes: readonly (readonly [string, readonly number[]])[] = [
    ...HYBRID_CNN.layers.flatMap(({ name: layer, kernel }) => [
      [`${layer}/kernel`, kernel] as const,
      [`${layer}/bias`, kernel.slice(-1)] as const,
    ]),
    ['polarity/kernel', [HYBRID_CNN.last.inputs, 3]],
    ['polarity/bias', [3]],
  ];
  const file = openSync(join(folder, name, 'weights.bin'), 'w');
  let offset = 0;
  const tensors = shapes.map(([tensor, shape]) => {
    const length = shape.reduce((product, side) => product * side, 1);
    const values = new Float32Array(length);
    if (tensor === 'polarity/bias') values.set(bias);
    const bytes = new Uint8Array(values.buffer);
    writeSync(file, bytes);
    const written = { name: tensor, shape: [...shape], offset, crc32: crc32(bytes) };
    offset += length * FLOAT_BYTES;
    return written;
  });
  closeSync(file);
  const header = NetworkWeights.parse({
    ...{ format: 't4sa-weights-1', name, network: 'HybridCNN', form: 'caffe', importedAtMs: 1 },
    sources: [{ file: 'a.caffemodel', bytes: 1, sha256: `${bias.join()}` }],
    preprocessing: caffePreprocessing(224, [116.8007, 121.2751, 130.4602]),
    ...{ hasPolarityLayer: true, licence: null, citation: null, tensors },
  });
  writeFileSync(join(folder, name, 'weights.json'), JSON.stringify(header));
}

test('imported weights with three outputs are measured, and anew when others take their name', async () => {
  const { studio, client, run } = await aStudio({
    startTrainer: (...start) => forkTrainer(ENTRY, ...start),
  });
  const { workspace } = studio.requireSession();
  await fillWithPictures(workspace);
  const model = { kind: 'weights', name: 'hybrid' } as const;
  const target = { kind: 'split', dataset: 'd', split: 'validation' } as const;
  const probabilities = async () => {
    expect((await run({ kind: 'evaluate', model, target })).failure).toBeNull();
    return workspace.evaluations.predictions({ model, target }).map((one) => one.probabilities);
  };
  writeConstantWeights(studio.parts.weights.folder, 'hybrid', BIAS);

  for (const one of await probabilities()) {
    for (const [place, share] of [1 / 8, 2 / 8, 5 / 8].entries()) {
      expect(one?.[place]).toBeCloseTo(share, 5);
    }
  }
  expect((await client.evaluations.models()).map((known) => known.model)).toEqual([model]);
  const map = await client.evaluations.heatMap({
    ...{ model, mediaId: mediaIdOf('image 1'), polarity: 'POS' },
  });
  expect(Math.max(...map.values)).toBe(0);
  writeConstantWeights(studio.parts.weights.folder, 'hybrid', BIAS.toReversed());
  for (const one of await probabilities()) expect(one?.[0]).toBeCloseTo(5 / 8, 5);
}, 300_000);
