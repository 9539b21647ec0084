import type { TeacherScore } from '../../../shared/domain/teacher.ts';
import { ConfusionTable } from '../../ui/confusion-table.tsx';
import { countOf, scoreText, shareText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProportionFigure } from '../../ui/proportion-figure.tsx';
import { ReliabilityDiagram } from '../../ui/reliability-diagram.tsx';

type ScoreDetailProps = {
  readonly title: string;
  readonly score: TeacherScore;
};

/** How well a teacher agrees with people, and whether its confidence can be believed. */
export function ScoreDetail({ title, score }: ScoreDetailProps) {
  const { texts, accuracy, aboveThreshold } = score;
  return (
    <>
      <Panel title={title}>
        <div className="score-figures">
          <ScoreFigure
            name="Macro recall"
            value={score.macroRecall}
            explanation="mean over the three polarities; guessing reaches 0.333"
          />
          <ScoreFigure
            name="F1 of NEG and POS"
            value={score.meanF1OfNegAndPos}
            explanation="mean of the two, the other measure of SemEval"
          />
          <ScoreFigure
            name="Expected calibration error"
            value={score.calibrationError}
            explanation="how far confidence is from the share that is right; 0 is best"
          />
          <ProportionFigure
            name="Accuracy"
            explanation={`on ${countOf(texts, 'text')}; the dashed line is guessing`}
            proportion={accuracy}
            chance={1 / 3}
          />
          {aboveThreshold.right !== null && (
            <ProportionFigure
              name={`Right at confidence ${aboveThreshold.threshold} or more`}
              explanation={`on ${countOf(aboveThreshold.texts, 'text')} that reach it, ${shareText(aboveThreshold.texts / Math.max(1, texts))} of all`}
              proportion={aboveThreshold.right}
              chance={1 / 3}
            />
          )}
          {aboveThreshold.right === null && (
            <div className="figure-name">
              No text reaches confidence {aboveThreshold.threshold}, so that there is no share of
              right labels above it.
            </div>
          )}
        </div>
      </Panel>
      <div className="columns columns-two">
        <Panel title="Reliability">
          <ReliabilityDiagram
            bins={score.reliability}
            calibrationError={score.calibrationError}
            unit="text"
          />
        </Panel>
        <Panel title="Confusion matrix">
          <ConfusionTable confusion={score.confusion} predictor="teacher" />
        </Panel>
      </div>
    </>
  );
}

function ScoreFigure(props: {
  readonly name: string;
  readonly value: number;
  readonly explanation: string;
}) {
  return (
    <div>
      <div className="figure-name">{props.name}</div>
      <div className="figure-value">{scoreText(props.value)}</div>
      <div className="figure-name">{props.explanation}</div>
    </div>
  );
}
