import { Select } from '@mantine/core';
import type { FineTuneSettings, WeightsChoice } from '../../../shared/domain/fine-tune.ts';
import { useImportedWeights } from '../../bridge/queries.ts';

type WeightsFieldProps = {
  readonly settings: FineTuneSettings;
  readonly onChange: (change: Partial<FineTuneSettings>) => void;
};

/** What a network's weights are before it is trained. */
export function WeightsField({ settings, onChange }: WeightsFieldProps) {
  const { network } = settings;
  const imported = (useImportedWeights().data ?? []).filter((one) => one.network === network);
  const choices: readonly { readonly label: string; readonly weights: WeightsChoice }[] = [
    ...(network === 'MobileNetV2' || network === 'InceptionV3'
      ? [{ label: 'Shipped with the program', weights: { kind: 'shipped' } } as const]
      : [{ label: 'Random: learns from nothing', weights: { kind: 'random' } } as const]),
    ...imported.map(({ name }) => ({ label: name, weights: { kind: 'imported', name } }) as const),
  ];
  return (
    <Select
      label="First weights"
      data={choices.map(({ label, weights }) => ({ value: keyOf(weights), label }))}
      value={keyOf(settings.weights)}
      onChange={(value) => {
        const chosen = choices.find(({ weights }) => keyOf(weights) === value);
        if (chosen !== undefined) onChange({ weights: chosen.weights });
      }}
    />
  );
}

function keyOf(weights: WeightsChoice): string {
  return weights.kind === 'imported' ? `imported ${weights.name}` : weights.kind;
}
