import { Select } from '@mantine/core';
import type { NetworkName, WeightsChoice } from '../../../../shared/domain/fine-tune.ts';
import type { NetworkWeightsSummary } from '../../../../shared/domain/network-weights.ts';
import { asPaperNetwork } from './starting-weights.ts';
import { WeightsLink } from './weights-link.tsx';

type WeightsFieldProps = {
  readonly network: NetworkName;
  readonly weights: WeightsChoice;
  readonly imported: readonly NetworkWeightsSummary[];
  readonly onChange: (weights: WeightsChoice) => void;
};

/** What a network's weights are before it is trained. */
export function WeightsField({ network, weights, imported, onChange }: WeightsFieldProps) {
  const ofNetwork = imported.filter((one) => one.network === network);
  const isPaper = asPaperNetwork(network) !== null;
  const choices: readonly { readonly label: string; readonly weights: WeightsChoice }[] = [
    ...ofNetwork.map(({ name, hasPolarityLayer }) => ({
      label: hasPolarityLayer ? `${name}, its last layer too` : name,
      weights: { kind: 'imported', name } as const,
    })),
    isPaper
      ? { label: 'Random: learns from nothing', weights: { kind: 'random' } }
      : { label: 'Shipped with the program', weights: { kind: 'shipped' } },
  ];
  return (
    <div>
      <Select
        label="First weights"
        data={choices.map((choice) => ({ value: keyOf(choice.weights), label: choice.label }))}
        value={keyOf(weights)}
        onChange={(value) => {
          const chosen = choices.find((choice) => keyOf(choice.weights) === value);
          if (chosen !== undefined) onChange(chosen.weights);
        }}
      />
      {weights.kind === 'random' && (
        <p className="field-note dim">
          {ofNetwork.length === 0 && `No weights of ${network} were imported. `}
          Random weights learn little without millions of images. <WeightsLink />
        </p>
      )}
    </div>
  );
}

function keyOf(weights: WeightsChoice): string {
  return weights.kind === 'imported' ? `imported ${weights.name}` : weights.kind;
}
