import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { importedTensors, importNarrow, weightsFixture } from '../../helpers/imported-weights.ts';
import { plainHybrid, plainVgg } from '../../helpers/plain-network.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

type Expected = Record<
  'VGG-19' | 'HybridCNN',
  { readonly fc7: readonly number[]; readonly polarity: readonly number[] }
>;
const expected: Expected = JSON.parse(readFileSync(weightsFixture('expected.json'), 'utf8'));

/** Imports, runs the network with the imported weights, and returns the greatest difference to PyTorch's output. */
async function difference(files: readonly string[]) {
  const into = temporaryFolder();
  const { weights, ignored } = await importNarrow(into, files.map(weightsFixture));
  const tensors = importedTensors(into, weights);
  const { fc7, polarity } = (weights.network === 'VGG-19' ? plainVgg : plainHybrid)(tensors);
  const reference = expected[weights.network];
  const worst = (a: readonly number[], b: readonly number[]): number =>
    Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? Number.NaN))));
  return {
    weights,
    ignored,
    fc7: worst(fc7, reference.fc7),
    polarity: polarity === null ? null : worst(polarity, reference.polarity),
  };
}

describe('the imported network computes what the library computed that the weights are from', () => {
  test.each([
    ['vgg.pth', 'pytorch'],
    ['vgg-legacy.pth', 'pytorch'],
    ['vgg-checkpoint.pth', 'pytorch'],
    ['vgg.safetensors', 'safetensors'],
    ['vgg-keras-1.h5', 'keras-h5'],
    ['vgg-keras-2.h5', 'keras-h5'],
    ['vgg-tfjs-float16/model.json', 'tfjs'],
  ])('VGG-19 of %s', async (file, form) => {
    const { weights, ...found } = await difference([file]);

    expect(weights).toMatchObject({ network: 'VGG-19', form, hasPolarityLayer: false });
    expect(found.fc7).toBeLessThan(1e-5);
  });

  test.each([
    ['vgg-timm.safetensors', 0.01],
    ['vgg-tfjs-uint16/model.json', 1e-3],
    ['vgg-tfjs-uint8/model.json', 0.1],
  ])('VGG-19 of %s, as near as its numbers are', async (file, nearness) => {
    expect((await difference([file])).fc7).toBeLessThan(nearness);
  });

  test('VGG-19 of Caffe in the form before 2014', async () => {
    const { weights, ignored, fc7 } = await difference(['vgg.caffemodel', 'vgg.prototxt']);

    expect(weights).toMatchObject({ network: 'VGG-19', form: 'caffe' });
    expect(ignored).toEqual(['fc8.weight', 'fc8.bias']);
    expect(fc7).toBeLessThan(1e-5);
  });

  test.each([
    [['hybrid.caffemodel']],
    [['hybrid.caffemodel', 'hybrid.prototxt', 'mean.binaryproto']],
    [['hybrid.pth']],
  ])('HybridCNN of %s', async (files) => {
    const { weights, ...found } = await difference(files);

    expect(weights).toMatchObject({ network: 'HybridCNN', hasPolarityLayer: false });
    expect(found.fc7).toBeLessThan(1e-5);
  });

  test.each([
    [['vgg-t4sa.pth'], 'VGG-19'],
    [['hybrid-t4sa.pth'], 'HybridCNN'],
    [['hybrid-t4sa-protocol-2.pth'], 'HybridCNN'],
    [['hybrid-t4sa-protocol-5.pth'], 'HybridCNN'],
    [['hybrid-t4sa.caffemodel', 'hybrid-t4sa.prototxt'], 'HybridCNN'],
  ])('the probabilities of %s, which has a last layer of polarities', async (files, network) => {
    const { weights, ...found } = await difference(files);

    expect(weights).toMatchObject({ network, hasPolarityLayer: true });
    expect(found.fc7).toBeLessThan(1e-5);
    expect(found.polarity).toBeLessThan(1e-5);
  });
});

describe('preprocessing', () => {
  const preprocessingOf = async (...files: string[]) =>
    (await importNarrow(temporaryFolder(), files.map(weightsFixture))).weights.preprocessing;

  test('is torchvision’s normalisation of RGB for its weights', async () => {
    const { channels, size, scale, offset } = await preprocessingOf('vgg.safetensors');

    expect({ channels, size }).toEqual({ channels: 'RGB', size: 224 });
    const [[red = 0] = [], [shift = 0] = []] = [[scale].flat(), [offset].flat()];
    // Pure red: (1 - 0.485) / 0.229.
    expect(255 * red + shift).toBeCloseTo((1 - 0.485) / 0.229, 10);
  });

  test.each([
    ['vgg.caffemodel', [-103.939, -116.779, -123.68]],
    ['vgg-keras-1.h5', [-103.939, -116.779, -123.68]],
    ['hybrid.caffemodel', [-104.00698793, -116.66876762, -122.67891434]],
    ['vgg-t4sa.pth', [-116.8007, -121.2751, -130.4602]],
  ])('is BGR less the published mean for %s', async (file, offset) => {
    expect(await preprocessingOf(file)).toMatchObject({ channels: 'BGR', scale: 1, offset });
  });

  test('takes the mean of a mean.binaryproto, channel by channel', async () => {
    expect(await preprocessingOf('hybrid.caffemodel', 'mean.binaryproto')).toMatchObject({
      channels: 'BGR',
      offset: [-100.5, -110, -120.25],
    });
  });

  test('is what the caller says', async () => {
    const scaling = { channels: 'RGB', mean: [1, 2, 3], deviation: [2, 2, 2] } as const;
    const into = temporaryFolder();

    const { weights } = await importNarrow(into, [weightsFixture('vgg.pth')], { scaling });

    expect(weights.preprocessing).toMatchObject({
      channels: 'RGB',
      scale: [0.5, 0.5, 0.5],
      offset: [-0.5, -1, -1.5],
    });
  });
});

test('every tensor has the checksum of its bytes, and they lie one after the other', async () => {
  const into = temporaryFolder();
  const { weights } = await importNarrow(into, [weightsFixture('vgg-t4sa.pth')]);
  const bytes = readFileSync(join(into, weights.name, 'weights.bin'));

  let at = 0;
  for (const { shape, offset, crc32: stored } of weights.tensors) {
    const length = 4 * shape.reduce((product, size) => product * size, 1);
    expect(offset).toBe(at);
    expect(crc32(bytes.subarray(at, at + length))).toBe(stored);
    at += length;
  }
  expect(at).toBe(bytes.length);
  expect(weights.tensors.map(({ name }) => name).slice(-4)).toEqual([
    'fc7/kernel',
    'fc7/bias',
    'polarity/kernel',
    'polarity/bias',
  ]);
});
