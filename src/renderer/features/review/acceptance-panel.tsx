import type { AuditReport } from '../../../shared/domain/audit.ts';
import { Panel } from '../../ui/panel.tsx';
import { acceptanceSentence } from './report-words.ts';
import { RiskCurve } from './risk-curve.tsx';

type AcceptancePanelProps = { readonly acceptance: NonNullable<AuditReport['acceptance']> };

/** Whether what was audited is good enough, by the plan that was made before. */
export function AcceptancePanel({ acceptance }: AcceptancePanelProps) {
  return (
    <Panel title="Good enough?">
      <div className="stack">
        <p className={`report-sentence acceptance-${acceptance.decision}`}>
          {acceptanceSentence(acceptance)}
        </p>
        <RiskCurve plan={acceptance.plan} />
      </div>
    </Panel>
  );
}
