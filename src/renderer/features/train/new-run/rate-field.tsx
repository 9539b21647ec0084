import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { figureFromText } from './figure-from-text.ts';

type RateFieldProps = {
  readonly label: string;
  /** What is not a number yet is NaN; null: the field is empty, where it may be. */
  readonly value: number | null;
  readonly problem: string | undefined;
  /** What an empty field means; left out: it must not be empty. */
  readonly whenEmpty?: string;
  readonly onChange: (value: number | null) => void;
};

/** A figure that may be very small, as `0.001` or `1e-3`. */
export function RateField({ label, value, problem, whenEmpty, onChange }: RateFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const written = value === null || Number.isNaN(value) ? '' : `${value}`;
  // What was typed stands for as long as it says what the value is: `1e-3` does not become `0.001` under the hand.
  const shown = text !== null && Object.is(figureFromText(text), value) ? text : written;
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      placeholder={whenEmpty}
      value={shown}
      error={problem}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const figure = figureFromText(typed);
        onChange(figure === null && whenEmpty === undefined ? Number.NaN : figure);
      }}
    />
  );
}
