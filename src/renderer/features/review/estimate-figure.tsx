import type { Estimate } from '../../../shared/domain/audit.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';
import { countText } from '../../ui/number-text.ts';
import { ProportionFigure } from '../../ui/proportion-figure.tsx';
import { estimateSentence } from './report-words.ts';

type EstimateFigureProps = {
  /** Null: all of them. */
  readonly polarity: Polarity | null;
  readonly estimate: Estimate;
};

/** The share of weak labels that fit, with its interval, in figures and in words. */
export function EstimateFigure({ polarity, estimate }: EstimateFigureProps) {
  const name = polarity === null ? 'All weak labels' : `Labelled ${polarity}`;
  const { checked, planned, precision } = estimate;
  if (precision === null) {
    return (
      <div>
        <div className="figure-name">{name}</div>
        <div className="figure-value">–</div>
        <div className="figure-name">none of {countText(planned)} judged yet</div>
      </div>
    );
  }
  const judged = `${countText(checked)} of ${countText(planned)} judged`;
  return (
    <ProportionFigure
      name={name}
      explanation={
        polarity === null ? judged : `${estimateSentence(polarity, estimate)} ${judged}.`
      }
      proportion={precision}
    />
  );
}
