import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { RunSummary } from '../../../../shared/domain/run.ts';
import { addressHash } from '../../../stores/address.ts';
import { accuracyText } from '../../../ui/number-text.ts';
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
          <SortHead {...head} order="name" name="Run" />
          <th scope="col">State</th>
          <th scope="col">Network</th>
          <SortHead {...head} order="epochs" name="Epochs" isNumber />
          <SortHead {...head} order="best" name="Best validation" isNumber />
          <SortHead {...head} order="time" name="Time" isNumber />
          <SortHead {...head} order="begun" name="Begun" isNumber />
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

function SortHead(props: {
  readonly order: RunOrder;
  readonly name: string;
  readonly isNumber?: boolean;
  readonly view: RunsView;
  readonly onChange: (view: RunsView) => void;
}) {
  const { order, name, isNumber = false, view, onChange } = props;
  const isSorted = view.order === order;
  const isAscending = (order === 'name') !== view.isReversed;
  const Arrow = isAscending ? IconArrowUp : IconArrowDown;
  return (
    <th
      scope="col"
      className={isNumber ? 'number-cell' : undefined}
      aria-sort={isSorted ? (isAscending ? 'ascending' : 'descending') : undefined}
    >
      <button
        type="button"
        className="sort-button"
        onClick={() => onChange(orderedBy(view, order))}
      >
        {name}
        {isSorted && <Arrow size={12} aria-hidden />}
      </button>
    </th>
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
        <div className="runs-second clip">{dataset}</div>
      </th>
      <td>
        <StateMark state={run.state} />
      </td>
      <td>
        {settings.network}
        <div className="runs-second">{settings.mode}</div>
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
