import { describe, expect, it } from 'vitest';
import {
  FIRST_SCALING,
  readScaling,
} from '../../../../src/renderer/features/train/weights/scaling-draft.ts';
import { ImageScaling } from '../../../../src/shared/domain/image-scaling.ts';

describe('readScaling', () => {
  it('reads three figures each, however they are set apart', () => {
    const read = readScaling({ channels: 'RGB', mean: ' 124, 116.5,104', deviation: '58 57 57' });
    expect(read).toEqual({
      scaling: { channels: 'RGB', mean: [124, 116.5, 104], deviation: [58, 57, 57] },
    });
    expect(ImageScaling.safeParse('scaling' in read ? read.scaling : null).success).toBe(true);
  });

  it('begins with what can be used', () => {
    expect(readScaling(FIRST_SCALING)).toHaveProperty('scaling');
  });

  it.each([
    ['1 2', '1 1 1', ['mean']],
    ['1 2 3 4', '1 1 1', ['mean']],
    ['1 2 red', '1 1 1', ['mean']],
    ['1 2 3', '1 1 0', ['deviation']],
    ['', '', ['mean', 'deviation']],
  ])('says what is wrong with "%s" and "%s"', (mean, deviation, fields) => {
    const read = readScaling({ channels: 'BGR', mean, deviation });
    expect(Object.keys('problems' in read ? read.problems : {})).toEqual(fields);
  });
});
