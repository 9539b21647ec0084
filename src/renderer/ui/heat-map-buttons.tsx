import './heat-map-buttons.css';
import { Loader } from '@mantine/core';
import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import { FailureAlert } from './failure-alert.tsx';
import { KeyCap } from './key-cap.tsx';
import { POLARITY_LOOK, polarityClass } from './polarity-look.ts';

type HeatMapButtonsProps = {
  /** Null: no heat map is seen. */
  readonly chosen: Polarity | null;
  readonly isPending: boolean;
  /** Why there is no heat map; null where there is one, or none is asked for. */
  readonly failure: { readonly message: string; readonly advice: string } | null;
  /** How the key of a polarity is written, and the one that takes the heat map away. */
  readonly keyOf: (choice: Polarity | 'withdraw') => string;
  readonly onChoose: (polarity: Polarity | null) => void;
};

/** Chooses the polarity whose heat map lies over an image. */
export function HeatMapButtons(props: HeatMapButtonsProps) {
  const { chosen, isPending, failure, keyOf, onChoose } = props;
  return (
    <section aria-label="Heat map">
      <h3>What speaks for…</h3>
      <fieldset className="plain-fieldset heat-map-buttons" aria-label="Heat map">
        {POLARITIES.map((polarity) => (
          <button
            key={polarity}
            type="button"
            className={polarityClass(polarity)}
            aria-pressed={chosen === polarity}
            onClick={() => onChoose(polarity)}
          >
            {POLARITY_LOOK[polarity].sign} {polarity} <KeyCap text={keyOf(polarity)} />
          </button>
        ))}
        <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
          Off <KeyCap text={keyOf('withdraw')} />
        </button>
      </fieldset>
      <div className="heat-map-state" role="status">
        {isPending && (
          <>
            <Loader size={14} /> The network looks for it…
          </>
        )}
      </div>
      {failure !== null && <FailureAlert failure={failure} />}
    </section>
  );
}
