import type { EvaluationSummary } from '../../../shared/domain/evaluation.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { accuracyText, countText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { momentText, shortMomentText } from '../../ui/time-text.ts';

type EvaluationListProps = {
  /** In the order they are shown in. */
  readonly evaluations: readonly EvaluationSummary[];
  readonly shown: EvaluationSummary | undefined;
  readonly onShow: (evaluation: EvaluationSummary) => void;
};

/** All evaluations, to compare and to choose one. */
export function EvaluationList({ evaluations, shown, onShow }: EvaluationListProps) {
  return (
    <Panel title="Evaluations" flush>
      {evaluations.length === 0 ? (
        <NothingHere title="Nothing was evaluated yet">
          An evaluation measures a run on images that people labelled.
        </NothingHere>
      ) : (
        <table className="list-table" aria-label="Evaluations">
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">Benchmark</th>
              <th scope="col" className="number-cell">
                Images
              </th>
              <th scope="col" className="number-cell">
                Accuracy
              </th>
              <th scope="col" className="number-cell">
                NEG / POS only
              </th>
              <th scope="col" className="number-cell">
                When
              </th>
            </tr>
          </thead>
          <tbody>
            {evaluations.map((evaluation) => (
              <tr
                key={`${evaluation.run} ${evaluation.benchmark} ${evaluation.evaluatedAtMs}`}
                aria-selected={evaluation === shown}
              >
                <th scope="row">
                  <button type="button" className="row-button" onClick={() => onShow(evaluation)}>
                    {evaluation.run}
                  </button>
                </th>
                <td>{evaluation.benchmark}</td>
                <td className="number-cell">{countText(evaluation.images)}</td>
                <td className="number-cell">{accuracyText(evaluation.score.accuracy.value)}</td>
                <td className="number-cell">
                  {evaluation.score.twoWayAccuracy === null
                    ? '–'
                    : accuracyText(evaluation.score.twoWayAccuracy.value)}
                </td>
                <td className="number-cell dim" title={momentText(evaluation.evaluatedAtMs)}>
                  {shortMomentText(evaluation.evaluatedAtMs)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
