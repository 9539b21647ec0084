import { NumberInput, Select } from '@mantine/core';
import {
  type FineTuneSettings,
  inputSizesOf,
  NetworkName,
  usualWeights,
} from '../../../shared/domain/fine-tune.ts';
import { WeightsField } from './weights-field.tsx';

const OPTIMIZERS = [
  { value: 'adam', label: 'Adam' },
  { value: 'sgd', label: 'SGD' },
] as const;

type SettingsFieldsProps = {
  readonly settings: FineTuneSettings;
  readonly onChange: (change: Partial<FineTuneSettings>) => void;
};

/** Everything about a fine-tuning but its mode. */
export function SettingsFields({ settings, onChange }: SettingsFieldsProps) {
  return (
    <div className="two-fields">
      <Select
        label="Network"
        data={NetworkName.options}
        value={settings.network}
        onChange={(network) => network !== null && onChange(startOf(network))}
      />
      <WeightsField settings={settings} onChange={onChange} />
      <Select
        label="Input size"
        data={inputSizesOf(settings.network).map((side) => ({
          value: `${side}`,
          label: `${side} × ${side} px`,
        }))}
        value={`${settings.inputSize}`}
        onChange={(chosen) => {
          const inputSize = inputSizesOf(settings.network).find((side) => `${side}` === chosen);
          if (inputSize !== undefined) onChange({ inputSize });
        }}
      />
      <NumberField label="Epochs" field="epochs" min={1} max={1000} {...{ settings, onChange }} />
      <NumberField
        label="Batch size"
        field="batchSize"
        min={1}
        max={1024}
        {...{ settings, onChange }}
      />
      <Select
        label="Optimizer"
        data={OPTIMIZERS}
        value={settings.optimizer}
        onChange={(optimizer) => optimizer !== null && onChange({ optimizer })}
      />
      <NumberField
        label="Learning rate"
        field="learningRate"
        min={0.0000001}
        max={10}
        step={0.0001}
        isFraction
        {...{ settings, onChange }}
      />
      {settings.optimizer === 'sgd' && (
        <NumberField
          label="Momentum"
          field="momentum"
          min={0}
          max={0.999}
          step={0.05}
          isFraction
          {...{ settings, onChange }}
        />
      )}
      <NumberField label="Seed" field="seed" min={0} {...{ settings, onChange }} />
    </div>
  );
}

/** What another network begins with. */
function startOf(network: NetworkName): Partial<FineTuneSettings> {
  return { network, weights: usualWeights(network), inputSize: inputSizesOf(network)[0] };
}

function NumberField(props: {
  readonly label: string;
  readonly field: 'epochs' | 'batchSize' | 'learningRate' | 'momentum' | 'seed';
  readonly min: number;
  readonly max?: number;
  readonly step?: number;
  readonly isFraction?: boolean;
  readonly settings: FineTuneSettings;
  readonly onChange: (change: Partial<FineTuneSettings>) => void;
}) {
  const { label, field, min, max, step = 1, isFraction = false, settings, onChange } = props;
  return (
    <NumberInput
      label={label}
      min={min}
      {...(max === undefined ? {} : { max })}
      step={step}
      allowDecimal={isFraction}
      allowNegative={false}
      value={settings[field]}
      onChange={(value) => typeof value === 'number' && onChange({ [field]: value })}
    />
  );
}
