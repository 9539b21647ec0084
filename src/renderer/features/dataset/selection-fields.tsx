import { NumberInput, Slider } from '@mantine/core';
import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';
import { POLARITY_LOOK } from '../../ui/polarity-look.ts';
import { AgreeingTeachers } from './agreeing-teachers.tsx';
import { SelectionPresets } from './selection-presets.tsx';

type SelectionFieldsProps = {
  /** The thresholds as they stand in the fields. */
  readonly draft: SelectionRule;
  /** While a thumb is dragged or a figure typed. */
  readonly onDraft: (draft: SelectionRule) => void;
  /** When it is let go. */
  readonly onSave: (selection: SelectionRule) => void;
};

/** The least confidence that a weak label of each polarity must have, and who else must agree. */
export function SelectionFields({ draft, onDraft, onSave }: SelectionFieldsProps) {
  return (
    <div className="stack">
      <fieldset className="plain-fieldset">
        <legend className="field-title">Least confidence per polarity</legend>
        {POLARITIES.map((polarity) => (
          <Threshold
            key={polarity}
            polarity={polarity}
            value={draft[polarity]}
            onDraft={(value) => onDraft({ ...draft, [polarity]: value })}
            onSave={(value) => onSave({ ...draft, [polarity]: value })}
          />
        ))}
        <SelectionPresets selection={draft} onChoose={onSave} />
      </fieldset>
      <AgreeingTeachers selection={draft} onChoose={onSave} />
    </div>
  );
}

function Threshold(props: {
  readonly polarity: Polarity;
  readonly value: number;
  readonly onDraft: (value: number) => void;
  readonly onSave: (value: number) => void;
}) {
  const { polarity, value, onDraft, onSave } = props;
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
        onChange={onDraft}
        onChangeEnd={onSave}
      />
      <NumberInput
        aria-label={name}
        min={0}
        max={1}
        step={0.01}
        decimalScale={3}
        hideControls
        value={value}
        onChange={(next) => typeof next === 'number' && next !== value && onDraft(next)}
        onBlur={() => onSave(value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onSave(value);
        }}
      />
    </div>
  );
}
