import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../../../src/main/domain/copies/box.ts';
import { findCopyCandidates } from '../../../../src/main/domain/copies/copy-candidates.ts';
import { DEFAULT_COPY_SETTINGS } from '../../../../src/main/domain/copies/copy-settings.ts';
import type { GreyImage } from '../../../../src/main/domain/copies/grey-image.ts';
import { imageHashes } from '../../../../src/main/domain/copies/image-hashes.ts';
import { verifyCopy } from '../../../../src/main/domain/copies/verify-copy.ts';
import {
  borderedGrey,
  drawnScene,
  mirroredGrey,
  repaintedGrey,
} from '../../../helpers/drawn-scenes.ts';

const skyline = drawnScene('skyline', 1);
const crop = { x: 0.03, y: 0.06, width: 0.9, height: 0.88 };
const whole = { inA: WHOLE, inB: WHOLE, isMirrored: false };

/** The verdict on the pair by its own nearest candidate. */
function verdictOn(a: GreyImage, b: GreyImage) {
  const verdicts = findCopyCandidates([imageHashes(a)], [imageHashes(b)], 10).map(({ hint }) =>
    verifyCopy(a, b, hint),
  );
  return verdicts.sort((first, second) => second.score - first.score)[0];
}

describe('verifyCopy', () => {
  it.each([
    ['darker', repaintedGrey(skyline, (value) => 0.6 * value), 'same', false],
    ['mirrored', mirroredGrey(skyline), 'same', true],
    ['cropped', drawnScene('skyline', 1, crop), 'cropped', false],
    ['mirrored and cropped', mirroredGrey(drawnScene('skyline', 1, crop)), 'cropped', true],
    ['bordered', borderedGrey(skyline, 4, 0), 'bordered', false],
    [
      'captioned',
      repaintedGrey(skyline, (value, x, y) => (y < 41 ? value : x % 5 < 3 ? 255 : 0)),
      'captioned',
      false,
    ],
  ] as const)('knows a copy that is %s', (_, copy, kind, isMirrored) => {
    expect(verdictOn(skyline, copy)).toMatchObject({ isCopy: true, kind, isMirrored });
  });

  it('tells where a crop was cut to one in a hundred', () => {
    const verdict = verdictOn(skyline, drawnScene('skyline', 1, crop));

    expect(verdict?.inA.x).toBeCloseTo(crop.x, 2);
    expect(verdict?.inA.y).toBeCloseTo(crop.y, 2);
    expect(verdict?.inA.width).toBeCloseTo(crop.width, 2);
    expect(verdict?.inA.height).toBeCloseTo(crop.height, 2);
  });

  it.each(['skyline', 'text-card'] as const)('takes no %s for another', (scene) => {
    const greys = Array.from({ length: 40 }, (_, seed) => drawnScene(scene, seed));

    expect(copiesAmong(greys)).toBe(0);
  });

  it('takes few sunsets for another that was composed alike: under 2 in 100 pairs', () => {
    const greys = Array.from({ length: 40 }, (_, seed) => drawnScene('sunset', seed));

    expect(copiesAmong(greys) / ((40 * 39) / 2)).toBeLessThan(0.02);
  });

  it('says nothing for flat pictures', () => {
    const flat = skyline.map(() => 128);

    const hashes = [flat, flat].map(imageHashes);

    expect(verifyCopy(flat, flat.slice(), whole).isCopy).toBe(false);
    expect(findCopyCandidates(hashes, hashes, 8)).toEqual([]);
  });

  it('asks the features where the edges leave it unsure, and only there', () => {
    const noisy = repaintedGrey(skyline, (value, x, y) => value + ((x * 7 + y * 13) % 5) * 12);
    const { score } = verifyCopy(skyline, noisy, whole);
    const unsure = { ...DEFAULT_COPY_SETTINGS, leastScore: score + 0.05 };
    const sure = { ...DEFAULT_COPY_SETTINGS, leastScore: score + 0.15 };

    expect(verifyCopy(skyline, noisy, whole, unsure).isCopy).toBe(false);
    expect(verifyCopy(skyline, noisy, whole, unsure, 0.97)).toMatchObject({
      isCopy: true,
      reason: 'features-agree',
    });
    expect(verifyCopy(skyline, noisy, whole, unsure, 0.5).reason).toBe('features-differ');
    expect(verifyCopy(skyline, noisy, whole, sure, 0.97).isCopy).toBe(false);
  });
});

function copiesAmong(greys: readonly GreyImage[]): number {
  const hashes = greys.map(imageHashes);
  return findCopyCandidates(hashes, hashes, DEFAULT_COPY_SETTINGS.radius).filter(
    ({ a, b, hint }) => {
      const [first, second] = [greys[a], greys[b]];
      return a < b && first && second && verifyCopy(first, second, hint).isCopy;
    },
  ).length;
}
