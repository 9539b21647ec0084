import type { AcceptancePlan, AuditDesign } from '../../shared/domain/audit.ts';
import { Failure } from '../../shared/failure.ts';
import { acceptancePlan } from '../domain/review/acceptance-plan.ts';

/** As many as a design may ask for. */
const LARGEST_AUDIT = 100_000;

/** A design as it is drawn, with the plan that it follows. */
export type SettledDesign = {
  readonly design: AuditDesign;
  readonly acceptance: AcceptancePlan | null;
};

/**
 * What a design comes to: an acceptance plan sets the size and draws in proportion.
 *
 * The plan counts wrong ones without weights, which is right where every drawable image is as likely to be in
 * the sample; strata with proportional shares then only lower the spread that its binomial risks allow for.
 *
 * @throws Failure BAD_INPUT for an acceptance plan that cannot be
 */
export function settleAuditDesign(design: AuditDesign): SettledDesign {
  const aim = design.acceptance;
  if (aim === null) return { design, acceptance: null };
  if (aim.goodShare >= aim.badShare) {
    throw new Failure(
      'BAD_INPUT',
      `A plan cannot accept ${percent(aim.goodShare)} wrong and reject ${percent(aim.badShare)} wrong`,
      'Let the share that should be accepted be less than the one that should be rejected.',
    );
  }
  const plan = acceptancePlan(aim, LARGEST_AUDIT);
  if (plan === null) {
    throw new Failure(
      'BAD_INPUT',
      `The plan would need more than ${LARGEST_AUDIT} checks`,
      'Set the two shares further apart, or allow more risk.',
    );
  }
  return { design: { ...design, size: plan.size, allocation: 'proportional' }, acceptance: plan };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
