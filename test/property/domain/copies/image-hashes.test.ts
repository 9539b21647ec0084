import fc from 'fast-check';
import { describe, it } from 'vitest';
import { COPY_WINDOWS } from '../../../../src/main/domain/copies/copy-windows.ts';
import { GREY_SIDE } from '../../../../src/main/domain/copies/grey-image.ts';
import { imageHashes, queryHashes } from '../../../../src/main/domain/copies/image-hashes.ts';
import { hammingDistance, hashToHex } from '../../../../src/main/domain/perceptual-hash.ts';
import { drawnScene, mirroredGrey } from '../../../helpers/drawn-scenes.ts';

const anyGrey = fc.uint8Array({ minLength: GREY_SIDE ** 2, maxLength: GREY_SIDE ** 2 });
/** Without the cards: their lines leave most low frequencies empty, and rounding decides the signs. */
const aScene = fc.record({
  scene: fc.constantFrom('sunset', 'portrait', 'skyline'),
  seed: fc.nat(),
});

describe('imageHashes', () => {
  it('has the hash of the mirrored picture from the picture itself', () => {
    fc.assert(
      fc.property(anyGrey, (grey) => {
        const [query] = imageHashes(grey).queries;
        const [turned] = imageHashes(mirroredGrey(grey)).queries;
        return (
          query !== undefined &&
          turned !== undefined &&
          hashToHex(query.mirrored) === hashToHex(turned.hash) &&
          hashToHex(query.hash) === hashToHex(turned.mirrored)
        );
      }),
    );
  });

  it('has for every window nearly the hash of the picture that was cut there', () => {
    fc.assert(
      fc.property(aScene, fc.nat(COPY_WINDOWS.length - 1), ({ scene, seed }, window) => {
        const box = COPY_WINDOWS[window];
        if (box === undefined) return false;
        const { windows } = imageHashes(drawnScene(scene, seed));
        const [cut] = imageHashes(drawnScene(scene, seed, box)).queries;
        const hash = { high: windows.highs[window] ?? 0, low: windows.lows[window] ?? 0 };
        return cut !== undefined && hammingDistance(cut.hash, hash) <= 8;
      }),
    );
  });

  it('has for every window the hash of that part', () => {
    fc.assert(
      fc.property(anyGrey, fc.nat(COPY_WINDOWS.length - 1), (grey, window) => {
        const box = COPY_WINDOWS[window];
        if (box === undefined) return false;
        const { windows } = imageHashes(grey);
        const hash = { high: windows.highs[window] ?? 0, low: windows.lows[window] ?? 0 };
        return hashToHex(queryHashes(grey, box).hash) === hashToHex(hash);
      }),
    );
  });
});
