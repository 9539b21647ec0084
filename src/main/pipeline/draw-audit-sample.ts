import { polarityFromIndex } from '../../shared/domain/polarity.ts';
import { Failure } from '../../shared/failure.ts';
import type { AuditRequest, AuditSample } from '../domain/review/audit-sample.ts';
import { confidenceCuts } from '../domain/review/confidence-cuts.ts';
import { drawFromStore } from './plan-audit.ts';
import type { AuditStore } from './ports/audit-store.ts';
import { settleAuditDesign } from './settle-audit-design.ts';

/**
 * Draws an audit's sample from the workspace as it is; nothing is saved.
 *
 * @throws Failure BAD_INPUT when the design cannot be drawn.
 */
export function drawAuditSample(
  audits: Pick<AuditStore, 'candidates' | 'mediaIds'>,
  { design, teacher, selection }: AuditRequest,
): AuditSample {
  const settled = settleAuditDesign(design);
  const { candidates, draw } = drawFromStore(audits, settled, selection);
  const drawable = draw.strata.reduce((sum, stratum) => sum + stratum.drawable, 0);
  if (settled.acceptance !== null && settled.acceptance.size > drawable) {
    throw new Failure(
      'BAD_INPUT',
      `The plan needs ${settled.acceptance.size} checks, but only ${drawable} images can be drawn (one of each post and near-duplicate group)`,
      'Allow more risk, or set the two shares further apart.',
    );
  }
  const ids = audits.mediaIds(draw.items.map(({ place }) => candidates.keys[place] ?? 0));
  return {
    design: {
      design: settled.design,
      teacher,
      selection: settled.design.selectedOnly ? selection : null,
      strata: draw.strata,
      cuts: confidenceCuts(candidates, draw.binned),
    },
    items: draw.items.flatMap(({ place, repeats, stratum, probability }, position) => {
      const mediaId = ids[position];
      const polarity = polarityFromIndex(candidates.polarities[place] ?? 0);
      const confidence = candidates.confidences[place] ?? 0;
      return mediaId === undefined
        ? []
        : [{ mediaId, repeats, stratum, probability, polarity, confidence }];
    }),
  };
}
