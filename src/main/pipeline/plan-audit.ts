import type { AuditDesign, AuditPlan } from '../../shared/domain/audit.ts';
import { polarityIndex } from '../../shared/domain/polarity.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';
import { Failure } from '../../shared/failure.ts';
import { type AuditDraw, drawAudit } from '../domain/review/draw-audit.ts';
import { plannedWidths } from '../domain/review/planned-widths.ts';
import type { AuditPopulation, AuditStore, StoredCandidates } from './ports/audit-store.ts';
import { type SettledDesign, settleAuditDesign } from './settle-audit-design.ts';

/**
 * What a design would draw, and how wide the intervals would be; nothing is saved.
 *
 * @param selection the workspace's; counts only where the design asks for it.
 * @throws Failure BAD_INPUT when there is nothing to draw from, or the acceptance plan cannot be
 */
export function planAudit(
  audits: AuditStore,
  asked: AuditDesign,
  selection: SelectionRule,
): AuditPlan {
  const settled = settleAuditDesign(asked);
  const { draw } = drawFromStore(audits, settled, selection);
  const sizes = draw.strata.map((stratum) => ({
    ...stratum,
    polarity: polarityIndex(stratum.polarity),
  }));
  return {
    strata: draw.strata,
    widths: plannedWidths(sizes, draw.weightEffects, settled.design),
    acceptance: settled.acceptance,
  };
}

/**
 * Draws what a design asks for from the workspace as it is.
 *
 * @throws Failure BAD_INPUT when there is nothing to draw from
 */
export function drawFromStore(
  audits: Pick<AuditStore, 'candidates'>,
  { design }: SettledDesign,
  selection: SelectionRule,
): { readonly candidates: StoredCandidates; readonly draw: AuditDraw } {
  const population: AuditPopulation = {
    importId: design.importId,
    selection: design.selectedOnly ? selection : null,
  };
  const candidates = audits.candidates(population);
  if (candidates.keys.length === 0) {
    throw new Failure(
      'BAD_INPUT',
      'There is no weakly labelled image that the audit could draw',
      'Label the posts first, or let the audit draw from more: another import, or also what the selection leaves out.',
    );
  }
  return { candidates, draw: drawAudit(candidates, design) };
}
