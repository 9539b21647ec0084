import type { AuditPlan, AuditReport, Estimate } from '../../shared/domain/audit.ts';
import { POLARITIES } from '../../shared/domain/polarity.ts';
import type { ReviewSetSummary } from '../../shared/domain/review-set.ts';

/** Strata, widths by number of checks, and the acceptance plan, for a terminal. */
export function auditPlanText({ strata, widths, acceptance }: AuditPlan): string {
  return [
    'polarity  confidence      images  drawable  checks',
    ...strata.map(({ polarity, low, high, images, drawable, sampled }) =>
      [
        polarity.padEnd(8),
        `${low.toFixed(3)} to ${high.toFixed(3)}`,
        String(images).padStart(6),
        String(drawable).padStart(8),
        String(sampled).padStart(6),
      ].join('  '),
    ),
    'checks  interval, overall  per polarity (for a precision of 0.8)',
    ...widths.map(
      ({ checks, overall, perPolarity }) =>
        `${String(checks).padStart(6)}  ±${overall.toFixed(3).padStart(16)}  ±${perPolarity.toFixed(3).padStart(11)}`,
    ),
    ...(acceptance === null
      ? []
      : [`accepted with up to ${acceptance.acceptUpTo} wrong of ${acceptance.size}`]),
  ].join('\n');
}

/** Precisions with their intervals, and the decision of an acceptance plan, for a terminal. */
export function auditReportText(report: AuditReport): string {
  const { images, checked, unsure, unusable, overall, perPolarity, acceptance } = report;
  return [
    `${checked} of ${images} images checked, ${unsure} unsure, ${unusable} unusable`,
    `overall  ${estimateText(overall)}`,
    ...POLARITIES.map((polarity) => `${polarity}      ${estimateText(perPolarity[polarity])}`),
    ...(acceptance === null
      ? []
      : [
          `batch    ${acceptance.decision}: ${acceptance.wrong} wrong, ${acceptance.plan.acceptUpTo} of ${acceptance.plan.size} are allowed`,
        ]),
  ].join('\n');
}

/** A line per audit, with how far its reviewers are. */
export function auditsText(audits: readonly ReviewSetSummary[]): string {
  if (audits.length === 0) return 'no audits';
  return audits
    .map(({ name, images, repeats, disputed, reviewers }) =>
      [
        `${name}: ${images} images, ${repeats} repeats, ${disputed} disputed`,
        ...reviewers.map((reviewer) => `  ${reviewer.name} ${reviewer.done}`),
      ].join('\n'),
    )
    .join('\n');
}

function estimateText({ precision, checked, planned }: Estimate): string {
  const counts = `(${checked} of ${planned} checks)`;
  if (precision === null) return `not known ${counts}`;
  const { value, low, high } = precision;
  return `${value.toFixed(3)}  ${low.toFixed(3)} to ${high.toFixed(3)} ${counts}`;
}
