import type { FieldsProps } from './fields-props.ts';
import { FigureField } from './figure-field.tsx';

type StoppingFieldsProps = FieldsProps & {
  /** Images of the dataset that the network is validated on. */
  readonly validationCount: number;
};

/** When the training ends. */
export function StoppingFields(props: StoppingFieldsProps) {
  const { settings, problems, onChange, validationCount } = props;
  return (
    <fieldset className="plain-fieldset run-group">
      <legend className="run-group-title">Stopping</legend>
      <div className="run-fields">
        <FigureField
          label="Epochs"
          isWhole
          value={settings.epochs}
          problem={problems.get('epochs')}
          onChange={(epochs) => onChange({ epochs: epochs ?? Number.NaN })}
        />
        {validationCount > 0 && (
          <FigureField
            label="Stop early after"
            isWhole
            suffix=" epochs"
            whenEmpty="never"
            value={settings.patience}
            problem={problems.get('patience')}
            onChange={(patience) => onChange({ patience })}
          />
        )}
      </div>
      <p className="field-note dim">
        {validationCount === 0
          ? 'The dataset has no images to validate on, so no training on it stops early.'
          : 'Early means: so many epochs without a better validation accuracy. The best epoch becomes the model.'}
      </p>
    </fieldset>
  );
}
