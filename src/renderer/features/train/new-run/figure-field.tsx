import { NumberInput } from '@mantine/core';

type FigureFieldProps = {
  readonly label: string;
  /** Null: the field is empty. What is not a number yet is NaN. */
  readonly value: number | null;
  readonly problem: string | undefined;
  readonly step?: number;
  readonly isWhole?: boolean;
  /** Stands behind the figure. */
  readonly suffix?: string;
  /** What an empty field means; left out: it must not be empty. */
  readonly whenEmpty?: string;
  readonly onChange: (value: number | null) => void;
};

/** A figure of the settings, with what is wrong with it. */
export function FigureField(props: FigureFieldProps) {
  const { label, value, problem, step = 1, isWhole = false, suffix, whenEmpty } = props;
  const mayBeEmpty = whenEmpty !== undefined;
  return (
    <NumberInput
      label={label}
      placeholder={whenEmpty}
      {...(suffix === undefined ? {} : { suffix })}
      error={problem}
      step={step}
      min={0}
      clampBehavior="none"
      allowDecimal={!isWhole}
      allowNegative={false}
      value={value === null || Number.isNaN(value) ? '' : value}
      onChange={(next) => {
        if (next === '' && mayBeEmpty) props.onChange(null);
        else props.onChange(next === '' ? Number.NaN : Number(next));
      }}
    />
  );
}
