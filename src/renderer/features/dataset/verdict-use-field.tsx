import { Select } from '@mantine/core';
import { VerdictUse } from '../../../shared/domain/dataset.ts';

const CHOICES = [
  { value: 'none', label: 'Not used' },
  { value: 'replace', label: 'Replace weak labels' },
  { value: 'leave-out', label: 'Leave out images that differ' },
] as const;

const EXPLANATIONS = {
  none: 'The dataset holds weak labels only.',
  replace: 'Where a person said NEG, NEU or POS, that counts, however sure the teacher was.',
  'leave-out': 'Images go that people call otherwise, are unsure about or do not agree on.',
} as const;

type VerdictUseFieldProps = {
  /** Null: verdicts are not used. */
  readonly use: VerdictUse | null;
  readonly onChange: (use: VerdictUse | null) => void;
};

/** What the verdicts of people do to the weak labels of the new dataset. */
export function VerdictUseField({ use, onChange }: VerdictUseFieldProps) {
  const unusable = use === null ? '' : ' Images found unusable are left out too.';
  return (
    <Select
      label="Verdicts"
      description={`${EXPLANATIONS[use ?? 'none']}${unusable}`}
      data={CHOICES}
      value={use ?? 'none'}
      onChange={(value) => onChange(VerdictUse.options.find((option) => option === value) ?? null)}
    />
  );
}
