import { NumberInput, Select, Switch } from '@mantine/core';
import {
  ConflictRule,
  NearDuplicateUse,
  PostImages,
} from '../../../shared/domain/dataset-options.ts';
import type { RecipeForm } from './recipe-form.ts';
import { SplitFields } from './split-fields.tsx';
import { VerdictUseField } from './verdict-use-field.tsx';

const CONFLICTS = {
  representative: 'Each keeps its own label (the papers)',
  majority: 'The polarity with the most confidence',
  drop: 'Leave the group out',
} as const;

const BALANCE = {
  none: 'Keep all images',
  smallest: 'As many as the smallest has',
  number: 'A number of each',
} as const;

type RecipeDetailsProps = {
  readonly form: RecipeForm;
  readonly onChange: (form: RecipeForm) => void;
};

/** All of a recipe but the thresholds, folded away: the presets set most of it. */
export function RecipeDetails({ form, onChange }: RecipeDetailsProps) {
  const set = (part: Partial<RecipeForm>): void => onChange({ ...form, ...part });
  return (
    <details className="recipe-details">
      <summary>Cleaning, balance and splits</summary>
      <div className="stack">
        <Select
          label="Near-duplicates"
          data={[
            { value: 'representatives', label: 'One image of each group' },
            { value: 'keep', label: 'Keep all; a group stays in one split' },
          ]}
          value={form.nearDuplicates}
          onChange={(value) => set({ nearDuplicates: NearDuplicateUse.parse(value) })}
          allowDeselect={false}
        />
        <Select
          label="Groups with different weak labels"
          data={ConflictRule.options.map((value) => ({ value, label: CONFLICTS[value] }))}
          value={form.conflicts}
          onChange={(value) => set({ conflicts: ConflictRule.parse(value) })}
          allowDeselect={false}
        />
        <Select
          label="Images of one post"
          data={[
            { value: 'all', label: 'All that were selected; they stay in one split' },
            { value: 'one', label: 'One of them, drawn by the seed' },
          ]}
          value={form.postImages}
          onChange={(value) => set({ postImages: PostImages.parse(value) })}
          allowDeselect={false}
        />
        <Switch
          label="Keep authors together"
          description="All images of one author fall into one split, where the author is known"
          checked={form.authors === 'together'}
          onChange={(event) => set({ authors: event.currentTarget.checked ? 'together' : 'apart' })}
        />
        <div className="two-fields">
          <Select
            label="Images per polarity"
            data={Object.entries(BALANCE).map(([value, label]) => ({ value, label }))}
            value={form.balance}
            onChange={(value) => {
              if (value === 'none' || value === 'smallest' || value === 'number') {
                set({ balance: value });
              }
            }}
            allowDeselect={false}
          />
          {form.balance === 'number' && (
            <NumberInput
              label="Of each polarity"
              min={1}
              allowDecimal={false}
              thousandSeparator=","
              value={form.perClass}
              onChange={(perClass) => set({ perClass })}
            />
          )}
        </div>
        <SplitFields form={form} onChange={onChange} />
        <VerdictUseField use={form.verdicts} onChange={(verdicts) => set({ verdicts })} />
        <NumberInput
          label="Seed"
          min={0}
          allowDecimal={false}
          value={form.seed}
          onChange={(seed) => set({ seed })}
        />
      </div>
    </details>
  );
}
