import { rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { caffePreprocessing } from '../../../src/shared/domain/preprocessing.ts';
import { Failure } from '../../../src/shared/failure.ts';
import { NARROW_VGG_19, narrowVgg19 } from '../../helpers/narrow-network.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const MEAN = [116.8, 121.3, 130.5] as const;

type Written = { readonly hasPolarityLayer: boolean; readonly change?: (json: Json) => void };
type Json = { network: string; tensors: { name: string; shape: readonly number[] }[] };

test('every layer gets its kernel and bias, and the images their mean', async () => {
  const { folder, values } = writtenWeights({ hasPolarityLayer: true });
  const { model, preprocessing } = await loaded(folder);
  for (const [name, expected] of values) {
    const [layer = '', part] = name.split('/');
    const weight = model.getLayer(layer).weights[part === 'kernel' ? 0 : 1];
    expect(weight?.read().dataSync(), name).toEqual(expected);
  }
  expect(values.size).toBe(2 * model.layers.filter(({ weights }) => weights.length > 0).length);
  expect(preprocessing).toEqual(caffePreprocessing(64, MEAN));
});

test('where they have no layer of polarities, the seed draws one', async () => {
  const { folder } = writtenWeights({ hasPolarityLayer: false });
  const drawn = async (seed: number) => {
    const { model } = await loaded(folder, seed);
    return String(model.getLayer('polarity').getWeights()[0]?.dataSync());
  };
  expect(await drawn(1)).toBe(await drawn(1));
  expect(await drawn(1)).not.toBe(await drawn(2));
});

test.each([
  ['a byte is another', damagedByte, /conv1_1\/kernel .* is damaged/],
  ['the end is cut off', cutOff, /polarity\/bias .* is damaged/],
  ['the bytes are not there', withoutBytes, /does not hold imported weights/],
  ['the description is no JSON', withoutJson, /does not hold imported weights/],
] as const)('are refused where %s', async (_, damage, words) => {
  const { folder } = writtenWeights({ hasPolarityLayer: true });
  damage(folder);
  await expectRefused(folder, words);
});

test.each([
  ['a tensor is missing', withoutTensor, /lack conv2_2\/bias/],
  ['a shape is another', withOtherShape, /fc7\/kernel .* is 512 × 511, not 512 × 512/],
  ['they are those of another network', ofAnother, /are those of HybridCNN, not of VGG-19/],
] as const)('are refused where %s', async (_, change, words) => {
  const { folder } = writtenWeights({ hasPolarityLayer: true, change });
  await expectRefused(folder, words);
});

test('are refused where no folder came with the choice', async () => {
  await expectRefused(null, /the imported weights of VGG-19 are not there/);
});

async function loaded(weightsFolder: string | null, seed = 1) {
  const weights = { kind: 'imported', name: 'narrow' } as const;
  const network = await narrowVgg19({ weights, weightsFolder, seed });
  onTestFinished(() => {
    network.model.dispose();
  });
  return network;
}

async function expectRefused(folder: string | null, words: RegExp): Promise<void> {
  const failure = await loaded(folder).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Failure);
  expect(String(failure)).toMatch(words);
}

function writtenWeights({ hasPolarityLayer, change }: Written) {
  const folder = temporaryFolder();
  const random = seededRandom(1);
  const { layers, last } = NARROW_VGG_19;
  const polarity = hasPolarityLayer ? [{ name: 'polarity', kernel: [last.inputs, 3] }] : [];
  const values = new Map<string, Float32Array>();
  const tensors: (Json['tensors'][number] & { offset: number; crc32: number })[] = [];
  let offset = 0;
  for (const { name, kernel } of [...layers, ...polarity]) {
    for (const [part, shape] of [
      ['kernel', [...kernel]],
      ['bias', kernel.slice(-1)],
    ] as const) {
      const length = shape.reduce((product, size) => product * size, 1);
      const tensor = Float32Array.from({ length }, () => random.normal());
      values.set(`${name}/${part}`, tensor);
      tensors.push({ name: `${name}/${part}`, shape, offset, crc32: crc32(bytesOf(tensor)) });
      offset += tensor.byteLength;
    }
  }
  const json = {
    format: 't4sa-weights-1',
    name: 'narrow',
    network: 'VGG-19',
    form: 'caffe',
    sources: [],
    importedAtMs: 0,
    preprocessing: caffePreprocessing(224, MEAN),
    hasPolarityLayer,
    licence: null,
    citation: null,
    tensors,
  };
  change?.(json);
  writeFileSync(join(folder, 'weights.json'), JSON.stringify(json));
  writeFileSync(join(folder, 'weights.bin'), Buffer.concat([...values.values()].map(bytesOf)));
  return { folder, values };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Changes the first byte. */
function damagedByte(folder: string): void {
  writeFileSync(join(folder, 'weights.bin'), Uint8Array.of(0xff), { flag: 'r+' });
}

function cutOff(folder: string): void {
  const file = join(folder, 'weights.bin');
  truncateSync(file, statSync(file).size - 1);
}

function withoutBytes(folder: string): void {
  rmSync(join(folder, 'weights.bin'));
}

function withoutJson(folder: string): void {
  writeFileSync(join(folder, 'weights.json'), '{');
}

function withoutTensor(json: Json): void {
  json.tensors = json.tensors.filter(({ name }) => name !== 'conv2_2/bias');
}

function withOtherShape(json: Json): void {
  for (const tensor of json.tensors) {
    if (tensor.name === 'fc7/kernel') tensor.shape = [512, 511];
  }
}

function ofAnother(json: Json): void {
  json.network = 'HybridCNN';
}
