import { NumberInput, SegmentedControl, Select, Switch } from '@mantine/core';
import type { AcceptancePlan } from '../../../shared/domain/audit.ts';
import { useAuditBatches } from '../../bridge/review-set-queries.ts';
import { countOf } from '../../ui/number-text.ts';
import type { AuditDraft } from './audit-draft.ts';

type AuditFieldsProps = {
  readonly draft: AuditDraft;
  /** The acceptance plan that sets the size, where there is one. */
  readonly planned: AcceptancePlan | null;
  readonly onChange: (change: Partial<AuditDraft>) => void;
};

const EVERYTHING = 'everything';

const ALLOCATIONS = [
  { value: 'equal', label: 'Same for each polarity' },
  { value: 'proportional', label: 'As they occur' },
] as const;

/** How many images are drawn, and from where. */
export function AuditFields({ draft, planned, onChange }: AuditFieldsProps) {
  const batches = useAuditBatches().data ?? [];
  const isSetByPlan = draft.hasAcceptance && planned !== null;
  return (
    <>
      <NumberInput
        label="Images to check"
        description={
          isSetByPlan
            ? 'Set by the acceptance plan below.'
            : 'The more images, the narrower the interval: see the curve beside.'
        }
        min={1}
        max={100_000}
        step={50}
        allowDecimal={false}
        disabled={isSetByPlan}
        value={isSetByPlan ? planned.size : draft.size}
        onChange={(size) => onChange({ size })}
      />
      <div>
        <p className="field-title" id="allocation-title">
          Share of each polarity
        </p>
        <SegmentedControl
          fullWidth
          aria-labelledby="allocation-title"
          data={ALLOCATIONS.map((one) => ({ ...one }))}
          disabled={draft.hasAcceptance}
          value={draft.hasAcceptance ? 'proportional' : draft.allocation}
          onChange={(value) => onChange({ allocation: value === 'equal' ? value : 'proportional' })}
        />
      </div>
      <Select
        label="Draw from"
        data={[
          { value: EVERYTHING, label: 'The whole workspace' },
          ...batches.map(({ importId, kind, locator, images }) => ({
            value: `${importId}`,
            label: `${kind} ${locator} (${countOf(images, 'image')})`,
          })),
        ]}
        value={draft.importId === null ? EVERYTHING : `${draft.importId}`}
        onChange={(value) =>
          onChange({ importId: value === null || value === EVERYTHING ? null : Number(value) })
        }
      />
      <Switch
        label="Only labels that the selection takes"
        description="Measures what a dataset would be built from today, not every weak label."
        checked={draft.selectedOnly}
        onChange={(event) => onChange({ selectedOnly: event.currentTarget.checked })}
      />
      <div className="three-fields">
        <NumberInput
          label="Confidence bins"
          min={1}
          max={20}
          allowDecimal={false}
          value={draft.bins}
          onChange={(bins) => onChange({ bins })}
        />
        <NumberInput
          label="Shown twice"
          min={0}
          max={50}
          suffix=" %"
          allowDecimal={false}
          value={draft.repeats}
          onChange={(repeats) => onChange({ repeats })}
        />
        <NumberInput
          label="Seed"
          min={0}
          allowDecimal={false}
          value={draft.seed}
          onChange={(seed) => onChange({ seed })}
        />
      </div>
      <p className="plain dim">
        Each polarity is cut into bins of rising confidence, and images are drawn from every bin.
        Images shown twice come back unmarked, to see how far you agree with yourself.
      </p>
    </>
  );
}
