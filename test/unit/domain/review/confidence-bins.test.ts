import { describe, expect, it } from 'vitest';
import { binByConfidence } from '../../../../src/main/domain/review/confidence-bins.ts';

const candidatesOf = (rows: readonly (readonly [polarity: number, confidence: number])[]) => ({
  polarities: Uint8Array.from(rows, ([polarity]) => polarity),
  confidences: Float64Array.from(rows, ([, confidence]) => confidence),
  clusters: Uint32Array.from(rows, (_, place) => place),
});

describe('bins of confidence', () => {
  it('hold equal shares of a polarity, the last one with its greatest confidence', () => {
    const rows = [0.5, 0.9, 0.6, 0.8, 0.7, 1].map((confidence) => [2, confidence] as const);

    const { bins, binOf } = binByConfidence(candidatesOf(rows), 3);

    expect(bins).toEqual([
      { polarity: 2, low: 0.5, high: 0.7, images: 2 },
      { polarity: 2, low: 0.7, high: 0.9, images: 2 },
      { polarity: 2, low: 0.9, high: 1, images: 2 },
    ]);
    expect([...binOf]).toEqual([0, 2, 0, 1, 1, 2]);
  });

  it('keep equal confidences together', () => {
    const rows = [0.5, 0.9, 0.9, 0.9, 0.9, 0.9].map((confidence) => [0, confidence] as const);

    const { bins } = binByConfidence(candidatesOf(rows), 3);

    expect(bins.map((bin) => bin.images)).toEqual([1, 5]);
  });

  it('are numbered by polarity, and none is empty', () => {
    const { bins, binOf } = binByConfidence(
      candidatesOf([
        [2, 0.5],
        [0, 0.9],
      ]),
      5,
    );

    expect(bins.map((bin) => bin.polarity)).toEqual([0, 2]);
    expect([...binOf]).toEqual([1, 0]);
  });
});
