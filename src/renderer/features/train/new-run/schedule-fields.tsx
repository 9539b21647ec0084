import { Select } from '@mantine/core';
import type { LearningRateSchedule } from '../../../../shared/domain/fine-tune.ts';
import type { FieldsProps } from './fields-props.ts';
import { FigureField } from './figure-field.tsx';

/** What each schedule begins with; the steps are the paper's. */
const SCHEDULES: Readonly<Record<LearningRateSchedule['kind'], LearningRateSchedule>> = {
  constant: { kind: 'constant' },
  step: { kind: 'step', everyEpochs: 5, factor: 0.1 },
  cosine: { kind: 'cosine', warmUpEpochs: 0 },
};

const KINDS = [
  { value: 'constant', label: 'Constant' },
  { value: 'step', label: 'In steps' },
  { value: 'cosine', label: 'Cosine to zero' },
] as const;

/** How the learning rate goes over the epochs. */
export function ScheduleFields({ settings: { schedule }, problems, onChange }: FieldsProps) {
  const set = (next: LearningRateSchedule): void => onChange({ schedule: next });
  return (
    <>
      <Select
        label="Schedule"
        data={KINDS}
        value={schedule.kind}
        onChange={(kind) => kind !== null && kind !== schedule.kind && set(SCHEDULES[kind])}
      />
      {schedule.kind === 'step' && (
        <>
          <FigureField
            label="Step after"
            isWhole
            suffix=" epochs"
            value={schedule.everyEpochs}
            problem={problems.get('schedule.everyEpochs')}
            onChange={(every) => set({ ...schedule, everyEpochs: every ?? Number.NaN })}
          />
          <FigureField
            label="Factor"
            step={0.1}
            value={schedule.factor}
            problem={problems.get('schedule.factor')}
            onChange={(factor) => set({ ...schedule, factor: factor ?? Number.NaN })}
          />
        </>
      )}
      {schedule.kind === 'cosine' && (
        <FigureField
          label="Warm-up"
          suffix=" epochs"
          value={schedule.warmUpEpochs}
          problem={problems.get('schedule.warmUpEpochs')}
          onChange={(epochs) => set({ ...schedule, warmUpEpochs: epochs ?? Number.NaN })}
        />
      )}
    </>
  );
}
