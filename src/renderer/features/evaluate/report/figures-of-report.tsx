import type { EvaluationMetrics } from '../../../../shared/domain/evaluation-metrics.ts';
import { ProportionFigure } from '../../../ui/proportion-figure.tsx';
import { reportFigures } from './report-figures.ts';

/** How good the model is, each figure with its interval and what no skill would reach. */
export function FiguresOfReport({ metrics }: { readonly metrics: EvaluationMetrics }) {
  return (
    <div className="figures evaluate-figures">
      {reportFigures(metrics).map(({ name, estimate, chance, explanation, text }) =>
        estimate === null ? (
          <div key={name}>
            <div className="figure-name">{name}</div>
            <div className="figure-value">–</div>
            <div className="figure-name">not defined for these images</div>
          </div>
        ) : (
          <ProportionFigure
            key={name}
            name={name}
            explanation={explanation}
            proportion={estimate}
            text={text}
            {...(chance === null ? {} : { chance })}
          />
        ),
      )}
    </div>
  );
}
