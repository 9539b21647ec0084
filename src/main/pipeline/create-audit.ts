import type { AuditDesign } from '../../shared/domain/audit.ts';
import type { ReviewSetSummary } from '../../shared/domain/review-set.ts';
import { Failure } from '../../shared/failure.ts';
import type { AuditRequest, AuditSample } from '../domain/review/audit-sample.ts';
import type { AuditStore } from './ports/audit-store.ts';
import type { ReviewSetStore } from './ports/review-set-store.ts';
import { settleAuditDesign } from './settle-audit-design.ts';

/**
 * Draws an audit's sample and freezes it under a name.
 *
 * The same design under the same name finds the audit that is there, also when the workspace grew since. The
 * sample is drawn from one state of the workspace. What comes in while it is drawn, or later, does not matter,
 * because every item keeps its weak label; but that label must be the teacher's.
 *
 * @param ports `draw` may take its time; `teacher` is whose weak labels the images have now.
 * @throws Failure CONFLICT when the name is taken by another design or by a labelling set, or another teacher
 * was chosen meanwhile; BAD_INPUT when the design cannot be drawn
 */
export async function createAudit(
  ports: {
    readonly audits: Pick<AuditStore, 'find'>;
    readonly reviewSets: Pick<ReviewSetStore, 'find' | 'create'>;
    readonly draw: (request: AuditRequest) => Promise<AuditSample>;
    readonly teacher: () => string;
  },
  {
    name,
    nowMs,
    ...asked
  }: Omit<AuditRequest, 'teacher'> & {
    readonly name: string;
    readonly nowMs: number;
  },
): Promise<ReviewSetSummary> {
  const known = knownAudit(ports, name, asked.design);
  if (known !== null) return known;
  const teacher = ports.teacher();
  const sample = await ports.draw({ ...asked, teacher });
  if (ports.teacher() !== teacher) {
    throw new Failure(
      'CONFLICT',
      'Another teacher was chosen while the audit was drawn',
      'Draw the audit again; it will be of the weak labels of the teacher that is chosen now.',
    );
  }
  return (
    knownAudit(ports, name, asked.design) ??
    ports.reviewSets.create({ name, kind: 'audit', createdAtMs: nowMs, ...sample })
  );
}

function knownAudit(
  { audits, reviewSets }: Pick<Parameters<typeof createAudit>[0], 'audits' | 'reviewSets'>,
  name: string,
  asked: AuditDesign,
): ReviewSetSummary | null {
  const { design } = settleAuditDesign(asked);
  const known = reviewSets.find(name);
  if (known === null || isSame(audits.find(name)?.design, design)) return known;
  throw new Failure(
    'CONFLICT',
    `A review set named ${name} is there already, with another design`,
    'Give the new audit another name; audits are frozen, so that their numbers keep their meaning.',
  );
}

function isSame(known: AuditDesign | undefined, asked: AuditDesign): boolean {
  return JSON.stringify(known) === JSON.stringify(asked);
}
