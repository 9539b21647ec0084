import { Button, Group } from '@mantine/core';
import { DATASET_PRESETS } from '../../../shared/domain/dataset-presets.ts';
import { presetOf, type RecipeForm, withPreset } from './recipe-form.ts';

type DatasetPresetsProps = {
  readonly form: RecipeForm;
  readonly onChange: (form: RecipeForm) => void;
};

/** The paper's three datasets, a button each. */
export function DatasetPresets({ form, onChange }: DatasetPresetsProps) {
  const used = presetOf(form);
  return (
    <div>
      <Group gap="xs" role="group" aria-label="Kind of dataset">
        {DATASET_PRESETS.map((preset) => (
          <Button
            key={preset.id}
            size="compact-sm"
            variant={preset.id === used?.id ? 'light' : 'default'}
            aria-pressed={preset.id === used?.id}
            onClick={() => onChange(withPreset(form, preset))}
          >
            {preset.name}
          </Button>
        ))}
      </Group>
      <p className="preset-note dim">
        {used?.note ?? 'A recipe of your own: no preset of the paper.'}
      </p>
    </div>
  );
}
