import { Button, Group } from '@mantine/core';
import { presetOf, type RunDraft, type SettingsPreset } from './run-draft.ts';
import { asPaperNetwork } from './starting-weights.ts';

const PRESETS: readonly {
  readonly preset: SettingsPreset;
  readonly name: string;
  readonly note: string;
}[] = [
  {
    preset: 'usual',
    name: 'Usual',
    note: 'Quick and careful: Adam for FT-F, SGD for FT-A.',
  },
  {
    preset: 'paper',
    name: 'The paper’s',
    note: 'As far as it is known: SGD with momentum 0.9, 64 images to a step, a learning rate of 0.001 divided by ten every 5 epochs, weight decay 0.00001, 15 epochs.',
  },
];

type RunPresetsProps = {
  readonly draft: RunDraft;
  readonly onChoose: (preset: SettingsPreset) => void;
};

/** Settings that were thought out, a button each. */
export function RunPresets({ draft, onChoose }: RunPresetsProps) {
  const used = presetOf(draft);
  const note = PRESETS.find(({ preset }) => preset === used)?.note ?? 'Settings of your own.';
  const isPaper = asPaperNetwork(draft.settings.network) !== null;
  return (
    <div>
      <Group gap="xs" role="group" aria-label="Presets">
        {PRESETS.map(({ preset, name }) => (
          <Button
            key={preset}
            size="compact-sm"
            variant={preset === used ? 'light' : 'default'}
            aria-pressed={preset === used}
            onClick={() => onChoose(preset)}
          >
            {name}
          </Button>
        ))}
      </Group>
      <p className="field-note dim">
        {note} {!isPaper && 'The paper’s settings are for VGG-19 and HybridCNN.'}
      </p>
    </div>
  );
}
