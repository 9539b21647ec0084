import type { AuditPlan } from '../../../shared/domain/audit.ts';

type Widths = Pick<AuditPlan['widths'][number], 'overall' | 'perPolarity'>;

/** The half-widths at a number of checks, between the planned ones in a straight line; null without a plan. */
export function widthAt(widths: AuditPlan['widths'], checks: number): Widths | null {
  const ordered = widths.toSorted((a, b) => a.checks - b.checks);
  const above = ordered.find((width) => width.checks >= checks) ?? ordered.at(-1);
  const below = ordered.findLast((width) => width.checks <= checks) ?? ordered[0];
  if (above === undefined || below === undefined) return null;
  const span = above.checks - below.checks;
  const part = span <= 0 ? 0 : (checks - below.checks) / span;
  const between = (from: number, to: number): number => from + part * (to - from);
  return {
    overall: between(below.overall, above.overall),
    perPolarity: between(below.perPolarity, above.perPolarity),
  };
}

/** A half-width in percentage points: `± 4.5`. */
export function widthText(halfWidth: number): string {
  return `± ${(halfWidth * 100).toFixed(1)}`;
}
