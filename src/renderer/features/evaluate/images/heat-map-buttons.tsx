import { Loader } from '@mantine/core';
import { POLARITIES, type Polarity } from '../../../../shared/domain/polarity.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { POLARITY_LOOK, polarityClass } from '../../../ui/polarity-look.ts';
import { useKeys } from '../../../use-keys.ts';

type HeatMapButtonsProps = {
  /** Null: no heat map is seen. */
  readonly chosen: Polarity | null;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onChoose: (polarity: Polarity | null) => void;
};

/** Chooses the polarity whose heat map lies over the image. */
export function HeatMapButtons({ chosen, isPending, error, onChoose }: HeatMapButtonsProps) {
  const { textOf } = useKeys();
  return (
    <section aria-label="Heat map">
      <div className="heat-head">
        <h3>What speaks for…</h3>
        <span className="heat-state" role="status">
          {isPending && (
            <>
              <Loader size={12} /> the network looks for it
            </>
          )}
        </span>
      </div>
      <fieldset className="plain-fieldset heat-buttons" aria-label="Heat map">
        {POLARITIES.map((polarity) => (
          <button
            key={polarity}
            type="button"
            className={polarityClass(polarity)}
            aria-pressed={chosen === polarity}
            onClick={() => onChoose(polarity)}
          >
            {POLARITY_LOOK[polarity].sign} {polarity} <KeyCap text={textOf(polarity)} />
          </button>
        ))}
        <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
          Off <KeyCap text="0" />
        </button>
      </fieldset>
      {error !== null && error !== undefined && <FailureAlert failure={failureText(error)} />}
    </section>
  );
}
