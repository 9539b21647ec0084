import type { Proportion } from '../../shared/domain/evaluation.ts';
import { accuracyText } from './number-text.ts';

/** An interval as a small bar from 0 to 100 %, with its ends in figures. */
export function IntervalBar({ proportion }: { readonly proportion: Proportion }) {
  const { value, low, high } = proportion;
  return (
    <span className="interval-line">
      <span className="interval" aria-hidden>
        <span className="interval-track" />
        <span
          className="interval-range"
          style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
        />
        <span className="interval-value" style={{ left: `${value * 100}%` }} />
      </span>
      {accuracyText(low)} – {accuracyText(high)}
    </span>
  );
}
