import { NumberInput, Switch } from '@mantine/core';
import type { AuditDraft } from './audit-draft.ts';

type AcceptanceFieldsProps = {
  readonly draft: AuditDraft;
  readonly onChange: (change: Partial<AuditDraft>) => void;
};

const SHARE = { min: 0.1, max: 99, suffix: ' %', decimalScale: 1 } as const;
const RISK = { ...SHARE, max: 49 } as const;

/** Whether the audit also decides, by a fixed rule, to accept or reject what it draws from. */
export function AcceptanceFields({ draft, onChange }: AcceptanceFieldsProps) {
  return (
    <>
      <Switch
        label="Accept or reject by a plan"
        description="Finds the number of checks and of wrong labels at which to say: good enough, or not."
        checked={draft.hasAcceptance}
        onChange={(event) => onChange({ hasAcceptance: event.currentTarget.checked })}
      />
      {draft.hasAcceptance && (
        <div className="two-fields">
          <NumberInput
            label="Good: wrong labels"
            description="This share should be accepted."
            {...SHARE}
            value={draft.good}
            onChange={(good) => onChange({ good })}
          />
          <NumberInput
            label="Risk of rejecting it"
            description="How often that may go wrong."
            {...RISK}
            value={draft.producerRisk}
            onChange={(producerRisk) => onChange({ producerRisk })}
          />
          <NumberInput
            label="Bad: wrong labels"
            description="This share should be rejected."
            {...SHARE}
            value={draft.bad}
            onChange={(bad) => onChange({ bad })}
          />
          <NumberInput
            label="Risk of accepting it"
            description="How often that may go wrong."
            {...RISK}
            value={draft.consumerRisk}
            onChange={(consumerRisk) => onChange({ consumerRisk })}
          />
        </div>
      )}
    </>
  );
}
