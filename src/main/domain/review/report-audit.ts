import type { AuditReport } from '../../../shared/domain/audit.ts';
import type { ConfusionMatrix } from '../../../shared/domain/evaluation.ts';
import { polarityFromIndex, polarityIndex } from '../../../shared/domain/polarity.ts';
import { acceptanceDecision, acceptancePlan } from './acceptance-plan.ts';
import { type AuditCheck, decidedPolarity } from './audit-check.ts';
import { addCheck, emptyTally } from './check-tally.ts';
import { estimatePrecision } from './estimate-precision.ts';
import type { FrozenAudit } from './frozen-audit.ts';
import { type CutEstimate, precisionAtCuts } from './precision-at-cuts.ts';
import { type StratumSize, sizesOfPolarity } from './stratum-groups.ts';

/**
 * What an audit says now.
 *
 * Unsure, unusable and disputed images are counted and take no part in any estimate: it is about the weak
 * labels of images of which a person can tell the polarity (estimation for a domain).
 *
 * @param checks every image of the sample, hidden repeats left out.
 */
export function reportAudit(audit: FrozenAudit, checks: readonly AuditCheck[]): AuditReport {
  const sizes = stratumSizes(audit);
  const tally = emptyTally(sizes.length);
  const confusion = [0, 1, 2].map(() => [0, 0, 0]);
  for (const { stratum, probability, weak, outcome } of checks) {
    const manual = decidedPolarity(outcome);
    if (manual === null) continue;
    addCheck(tally, stratum, 1 / probability, manual === weak);
    const row = confusion[manual];
    if (row !== undefined) row[weak] = (row[weak] ?? 0) + 1;
  }
  const ofPolarity = (polarity: number) =>
    estimatePrecision(sizesOfPolarity(sizes, polarity), tally);
  const countOf = (outcome: AuditCheck['outcome']) =>
    checks.filter((check) => check.outcome === outcome).length;
  return {
    design: audit.design,
    images: checks.length,
    checked: checks.length - countOf(null),
    unsure: countOf('unsure'),
    unusable: countOf('unusable'),
    overall: estimatePrecision(sizes, tally),
    perPolarity: { NEG: ofPolarity(0), NEU: ofPolarity(1), POS: ofPolarity(2) },
    strata: audit.strata.map((stratum, at) => ({
      ...stratum,
      estimate: estimatePrecision(onlyStratum(sizes, at), tally),
    })),
    confusion,
    curve: auditCurve(audit, checks).map(({ polarity, cut, kept, estimate }) => ({
      polarity: polarity === null ? null : polarityFromIndex(polarity),
      cut,
      kept,
      checked: estimate.checked,
      precision: estimate.precision,
    })),
    acceptance: acceptanceOf(audit, confusion, checks),
  };
}

/** Precision against confidence, at the cuts that were fixed with the sample. */
export function auditCurve(
  audit: FrozenAudit,
  checks: readonly AuditCheck[],
): readonly CutEstimate[] {
  return precisionAtCuts(stratumSizes(audit), audit.cuts, checks);
}

function stratumSizes({ strata }: FrozenAudit): readonly StratumSize[] {
  return strata.map((stratum) => ({ ...stratum, polarity: polarityIndex(stratum.polarity) }));
}

function onlyStratum(sizes: readonly StratumSize[], stratum: number): readonly StratumSize[] {
  return sizes.map((size, at) => (at === stratum ? size : { ...size, images: 0 }));
}

function acceptanceOf(
  { design }: FrozenAudit,
  confusion: ConfusionMatrix,
  checks: readonly AuditCheck[],
): AuditReport['acceptance'] {
  const aim = design.acceptance;
  if (aim === null) return null;
  const plan = acceptancePlan(aim, design.size);
  if (plan === null) throw new Error('an audit is as large as its plan');
  const decided = confusion.flat().reduce((sum, count) => sum + count, 0);
  const right = confusion.reduce((sum, row, polarity) => sum + (row[polarity] ?? 0), 0);
  const wrong = decided - right;
  const outstanding = checks.filter(
    ({ outcome }) => outcome === null || outcome === 'disputed',
  ).length;
  const decision = acceptanceDecision(plan, aim, { wrong, decided, outstanding });
  return { plan, wrong, decision };
}
