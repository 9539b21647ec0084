import { Checkbox } from '@mantine/core';
import type { RunSummary } from '../../../../shared/domain/run.ts';
import { addressHash } from '../../../stores/address.ts';
import { accuracyText } from '../../../ui/number-text.ts';
import { SortHead } from '../../../ui/sort-head.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { measuredText, momentText, shortMomentText } from '../../../ui/time-text.ts';
import { bestValidation, trainingSeconds } from '../best-epoch-of.ts';
import { orderedBy, type RunOrder, type RunsView } from './runs-view.ts';

type RunTableProps = {
  readonly runs: readonly RunSummary[];
  readonly view: RunsView;
  readonly onChange: (view: RunsView) => void;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (run: string) => void;
};

/** A row a run; the heads of columns order them. */
export function RunTable({ runs, view, onChange, chosen, onChoose }: RunTableProps) {
  const head = { view, onChange };
  return (
    <table className="list-table runs-table" aria-label="Runs">
      <thead>
        <tr>
          <td />
          <OrderHead {...head} order="name" name="Run" />
          <th scope="col">State</th>
          <th scope="col">Network</th>
          <OrderHead {...head} order="epochs" name="Epochs" isNumber />
          <OrderHead {...head} order="best" name="Best validation" isNumber />
          <OrderHead {...head} order="time" name="Time" isNumber />
          <OrderHead {...head} order="begun" name="Begun" isNumber />
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow
            key={run.name}
            run={run}
            isChosen={chosen.has(run.name)}
            onChoose={() => onChoose(run.name)}
          />
        ))}
      </tbody>
    </table>
  );
}

function OrderHead(props: {
  readonly order: RunOrder;
  readonly name: string;
  readonly isNumber?: boolean;
  readonly view: RunsView;
  readonly onChange: (view: RunsView) => void;
}) {
  const { order, name, isNumber = false, view, onChange } = props;
  const isAscending = (order === 'name') !== view.isReversed;
  return (
    <SortHead
      direction={view.order !== order ? null : isAscending ? 'ascending' : 'descending'}
      isNumber={isNumber}
      onSort={() => onChange(orderedBy(view, order))}
    >
      {name}
    </SortHead>
  );
}

function RunRow(props: {
  readonly run: RunSummary;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { run, isChosen, onChoose } = props;
  const { name, dataset, settings, epochs, createdAtMs } = run;
  const best = bestValidation(run);
  return (
    <tr aria-selected={isChosen}>
      <td>
        <Checkbox
          size="xs"
          aria-label={`Choose ${name} for a comparison`}
          checked={isChosen}
          onChange={onChoose}
        />
      </td>
      <th scope="row">
        <a href={addressHash({ screen: 'train', item: name, query: '' })}>{name}</a>
        <div className="second-line clip">{dataset}</div>
      </th>
      <td>
        <StateMark state={run.state} />
      </td>
      <td>
        {settings.network}
        <div className="second-line">{settings.mode}</div>
      </td>
      <td className="number-cell">
        {epochs.length} of {settings.epochs}
      </td>
      <td className="number-cell">{best === null ? '–' : accuracyText(best)}</td>
      <td className="number-cell">
        {epochs.length === 0 ? '–' : measuredText(trainingSeconds(run))}
      </td>
      <td className="number-cell dim" title={momentText(createdAtMs)}>
        {shortMomentText(createdAtMs)}
      </td>
    </tr>
  );
}
