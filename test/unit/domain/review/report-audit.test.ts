import { describe, expect, it } from 'vitest';
import type { AuditCheck } from '../../../../src/main/domain/review/audit-check.ts';
import type { FrozenAudit } from '../../../../src/main/domain/review/frozen-audit.ts';
import { reportAudit } from '../../../../src/main/domain/review/report-audit.ts';
import type { ReviewOutcome } from '../../../../src/shared/domain/verdict.ts';

const AUDIT: FrozenAudit = {
  design: {
    size: 40,
    bins: 1,
    allocation: 'equal',
    importId: null,
    selectedOnly: false,
    repeatShare: 0,
    acceptance: null,
    seed: 1,
  },
  teacher: 'test',
  selection: null,
  strata: [
    { polarity: 'NEG', low: 0.4, high: 0.9, images: 900, drawable: 800, sampled: 20 },
    { polarity: 'POS', low: 0.5, high: 1, images: 100, drawable: 100, sampled: 20 },
  ],
  cuts: [
    { polarity: 0, cut: 0.4, kept: [900, 0] },
    { polarity: 0, cut: 0.8, kept: [300, 0] },
  ],
};

/** Twenty checks of each stratum: NEG at confidence 0.5 and 0.85 in turn, POS at 0.7. */
function checksOf(
  outcomes: Readonly<Record<'negative' | 'positive', (k: number) => ReviewOutcome | null>>,
) {
  return Array.from({ length: 40 }, (_, position): AuditCheck => {
    const k = position >> 1;
    return position % 2 === 0
      ? {
          stratum: 0,
          probability: 0.02,
          weak: 0,
          confidence: k % 2 === 0 ? 0.5 : 0.85,
          outcome: outcomes.negative(k),
        }
      : { stratum: 1, probability: 0.2, weak: 2, confidence: 0.7, outcome: outcomes.positive(k) };
  });
}

describe("an audit's report", () => {
  it('weighs the polarities by their images, not by their checks', () => {
    // NEG: 10 of 20 right. POS: all right.
    const report = reportAudit(
      AUDIT,
      checksOf({ negative: (k) => (k < 10 ? 'NEG' : 'NEU'), positive: () => 'POS' }),
    );

    expect(report.perPolarity.NEG.precision?.value).toBeCloseTo(0.5, 10);
    expect(report.perPolarity.POS.precision?.value).toBeCloseTo(1, 10);
    expect(report.overall.precision?.value).toBeCloseTo(0.9 * 0.5 + 0.1, 10);
    expect(report.perPolarity.NEU).toEqual({
      checked: 0,
      planned: 0,
      effectiveChecks: 0,
      precision: null,
    });
    expect(report.confusion).toEqual([
      [10, 0, 0],
      [10, 0, 0],
      [0, 0, 20],
    ]);
  });

  it('counts unsure, unusable and disputed images, and estimates without them', () => {
    const odd: readonly (ReviewOutcome | null)[] = ['unsure', 'unusable', 'disputed', null];
    const report = reportAudit(
      AUDIT,
      checksOf({
        negative: (k) => odd[k] ?? (odd.length > k ? null : 'NEG'),
        positive: () => 'POS',
      }),
    );

    expect(report).toMatchObject({ images: 40, checked: 39, unsure: 1, unusable: 1 });
    expect(report.overall).toMatchObject({ checked: 36, planned: 40 });
    expect(report.perPolarity.NEG.precision?.value).toBe(1);
    expect(report.perPolarity.NEG.precision?.low).toBeLessThan(0.9);
  });

  it('tells the precision above each cut, and what the cut keeps', () => {
    const report = reportAudit(
      AUDIT,
      checksOf({ negative: (k) => (k % 2 === 0 ? 'POS' : 'NEG'), positive: () => 'POS' }),
    );

    expect(report.curve).toMatchObject([
      { polarity: 'NEG', cut: 0.4, kept: 900, checked: 20, precision: { value: 0.5 } },
      { polarity: 'NEG', cut: 0.8, kept: 300, checked: 10, precision: { value: 1 } },
    ]);
  });

  it('has nothing to say before the first verdict', () => {
    const report = reportAudit(AUDIT, checksOf({ negative: () => null, positive: () => null }));

    expect(report).toMatchObject({ checked: 0, overall: { checked: 0, precision: null } });
  });

  it('decides an acceptance plan', () => {
    const acceptance = { goodShare: 0.02, producerRisk: 0.1, badShare: 0.2, consumerRisk: 0.1 };
    const plan = { ...AUDIT, design: { ...AUDIT.design, acceptance } };
    const report = reportAudit(plan, checksOf({ negative: () => 'NEU', positive: () => 'POS' }));

    expect(report.acceptance?.plan).toMatchObject({ size: 18, acceptUpTo: 1 });
    expect(report.acceptance).toMatchObject({ wrong: 20, decision: 'rejected' });
  });
});
