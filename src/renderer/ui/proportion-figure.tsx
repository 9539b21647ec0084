import type { Proportion } from '../../shared/domain/evaluation.ts';
import { accuracyText } from './number-text.ts';

type ProportionFigureProps = {
  readonly name: string;
  readonly explanation: string;
  readonly proportion: Proportion;
  /** What guessing would reach, where that says something. */
  readonly chance?: number;
  /** How values are written; left out: in per cent. */
  readonly text?: (value: number) => string;
};

/** A share with its 95 % interval, in figures and as a bar from 0 to 100 %. */
export function ProportionFigure(props: ProportionFigureProps) {
  const { name, explanation, proportion, chance, text = accuracyText } = props;
  const { value, low, high } = proportion;
  return (
    <div>
      <div className="figure-name">{name}</div>
      <div className="figure-value">
        {text(value)}
        <small>
          95 % interval {text(low)} – {text(high)}
        </small>
      </div>
      <div className="interval" aria-hidden>
        <div className="interval-track" />
        <div
          className="interval-range"
          style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
        />
        <div className="interval-value" style={{ left: `${value * 100}%` }} />
        {chance !== undefined && (
          <div className="interval-chance" style={{ left: `${chance * 100}%` }} />
        )}
      </div>
      <div className="figure-name">{explanation}</div>
    </div>
  );
}
