import { Switch } from '@mantine/core';
import type { Augmentation } from '../../../../shared/domain/fine-tune.ts';
import { POLARITIES, type Polarity } from '../../../../shared/domain/polarity.ts';
import type { FieldsProps } from './fields-props.ts';
import { FigureField } from './figure-field.tsx';
import { preparedVersions } from './run-draft.ts';

type DataFieldsProps = FieldsProps & {
  /** Images to learn from. */
  readonly trainCounts: Readonly<Record<Polarity, number>>;
};

/** How images are changed, counted and drawn. */
export function DataFields({ settings, problems, onChange, trainCounts }: DataFieldsProps) {
  const { augmentation, mode, classWeights, seed } = settings;
  const set = (change: Partial<Augmentation>): void =>
    onChange({ augmentation: { ...augmentation, ...change } });
  const versions = preparedVersions(settings);
  const isBalanced = POLARITIES.every((polarity) => trainCounts[polarity] === trainCounts.NEG);
  return (
    <fieldset className="plain-fieldset run-group">
      <legend className="run-group-title">Images</legend>
      <Switch
        label="Mirror half of them"
        checked={augmentation.mirror}
        onChange={(event) => set({ mirror: event.currentTarget.checked })}
      />
      <div className="run-fields">
        <FigureField
          label="Crop, share up to"
          step={0.05}
          value={augmentation.crop}
          problem={problems.get('augmentation.crop')}
          onChange={(crop) => set({ crop: crop ?? Number.NaN })}
        />
        <FigureField
          label="Colours, change up to"
          step={0.05}
          value={augmentation.colour}
          problem={problems.get('augmentation.colour')}
          onChange={(colour) => set({ colour: colour ?? Number.NaN })}
        />
      </div>
      {mode === 'FT-F' && versions > 1 && (
        <p className="field-note dim">
          In FT-F this means {versions} fixed versions of each image, so the preparation takes{' '}
          {versions} times as long.
        </p>
      )}
      <Switch
        label="Count images of rare polarities more"
        description={
          isBalanced ? 'The dataset has as many of each, so this changes nothing.' : undefined
        }
        checked={classWeights === 'balanced'}
        onChange={(event) =>
          onChange({ classWeights: event.currentTarget.checked ? 'balanced' : 'none' })
        }
      />
      <FigureField
        label="Seed"
        isWhole
        value={seed}
        problem={problems.get('seed')}
        onChange={(next) => onChange({ seed: next ?? Number.NaN })}
      />
    </fieldset>
  );
}
