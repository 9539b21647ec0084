import { auditCell, proposeAuditCuts } from '../../pipeline/audit-report.ts';
import { createOpenAudit, openAuditReport, planOpenAudit } from '../open-audits.ts';
import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';

/** Audits: samples of weak labels that people check, and what follows from them. */
export function auditProcedures(os: StudioImplementer, studio: Studio) {
  const { audits } = os.review;
  const workspace = () => studio.requireSession().workspace;

  return audits.router({
    plan: audits.plan.handler(({ input }) => planOpenAudit(studio, input)),
    create: audits.create.handler(({ input }) => createOpenAudit(studio, input)),
    report: audits.report.handler(({ input }) => openAuditReport(studio, input.set)),
    proposeCuts: audits.proposeCuts.handler(({ input }) =>
      proposeAuditCuts(workspace(), input.set, input.precision),
    ),
    cell: audits.cell.handler(({ input }) => auditCell(workspace(), input.set, input)),
    batches: audits.batches.handler(() => studio.requireSession().reading.ask().batches()),
  });
}
