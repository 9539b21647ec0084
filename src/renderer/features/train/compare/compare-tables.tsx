import type { RunSummary } from '../../../../shared/domain/run.ts';
import { addressHash } from '../../../stores/address.ts';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { comparedSettings } from '../setting-rows.ts';
import { comparedOutcomes } from './compare-outcomes.ts';
import { RunSample } from './run-legend.tsx';
import type { RunLook } from './run-look.ts';

type LookedRuns = readonly { readonly run: RunSummary; readonly look: RunLook }[];

/** What came of each run; the best values are marked. */
export function OutcomeTable({ runs }: { readonly runs: LookedRuns }) {
  return (
    <table className="list-table compare-table" aria-label="Outcome">
      <RunHeads runs={runs} />
      <tbody>
        <tr>
          <th scope="row">State</th>
          {runs.map(({ run: { name, state, epochs, settings } }) => (
            <td key={name}>
              <StateMark state={state} />{' '}
              <span className="dim">
                {epochs.length} of {settings.epochs}
              </span>
            </td>
          ))}
        </tr>
        {comparedOutcomes(runs.map(({ run }) => run)).map(({ name, texts, best }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {runs.map(({ run }, place) => (
              <td key={run.name}>
                {best.includes(place) ? (
                  <>
                    <b>{texts[place]}</b> <span className="dim">best</span>
                  </>
                ) : (
                  texts[place]
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What each run was asked for: what differs, or everything. */
export function SettingTable(props: { readonly runs: LookedRuns; readonly showsAll: boolean }) {
  const { runs, showsAll } = props;
  const rows = comparedSettings(runs.map(({ run }) => run));
  const shown = rows.filter(({ differs }) => showsAll || differs);
  if (shown.length === 0) {
    return (
      <NothingHere title="All settings are the same">
        Differences between these runs come from chance in the order of floating-point sums alone.
      </NothingHere>
    );
  }
  return (
    <table className="list-table compare-table" aria-label="Settings">
      <RunHeads runs={runs} />
      <tbody>
        {shown.map(({ name, texts, differs }) => (
          <tr key={name} className={showsAll && differs ? 'differs' : undefined}>
            <th scope="row">{name}</th>
            {runs.map(({ run }, place) => (
              <td key={run.name}>{texts[place]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RunHeads({ runs }: { readonly runs: LookedRuns }) {
  return (
    <thead>
      <tr>
        <td />
        {runs.map(({ run: { name }, look }) => (
          <th key={name} scope="col">
            <RunSample look={look} />{' '}
            <a href={addressHash({ screen: 'train', item: name, query: '' })}>{name}</a>
          </th>
        ))}
      </tr>
    </thead>
  );
}
