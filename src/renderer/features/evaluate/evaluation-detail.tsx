import type { EvaluationSummary } from '../../../shared/domain/evaluation.ts';
import { ConfusionTable } from '../../ui/confusion-table.tsx';
import { countOf } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProportionFigure } from '../../ui/proportion-figure.tsx';
import { PolarityScores } from './polarity-scores.tsx';

/** Everything about one evaluation. */
export function EvaluationDetail({ evaluation }: { readonly evaluation: EvaluationSummary }) {
  const { run, benchmark, images, score } = evaluation;
  return (
    <>
      <Panel title={`${run} on ${benchmark}`}>
        <div className="figures">
          <ProportionFigure
            name="Accuracy, three polarities"
            explanation={`on ${countOf(images, 'image')}; the dashed line is guessing`}
            proportion={score.accuracy}
            chance={1 / 3}
          />
          {score.twoWayAccuracy !== null && (
            <ProportionFigure
              name="Accuracy, negative against positive"
              explanation="on NEG and POS images only, the neutral output dropped"
              proportion={score.twoWayAccuracy}
              chance={1 / 2}
            />
          )}
        </div>
      </Panel>
      <div className="columns columns-two">
        <Panel title="Confusion matrix">
          <ConfusionTable confusion={score.confusion} predictor="network" />
        </Panel>
        <Panel title="Per polarity" flush>
          <PolarityScores score={score} />
        </Panel>
      </div>
    </>
  );
}
