import { FineTuneMode } from '../../../../shared/domain/fine-tune.ts';

const EXPLANATIONS: Readonly<
  Record<FineTuneMode, { readonly what: string; readonly text: string }>
> = {
  'FT-F': {
    what: 'fully connected layers only',
    text: 'The convolutional layers stay as they are. Their features are computed once, so that an epoch takes seconds. A good first run.',
  },
  'FT-A': {
    what: 'all layers',
    text: 'All weights may change. Usually more accurate, and many times slower: best with a GPU.',
  },
};

type ModeChoiceProps = {
  readonly mode: FineTuneMode;
  readonly onChange: (mode: FineTuneMode) => void;
};

/** How much of the network is trained. */
export function ModeChoice({ mode, onChange }: ModeChoiceProps) {
  return (
    <fieldset className="plain-fieldset">
      <legend className="field-title">Fine-tune mode</legend>
      <div className="mode-cards">
        {FineTuneMode.options.map((option) => (
          <label key={option} className="mode-card">
            <input
              type="radio"
              name="mode"
              aria-label={option}
              checked={option === mode}
              onChange={() => onChange(option)}
            />
            <strong>{option}</strong>
            <span className="dim">{EXPLANATIONS[option].what}</span>
          </label>
        ))}
      </div>
      <p className="field-note dim">{EXPLANATIONS[mode].text}</p>
    </fieldset>
  );
}
