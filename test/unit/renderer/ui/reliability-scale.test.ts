import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BIN_COUNT,
  filledBins,
  lowestShown,
  middleOfBin,
  reliabilitySummary,
} from '../../../../src/renderer/ui/reliability-scale.ts';

const empty = { confidence: 0, accuracy: 0, count: 0 };
const sure = { confidence: 0.95, accuracy: 0.9, count: 10 };
const unsure = { confidence: 0.41, accuracy: 0.36, count: 3 };

describe('filledBins', () => {
  it('leaves empty bins out and orders by confidence', () => {
    expect(filledBins([sure, empty, unsure])).toEqual([unsure, sure]);
  });
});

describe('lowestShown', () => {
  it('begins at the tenth below the lowest value, of confidence or of accuracy', () => {
    expect(lowestShown([sure, unsure, empty])).toBe(0.3);
    expect(lowestShown([{ ...sure, accuracy: 0.3 }])).toBe(0.3);
    expect(lowestShown([])).toBe(0.9);
  });

  it('hides no bin', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (confidence, accuracy) => {
        const low = lowestShown([{ confidence, accuracy, count: 1 }]);
        expect(low).toBeLessThanOrEqual(Math.min(confidence, accuracy) + 1e-9);
        expect(low).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('middleOfBin', () => {
  it('is within half a bin of the confidence', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (confidence) => {
        const distance = Math.abs(middleOfBin(confidence) - confidence);
        expect(distance).toBeLessThanOrEqual(0.5 / BIN_COUNT + 1e-9);
      }),
    );
  });
});

describe('reliabilitySummary', () => {
  it('tells every bin in words', () => {
    expect(reliabilitySummary([sure, empty])).toBe(
      'Reliability diagram: confidence 0.95, right 0.90 of 10',
    );
    expect(reliabilitySummary([empty])).toBe('Reliability diagram: nothing was measured');
  });
});
