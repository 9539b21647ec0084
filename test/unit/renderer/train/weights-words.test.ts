import { describe, expect, it } from 'vitest';
import {
  downloadText,
  isFetchable,
  layersText,
  preprocessingText,
  sourceBytes,
  weightsName,
} from '../../../../src/renderer/features/train/weights/weights-words.ts';
import {
  caffePreprocessing,
  unitScalePreprocessing,
} from '../../../../src/shared/domain/preprocessing.ts';

describe('layersText', () => {
  it('says whether the last layer came too', () => {
    expect(layersText({ network: 'VGG-19', hasPolarityLayer: false })).toBe('18 of 19');
    expect(layersText({ network: 'HybridCNN', hasPolarityLayer: true })).toBe(
      'all 8, polarities too',
    );
  });
});

describe('preprocessingText', () => {
  it('says channels, mean and deviation in bytes', () => {
    expect(preprocessingText(caffePreprocessing(227, [104, 117, 123]))).toBe(
      '227 px, BGR, less 104 117 123',
    );
    expect(preprocessingText(unitScalePreprocessing(224))).toBe(
      '224 px, RGB, divided by 255 255 255',
    );
    expect(
      preprocessingText({
        ...unitScalePreprocessing(224),
        scale: [1 / 58, 1 / 57, 1 / 57],
        offset: [-124 / 58, -116 / 57, -104 / 57],
      }),
    ).toBe('224 px, RGB, less 124 116 104, divided by 58 57 57');
  });
});

describe('sizes', () => {
  const file = { name: 'a.pth', addresses: ['https://x.org/a.pth'], bytes: 5e8, sha256: null };

  it('are summed, and not made up where they are not known', () => {
    expect(sourceBytes({ sources: [{ file: 'a', bytes: 2, sha256: '' }] })).toBe(2);
    expect(downloadText({ files: [file, file] })).toBe('1.0 GB');
    expect(downloadText({ files: [file, { ...file, bytes: null }] })).toBe('size not published');
  });

  it('nothing is fetched that has no address', () => {
    expect(isFetchable({ files: [file] })).toBe(true);
    expect(isFetchable({ files: [file, { ...file, addresses: [] }] })).toBe(false);
  });
});

describe('weightsName', () => {
  it.each([
    [['/data/vgg19-dcbb9e9d.pth', '/data/mean.binaryproto'], 'vgg19-dcbb9e9d'],
    [['C:\\weights\\hybrid_finetuned_fc6+.pth'], 'hybrid_finetuned_fc6-'],
    [['/data/_x y.h5'], 'x-y'],
    [[], 'weights'],
  ])('of %o is %s', (paths, name) => {
    expect(weightsName(paths)).toBe(name);
  });
});
