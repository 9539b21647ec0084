import type { AuditDesign } from '../../shared/domain/audit.ts';
import { polarityFromIndex } from '../../shared/domain/polarity.ts';
import type { ReviewSetSummary } from '../../shared/domain/review-set.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';
import { Failure } from '../../shared/failure.ts';
import { confidenceCuts } from '../domain/review/confidence-cuts.ts';
import type { FrozenAudit } from '../domain/review/frozen-audit.ts';
import { drawFromStore } from './plan-audit.ts';
import type { AuditStore } from './ports/audit-store.ts';
import type { ReviewSetStore } from './ports/review-set-store.ts';
import { settleAuditDesign } from './settle-audit-design.ts';

/** What a person asks for, and what the workspace adds. */
export type AuditRequest = {
  readonly name: string;
  readonly design: AuditDesign;
  readonly teacher: string;
  readonly selection: SelectionRule;
  readonly nowMs: number;
};

/**
 * Draws an audit's sample and freezes it under a name.
 *
 * The same design under the same name finds the audit that is there, also when the workspace grew since.
 *
 * @throws Failure CONFLICT when the name is taken by another design or by a labelling set, BAD_INPUT when the
 * design cannot be drawn
 */
export function createAudit(
  ports: { readonly audits: AuditStore; readonly reviewSets: ReviewSetStore },
  request: AuditRequest,
): ReviewSetSummary {
  const { name, teacher, selection, nowMs } = request;
  const settled = settleAuditDesign(request.design);
  const known = ports.reviewSets.find(name);
  if (known !== null) {
    if (isSame(ports.audits.find(name)?.design, settled.design)) return known;
    throw new Failure(
      'CONFLICT',
      `A review set named ${name} is there already, with another design`,
      'Give the new audit another name; audits are frozen, so that their numbers keep their meaning.',
    );
  }
  const { candidates, draw } = drawFromStore(ports.audits, settled, selection);
  const drawable = draw.strata.reduce((sum, stratum) => sum + stratum.drawable, 0);
  if (settled.acceptance !== null && settled.acceptance.size > drawable) {
    throw new Failure(
      'BAD_INPUT',
      `The plan needs ${settled.acceptance.size} checks, but only ${drawable} images can be drawn (one of each post and near-duplicate group)`,
      'Allow more risk, or set the two shares further apart.',
    );
  }
  const design: FrozenAudit = {
    design: settled.design,
    teacher,
    selection: settled.design.selectedOnly ? selection : null,
    strata: draw.strata,
    cuts: confidenceCuts(candidates, draw.binned),
  };
  const ids = ports.audits.mediaIds(draw.items.map(({ place }) => candidates.keys[place] ?? 0));
  const items = draw.items.flatMap(({ place, repeats, stratum, probability }, position) => {
    const mediaId = ids[position];
    const polarity = polarityFromIndex(candidates.polarities[place] ?? 0);
    const confidence = candidates.confidences[place] ?? 0;
    return mediaId === undefined
      ? []
      : [{ mediaId, repeats, stratum, probability, polarity, confidence }];
  });
  return ports.reviewSets.create({ name, kind: 'audit', createdAtMs: nowMs, design, items });
}

function isSame(known: AuditDesign | undefined, asked: AuditDesign): boolean {
  return JSON.stringify(known) === JSON.stringify(asked);
}
