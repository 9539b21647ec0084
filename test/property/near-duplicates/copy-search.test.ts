import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCopyCandidates } from '../../../src/main/domain/copies/copy-candidates.ts';
import { imageHashes } from '../../../src/main/domain/copies/image-hashes.ts';
import { packHashes, unpackHashes } from '../../../src/main/domain/copies/packed-hashes.ts';
import { createCopySearch } from '../../../src/main/near-duplicates/copy-search.ts';
import { borderedGrey, drawnScene, mirroredGrey, SCENES } from '../../helpers/drawn-scenes.ts';
import { PROGRAM_FILES } from '../../helpers/program-files.ts';

const options = { worker: PROGRAM_FILES.nearPairWorker, threads: 2 };
const search = createCopySearch(options);
const control = { signal: new AbortController().signal, onProgress: () => {} };

const GREYS = SCENES.flatMap((scene) =>
  [1, 2].flatMap((seed) => {
    const grey = drawnScene(scene, seed);
    const crop = drawnScene(scene, seed, { x: 0.05, y: 0, width: 0.9, height: 0.9 });
    return [grey, crop, mirroredGrey(grey), borderedGrey(grey, 4, 0)];
  }),
);
const HASHES = GREYS.map(imageHashes);

describe('createCopySearch', () => {
  it('finds the pairs of new images with any that findCopyCandidates finds, at the same distance', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 14 }),
        fc.array(fc.boolean(), { minLength: HASHES.length, maxLength: HASHES.length }),
        async (radius, isNew) => {
          const expected = findCopyCandidates(HASHES, HASHES, radius)
            .filter(({ a, b }) => a < b && (isNew[a] === true || isNew[b] === true))
            .map(({ a, b, hint, distance }) => `${a} ${b} ${hint.isMirrored} ${distance}`);

          const found = await search.findCandidates(
            {
              count: HASHES.length,
              hashesAt: (image) => HASHES[image] ?? expect.fail('no such image'),
              isNew: (image) => isNew[image] === true,
            },
            radius,
            control,
          );

          expect(
            found
              .map(({ a, b, hint, distance }) => `${a} ${b} ${hint.isMirrored} ${distance}`)
              .sort(),
          ).toEqual(expected.sort());
        },
      ),
      { numRuns: 20 },
    );
  });

  it('finds the same on threads', async () => {
    const images = {
      count: HASHES.length,
      hashesAt: (image: number) => HASHES[image] ?? expect.fail('no such image'),
      isNew: (image: number) => image > 9,
    };

    expect(
      await createCopySearch({ ...options, fewPairs: 0 }).findCandidates(images, 8, control),
    ).toEqual(await search.findCandidates(images, 8, control));
  });

  it('stops when it is told to', async () => {
    const images = {
      count: HASHES.length,
      hashesAt: (image: number) => HASHES[image] ?? expect.fail('no such image'),
      isNew: () => true,
    };
    const signal = AbortSignal.abort(new Error('stopped'));

    await expect(search.findCandidates(images, 8, { ...control, signal })).rejects.toThrow(
      'stopped',
    );
  });
});

describe('packHashes', () => {
  it('keeps all hashes and boxes', () => {
    for (const hashes of HASHES) {
      const bytes = packHashes(hashes);
      const shifted = new Uint8Array(bytes.length + 3);
      shifted.set(bytes, 3);

      expect(unpackHashes(shifted.subarray(3))).toEqual(hashes);
    }
    expect(() => unpackHashes(new Uint8Array(7))).toThrow('7 bytes');
  });
});
