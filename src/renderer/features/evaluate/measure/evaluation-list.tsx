import { modelKey, modelName } from '../../../../shared/domain/evaluated-model.ts';
import type { EvaluationEntry } from '../../../../shared/domain/evaluation-report.ts';
import { targetKey, targetName } from '../../../../shared/domain/evaluation-target.ts';
import { addressHash } from '../../../stores/address.ts';
import { useAddress, useNavigation } from '../../../stores-context.ts';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { countOf, countText } from '../../../ui/number-text.ts';
import { Panel } from '../../../ui/panel.tsx';
import { SortHead } from '../../../ui/sort-head.tsx';
import { momentText, shortMomentText } from '../../../ui/time-text.ts';
import { EstimateCell } from '../estimate-cell.tsx';
import { evaluateQuery, firstPlace } from '../evaluate-place.ts';
import {
  type EvaluationOrder,
  evaluationsViewFromQuery,
  isAscending,
  orderedEvaluations,
  queryWithEvaluationsView,
} from './evaluations-view.ts';

/** All evaluations, each of which leads to its report. */
export function EvaluationList({
  evaluations,
}: {
  readonly evaluations: readonly EvaluationEntry[];
}) {
  const { query } = useAddress();
  const { replaceQuery } = useNavigation();
  const view = evaluationsViewFromQuery(query);
  const head = (order: EvaluationOrder) =>
    ({
      direction: view.order !== order ? null : isAscending(view) ? 'ascending' : 'descending',
      onSort: () =>
        replaceQuery(
          queryWithEvaluationsView(query, {
            order,
            isReversed: view.order === order && !view.isReversed,
          }),
        ),
    }) as const;
  if (evaluations.length === 0) {
    return (
      <Panel title="Evaluations">
        <NothingHere title="Nothing was evaluated yet">
          An evaluation measures a model on images whose labels are known.
        </NothingHere>
      </Panel>
    );
  }
  return (
    <Panel title="Evaluations" flush>
      <table className="list-table evaluation-table" aria-label="Evaluations">
        <thead>
          <tr>
            <SortHead {...head('model')}>Model</SortHead>
            <SortHead {...head('target')}>On</SortHead>
            <SortHead {...head('images')} isNumber>
              Images
            </SortHead>
            <SortHead {...head('accuracy')} isNumber>
              Accuracy %
            </SortHead>
            <SortHead {...head('two-way')} isNumber>
              NEG / POS %
            </SortHead>
            <SortHead {...head('when')} isNumber>
              When
            </SortHead>
          </tr>
        </thead>
        <tbody>
          {orderedEvaluations(evaluations, view).map((entry) => (
            <EvaluationRow
              key={`${modelKey(entry.model)} ${targetKey(entry.target)}`}
              entry={entry}
            />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function EvaluationRow({ entry }: { readonly entry: EvaluationEntry }) {
  const { model, target, images, unreadable, accuracy, twoWayAccuracy, evaluatedAtMs } = entry;
  const address = {
    screen: 'evaluate',
    item: null,
    query: evaluateQuery(firstPlace(model, target)),
  } as const;
  return (
    <tr>
      <th scope="row" title={modelName(model)}>
        <a href={addressHash(address)}>{modelName(model)}</a>
      </th>
      <td className="clip target-cell">{targetName(target)}</td>
      <td className="number-cell">
        {countText(images)}
        {unreadable > 0 && (
          <div className="second-line">{countOf(unreadable, 'unreadable', 'unreadable')}</div>
        )}
      </td>
      <EstimateCell estimate={accuracy} form="percent" />
      <EstimateCell estimate={twoWayAccuracy} form="percent" />
      <td className="number-cell dim" title={momentText(evaluatedAtMs)}>
        {shortMomentText(evaluatedAtMs)}
      </td>
    </tr>
  );
}
