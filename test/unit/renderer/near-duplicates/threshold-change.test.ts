import { describe, expect, it } from 'vitest';
import {
  changeWords,
  measuredWords,
  pointAt,
  thresholdChange,
} from '../../../../src/renderer/features/near-duplicates/threshold-change.ts';
import type { CopyMeasurement } from '../../../../src/shared/domain/copy-measurement.ts';

const CURVE = [
  { leastScore: 0.6, groups: 40, redundant: 90 },
  { leastScore: 0.75, groups: 30, redundant: 60 },
  { leastScore: 0.8, groups: 31, redundant: 50 },
];

function measured(leastScore: number, recall: number, radius = 12): CopyMeasurement {
  return {
    measuredAtMs: 1,
    seed: 1,
    sample: 100,
    searched: 100,
    unreadable: 0,
    settings: { radius, leastScore },
    rows: [
      {
        kind: 'crop',
        planted: 100,
        recall: { value: recall, low: 0, high: 1 },
        precision: null,
        wrong: 0,
      },
    ],
  };
}

describe('thresholdChange', () => {
  it('compares a threshold with the one that holds', () => {
    expect(thresholdChange({ curve: CURVE, leastScore: 0.75 }, 0.8)).toEqual({
      redundant: -10,
      groups: 1,
    });
    expect(thresholdChange({ curve: CURVE, leastScore: 0.75 }, 0.75)).toEqual({
      redundant: 0,
      groups: 0,
    });
    expect(thresholdChange({ curve: [], leastScore: 0.75 }, 0.8)).toBeNull();
  });

  it('takes the last point that is not above a threshold', () => {
    expect(pointAt(CURVE, 0.79)?.redundant).toBe(60);
    expect(pointAt(CURVE, 0.1 + 0.7)?.redundant).toBe(50);
    expect(pointAt(CURVE, 0.5)?.redundant).toBe(90);
  });
});

describe('changeWords', () => {
  it.each([
    [{ redundant: -10, groups: 1 }, '10 fewer images go, 1 more group'],
    [{ redundant: 1, groups: 0 }, '1 more image goes'],
    [{ redundant: 0, groups: -2 }, 'As many images go, 2 fewer groups'],
  ])('says %o as %s', (change, words) => {
    expect(changeWords(change)).toBe(words);
  });
});

describe('measuredWords', () => {
  it('tells of the nearest threshold that was measured with the radius', () => {
    const measurements = [measured(0.8, 0.9), measured(0.7, 0.95), measured(0.75, 0.5, 8)];
    expect(measuredWords(measurements, { radius: 12, leastScore: 0.7 })).toBe(
      'Measured here: 95 of 100 planted copies are found (95 %).',
    );
    expect(measuredWords(measurements, { radius: 12, leastScore: 0.78 })).toBe(
      'Measured at 0.80: 90 of 100 planted copies are found (90 %).',
    );
    expect(measuredWords(measurements, { radius: 9, leastScore: 0.7 })).toBeNull();
  });
});
