import { Select } from '@mantine/core';
import { inputSizesOf, NetworkName } from '../../../../shared/domain/fine-tune.ts';
import type { NetworkWeightsSummary } from '../../../../shared/domain/network-weights.ts';
import type { FieldsProps } from './fields-props.ts';
import { WeightsField } from './weights-field.tsx';

type NetworkFieldsProps = FieldsProps & {
  readonly imported: readonly NetworkWeightsSummary[];
  readonly onNetwork: (network: NetworkName) => void;
};

/** Which network, what its weights are before it is trained, and how large it sees images. */
export function NetworkFields({ settings, imported, onNetwork, onChange }: NetworkFieldsProps) {
  const { network, weights, inputSize } = settings;
  const sizes = inputSizesOf(network);
  return (
    <fieldset className="plain-fieldset run-group">
      <legend className="run-group-title">Network and weights</legend>
      <div className="run-fields">
        <Select
          label="Network"
          data={NetworkName.options}
          value={network}
          onChange={(chosen) => chosen !== null && onNetwork(chosen)}
        />
        <Select
          label="Input size"
          data={sizes.map((side) => ({ value: `${side}`, label: `${side} × ${side} px` }))}
          value={`${inputSize}`}
          disabled={sizes.length === 1}
          onChange={(chosen) => {
            const side = sizes.find((one) => `${one}` === chosen);
            if (side !== undefined) onChange({ inputSize: side });
          }}
        />
      </div>
      <WeightsField
        network={network}
        weights={weights}
        imported={imported}
        onChange={(chosen) => onChange({ weights: chosen })}
      />
    </fieldset>
  );
}
