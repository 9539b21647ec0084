import { NumberInput, Select } from '@mantine/core';
import { PAPER_SPLIT_SIZES, SPLITS } from '../../../shared/domain/split.ts';
import { countText } from '../../ui/number-text.ts';
import type { RecipeForm, SplitWay } from './recipe-form.ts';

const PERCENT = { min: 0, max: 99, suffix: ' %', allowDecimal: false } as const;

const WAYS: Readonly<Record<SplitWay, string>> = {
  scaled: "The paper's shares: 78.3 / 10.8 / 10.8 %",
  paper: `The paper's numbers: ${SPLITS.map((split) => countText(PAPER_SPLIT_SIZES[split])).join(' / ')}`,
  percent: 'Shares of your own',
  numbers: 'Numbers of your own',
};

type SplitFieldsProps = {
  readonly form: RecipeForm;
  readonly onChange: (form: RecipeForm) => void;
};

/** How the images are split. */
export function SplitFields({ form, onChange }: SplitFieldsProps) {
  const { splits, percents, sizes } = form;
  return (
    <>
      <Select
        label="Splits"
        data={Object.entries(WAYS).map(([value, label]) => ({ value, label }))}
        value={splits}
        onChange={(value) => {
          if (value !== null && value in WAYS) {
            onChange({ ...form, splits: value as SplitWay }); // why: the keys of WAYS are all the ways
          }
        }}
        allowDeselect={false}
      />
      {splits === 'percent' && (
        <div className="two-fields">
          {(['validation', 'test'] as const).map((split) => (
            <NumberInput
              key={split}
              label={split === 'test' ? 'Test' : 'Validation'}
              {...PERCENT}
              value={percents[split]}
              onChange={(value) => onChange({ ...form, percents: { ...percents, [split]: value } })}
            />
          ))}
        </div>
      )}
      {splits === 'numbers' && (
        <div className="three-fields">
          {SPLITS.map((split) => (
            <NumberInput
              key={split}
              label={`${split.charAt(0).toUpperCase()}${split.slice(1)}`}
              min={0}
              allowDecimal={false}
              thousandSeparator=","
              value={sizes[split]}
              onChange={(value) => onChange({ ...form, sizes: { ...sizes, [split]: value } })}
            />
          ))}
        </div>
      )}
    </>
  );
}
