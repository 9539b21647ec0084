import type { AuditDesign, AuditPlan, AuditReport } from '../../shared/domain/audit.ts';
import type { ReviewSetSummary } from '../../shared/domain/review-set.ts';
import { auditReport } from '../pipeline/audit-report.ts';
import { createAudit } from '../pipeline/create-audit.ts';
import { chosenTeacher } from './chosen-teacher.ts';
import type { Studio } from './studio.ts';

/** What a design would draw from the open workspace; nothing is saved. */
export function planOpenAudit(studio: Studio, design: AuditDesign): Promise<AuditPlan> {
  const { workspace, reading } = studio.requireSession();
  return reading.ask().planAudit({ design, selection: workspace.settings.selection() });
}

/** Draws an audit from the chosen teacher's weak labels and freezes it; see `createAudit`. */
export async function createOpenAudit(
  studio: Studio,
  asked: { readonly name: string; readonly design: AuditDesign },
): Promise<ReviewSetSummary> {
  const session = studio.requireSession();
  const { workspace, reading } = session;
  const summary = await createAudit(
    {
      ...workspace,
      draw: (request) => reading.ask().drawAudit(request),
      teacher: () => chosenTeacher(session),
    },
    { ...asked, selection: workspace.settings.selection(), nowMs: studio.parts.nowMs() },
  );
  studio.changes.emit();
  return summary;
}

/** What an audit of the open workspace says now. */
export function openAuditReport(studio: Studio, set: string): AuditReport {
  return auditReport(studio.requireSession().workspace, set);
}
