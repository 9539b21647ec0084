import { NumberInput, Slider } from '@mantine/core';
import { useEffect, useState } from 'react';
import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';
import { POLARITY_LOOK } from '../../ui/polarity-look.ts';

type SelectionFieldsProps = {
  readonly selection: SelectionRule;
  readonly onChange: (selection: SelectionRule) => void;
};

/** The least confidence that a weak label of each polarity must have. */
export function SelectionFields({ selection, onChange }: SelectionFieldsProps) {
  return (
    <fieldset className="plain-fieldset">
      <legend className="field-title">Least confidence per polarity</legend>
      {POLARITIES.map((polarity) => (
        <Threshold
          key={polarity}
          polarity={polarity}
          value={selection[polarity]}
          onChange={(value) => onChange({ ...selection, [polarity]: value })}
        />
      ))}
    </fieldset>
  );
}

/** Follows the thumb at once, and tells when it is let go. */
function Threshold(props: {
  readonly polarity: Polarity;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const { polarity, onChange } = props;
  const [value, setValue] = useState(props.value);
  useEffect(() => setValue(props.value), [props.value]);
  const name = `Least confidence of ${POLARITY_LOOK[polarity].name}`;
  return (
    <div className="threshold">
      <PolarityBadge polarity={polarity} />
      <Slider
        min={0}
        max={1}
        step={0.01}
        label={null}
        color={`var(--${polarity.toLowerCase()})`}
        thumbLabel={`${name}, slider`}
        value={value}
        onChange={setValue}
        onChangeEnd={onChange}
      />
      <NumberInput
        aria-label={name}
        min={0}
        max={1}
        step={0.01}
        decimalScale={3}
        hideControls
        value={value}
        onChange={(next) => typeof next === 'number' && setValue(next)}
        onBlur={() => value !== props.value && onChange(value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onChange(value);
        }}
      />
    </div>
  );
}
