import type { RunSummary } from '../../../shared/domain/run.ts';
import { useRuns } from '../../bridge/queries.ts';
import { addressHash } from '../../stores/address.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { accuracyText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { momentText, shortMomentText } from '../../ui/time-text.ts';

/** The runs of the workspace, the newest first. */
export function RunList() {
  const runs = useRuns().data;
  if (runs === undefined) return null;
  return (
    <Panel title="Runs" flush>
      {runs.length === 0 ? (
        <NothingHere title="No run yet">
          A run fine-tunes a network on a dataset. It can be stopped and resumed after any epoch.
        </NothingHere>
      ) : (
        <table className="list-table" aria-label="Runs">
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">State</th>
              <th scope="col">Dataset</th>
              <th scope="col">Mode</th>
              <th scope="col" className="number-cell">
                Epochs
              </th>
              <th scope="col" className="number-cell">
                Best validation
              </th>
              <th scope="col" className="number-cell">
                Begun
              </th>
            </tr>
          </thead>
          <tbody>
            {runs
              .toSorted((a, b) => b.createdAtMs - a.createdAtMs)
              .map((run) => (
                <RunRow key={run.name} run={run} />
              ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function RunRow({ run }: { readonly run: RunSummary }) {
  const best = bestValidation(run.epochs);
  return (
    <tr>
      <th scope="row">
        <a href={addressHash({ screen: 'train', item: run.name, query: '' })}>{run.name}</a>
      </th>
      <td>
        <StateMark state={run.state} />
      </td>
      <td>{run.dataset}</td>
      <td>{run.settings.mode}</td>
      <td className="number-cell">
        {run.epochs.length} of {run.settings.epochs}
      </td>
      <td className="number-cell">{best === null ? '–' : accuracyText(best)}</td>
      <td className="number-cell dim" title={momentText(run.createdAtMs)}>
        {shortMomentText(run.createdAtMs)}
      </td>
    </tr>
  );
}

function bestValidation(epochs: RunSummary['epochs']): number | null {
  const measured = epochs.flatMap(({ validationAccuracy }) => validationAccuracy ?? []);
  return measured.length === 0 ? null : Math.max(...measured);
}
