import { Select } from '@mantine/core';
import { AUTOMATIC_BATCH_SIZE } from '../../../../shared/domain/fine-tune.ts';
import type { FieldsProps } from './fields-props.ts';
import { FigureField } from './figure-field.tsx';
import { RateField } from './rate-field.tsx';
import { ScheduleFields } from './schedule-fields.tsx';

const OPTIMIZERS = [
  { value: 'sgd', label: 'SGD' },
  { value: 'adam', label: 'Adam' },
] as const;

/** How weights are changed. Fields that would have no effect are left out. */
export function SolverFields({ settings, problems, onChange }: FieldsProps) {
  const { optimizer, batchSize } = settings;
  const isAutomatic = batchSize === AUTOMATIC_BATCH_SIZE;
  return (
    <fieldset className="plain-fieldset run-group">
      <legend className="run-group-title">Solver</legend>
      <div className="run-fields">
        <Select
          label="Optimizer"
          data={OPTIMIZERS}
          value={optimizer}
          onChange={(chosen) => chosen !== null && onChange({ optimizer: chosen })}
        />
        <RateField
          label="Learning rate"
          value={settings.learningRate}
          problem={problems.get('learningRate')}
          onChange={(rate) => onChange({ learningRate: rate ?? Number.NaN })}
        />
        <ScheduleFields {...{ settings, problems, onChange }} />
        {optimizer === 'sgd' && (
          <FigureField
            label="Momentum"
            step={0.05}
            value={settings.momentum}
            problem={problems.get('momentum')}
            onChange={(momentum) => onChange({ momentum: momentum ?? Number.NaN })}
          />
        )}
        <RateField
          label="Weight decay"
          value={settings.weightDecay}
          problem={problems.get('weightDecay')}
          onChange={(decay) => onChange({ weightDecay: decay ?? Number.NaN })}
        />
        <FigureField
          label="Last layer’s rate ×"
          value={settings.lastLayerRate}
          problem={problems.get('lastLayerRate')}
          onChange={(rate) => onChange({ lastLayerRate: rate ?? Number.NaN })}
        />
        <RateField
          label="Clip gradients at"
          whenEmpty="never"
          value={settings.clipNorm}
          problem={problems.get('clipNorm')}
          onChange={(clipNorm) => onChange({ clipNorm })}
        />
        <FigureField
          label="Batch size"
          isWhole
          whenEmpty="automatic"
          value={isAutomatic ? null : batchSize}
          problem={problems.get('batchSize')}
          onChange={(size) => onChange({ batchSize: size ?? AUTOMATIC_BATCH_SIZE })}
        />
        {!isAutomatic && (
          <FigureField
            label="Batches to a step"
            isWhole
            value={settings.accumulate}
            problem={problems.get('accumulate')}
            onChange={(accumulate) => onChange({ accumulate: accumulate ?? Number.NaN })}
          />
        )}
      </div>
      {isAutomatic && (
        <p className="field-note dim">
          The largest batch that fits into memory is found; 64 images make a step.
        </p>
      )}
    </fieldset>
  );
}
