import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../../../src/main/domain/copies/box.ts';
import { findCopyCandidates } from '../../../../src/main/domain/copies/copy-candidates.ts';
import { COPY_WINDOWS } from '../../../../src/main/domain/copies/copy-windows.ts';
import { imageHashes } from '../../../../src/main/domain/copies/image-hashes.ts';
import { verifyCopy } from '../../../../src/main/domain/copies/verify-copy.ts';
import { drawnScene, mirroredGrey, SCENES } from '../../../helpers/drawn-scenes.ts';

const aGrey = fc
  .record({ scene: fc.constantFrom(...SCENES), seed: fc.nat(30), isMirrored: fc.boolean() })
  .map(({ scene, seed, isMirrored }) =>
    isMirrored ? mirroredGrey(drawnScene(scene, seed)) : drawnScene(scene, seed),
  );
const aHint = fc.record({
  inA: fc.constantFrom(WHOLE, ...COPY_WINDOWS),
  inB: fc.constantFrom(WHOLE, ...COPY_WINDOWS),
  isMirrored: fc.boolean(),
});

describe('verifyCopy', () => {
  it('says the same of equal images, whichever part comes first', () => {
    const image = Uint8Array.from({ length: 48 * 48 }, (_, place) => (place * 7919) % 251);
    const size = { width: 0.84, height: 0.84 };
    const hint = {
      inA: { x: 0.16, y: 0.05, ...size },
      inB: { x: 0.11, y: 0.16, ...size },
      isMirrored: false,
    };
    const forth = verifyCopy(image, image, hint);
    const back = verifyCopy(image, image, { ...hint, inA: hint.inB, inB: hint.inA });

    expect(back).toEqual({ ...forth, inA: forth.inB, inB: forth.inA });
  });

  it('says the same when the images change places', () => {
    fc.assert(
      fc.property(aGrey, aGrey, aHint, (a, b, hint) => {
        const forth = verifyCopy(a, b, hint);
        const back = verifyCopy(b, a, { ...hint, inA: hint.inB, inB: hint.inA });
        return (
          forth.isCopy === back.isCopy &&
          forth.score === back.score &&
          forth.kind === back.kind &&
          forth.inA.x === back.inB.x &&
          forth.inB.width === back.inA.width
        );
      }),
      { numRuns: 60 },
    );
  });

  it('takes every picture for a copy of itself, edge to edge', () => {
    fc.assert(
      fc.property(aGrey, (grey) => {
        const { isCopy, kind, score } = verifyCopy(grey, grey, {
          inA: WHOLE,
          inB: WHOLE,
          isMirrored: false,
        });
        return isCopy && kind === 'same' && score > 0.95;
      }),
      { numRuns: 60 },
    );
  });
});

describe('findCopyCandidates', () => {
  it('finds the same pairs when the lists change places', () => {
    fc.assert(
      fc.property(
        fc.array(aGrey, { minLength: 1, maxLength: 4 }),
        fc.array(aGrey, { minLength: 1, maxLength: 4 }),
        (left, right) => {
          const [a, b] = [left.map(imageHashes), right.map(imageHashes)];
          const names = (isSwapped: boolean) =>
            (isSwapped ? findCopyCandidates(b, a, 8) : findCopyCandidates(a, b, 8))
              .map((pair) => {
                const [first, second] = isSwapped ? [pair.b, pair.a] : [pair.a, pair.b];
                return `${first} ${second} ${pair.distance} ${pair.hint.isMirrored}`;
              })
              .sort();
          return names(false).join() === names(true).join();
        },
      ),
      { numRuns: 30 },
    );
  });
});
