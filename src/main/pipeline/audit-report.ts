import type { AuditReport, CutProposal } from '../../shared/domain/audit.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { Failure } from '../../shared/failure.ts';
import { type AuditCheck, decidedPolarity } from '../domain/review/audit-check.ts';
import type { FrozenAudit } from '../domain/review/frozen-audit.ts';
import { proposeCuts } from '../domain/review/propose-cuts.ts';
import { auditCurve, reportAudit } from '../domain/review/report-audit.ts';
import { reviewOutcome } from '../domain/review-outcome.ts';
import type { AuditStore } from './ports/audit-store.ts';
import type { ReviewSetStore } from './ports/review-set-store.ts';

export type AuditPorts = { readonly audits: AuditStore; readonly reviewSets: ReviewSetStore };

/**
 * What an audit says now.
 *
 * @throws Failure NOT_FOUND
 */
export function auditReport(ports: AuditPorts, set: string): AuditReport {
  return reportAudit(requireAudit(ports.audits, set), checksOf(ports, set));
}

/**
 * The least confidences from which on the weak labels have a wanted precision.
 *
 * @throws Failure NOT_FOUND
 */
export function proposeAuditCuts(
  ports: AuditPorts,
  set: string,
  precision: number,
): readonly CutProposal[] {
  const audit = requireAudit(ports.audits, set);
  return proposeCuts(auditCurve(audit, checksOf(ports, set)), precision);
}

/**
 * The images of a cell of an audit's confusion, by position.
 *
 * @param cell the manual and the weak label, 0 to 2.
 * @throws Failure NOT_FOUND
 */
export function auditCell(
  ports: AuditPorts,
  set: string,
  cell: { readonly manual: number; readonly weak: number },
): readonly MediaId[] {
  requireAudit(ports.audits, set);
  return checksOf(ports, set)
    .filter(({ outcome, weak }) => weak === cell.weak && decidedPolarity(outcome) === cell.manual)
    .map(({ mediaId }) => mediaId);
}

function requireAudit(audits: AuditStore, set: string): FrozenAudit {
  const audit = audits.find(set);
  if (audit !== null) return audit;
  throw new Failure(
    'NOT_FOUND',
    `There is no audit named ${set}`,
    'Choose one that is there, or draw a new one.',
  );
}

function checksOf(
  { audits, reviewSets }: AuditPorts,
  set: string,
): readonly (AuditCheck & { readonly mediaId: MediaId })[] {
  const verdicts = new Map(reviewSets.judged(set).map((place) => [place.position, place.verdicts]));
  return audits.sample(set).map((image) => ({
    ...image,
    outcome: reviewOutcome(verdicts.get(image.position) ?? []),
  }));
}
