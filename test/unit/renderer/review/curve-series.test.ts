import { describe, expect, it } from 'vitest';
import { curveOf, leastCut } from '../../../../src/renderer/features/review/curve-series.ts';
import { bandPath } from '../../../../src/renderer/ui/chart-scale.ts';
import type { AuditReport } from '../../../../src/shared/domain/audit.ts';

const curve: AuditReport['curve'] = [
  point('POS', 0.9, { value: 0.95, low: 0.8, high: 0.99 }),
  point('POS', 0.45, { value: 0.8, low: 0.7, high: 0.9 }),
  point('POS', 0.95, null),
  point(null, 0.38, { value: 0.7, low: 0.6, high: 0.8 }),
];

function point(
  polarity: 'POS' | null,
  cut: number,
  precision: AuditReport['curve'][number]['precision'],
): AuditReport['curve'][number] {
  return { polarity, cut, kept: 10, checked: 5, precision };
}

describe('curveOf', () => {
  it('takes the points of one polarity by rising cut, in per cent', () => {
    expect(curveOf(curve, 'POS')).toEqual({
      points: [
        { x: 45, y: 80 },
        { x: 90, y: 95 },
      ],
      band: [
        { x: 45, low: 70, high: 90 },
        { x: 90, low: 80, high: 99 },
      ],
    });
    expect(curveOf(curve, null).points).toEqual([{ x: 38, y: 70 }]);
    expect(curveOf(curve, 'NEG')).toEqual({ points: [], band: [] });
  });
});

describe('leastCut', () => {
  it('is where the axes begin: the least cut, rounded down to tens', () => {
    expect(leastCut(curve)).toBe(30);
    expect(leastCut([])).toBe(0);
  });
});

describe('bandPath', () => {
  it('goes along the highs and back along the lows', () => {
    const same = (value: number): number => value;
    const band = [
      { x: 1, low: 2, high: 4 },
      { x: 3, low: 1, high: 5 },
    ];
    expect(bandPath(band, same, same)).toBe('M1.0 4.0L3.0 5.0L3.0 1.0L1.0 2.0Z');
    expect(bandPath([], same, same)).toBe('');
  });
});
