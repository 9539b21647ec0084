import { Button } from '@mantine/core';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { countText } from '../../ui/number-text.ts';
import { POLARITY_LOOK, polarityClass } from '../../ui/polarity-look.ts';
import type { FunnelRow } from './funnel-rows.ts';
import type { Stage } from './stages.ts';

const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  fetch: 'Fetch',
  clean: 'Clean',
  label: 'Label',
  'near-duplicates': 'Near-duplicates',
};

type FunnelTableProps = {
  readonly rows: readonly FunnelRow[];
  readonly pending: readonly Stage[];
  readonly busy: ReadonlySet<Stage>;
  readonly onRun: (stage: Stage) => void;
};

/** The funnel: a bar per count, the rate from one to the next, and the stage that fills it. */
export function FunnelTable({ rows, pending, busy, onRun }: FunnelTableProps) {
  const longest = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <table className="funnel" aria-label="Funnel">
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.title}</th>
            <td>{countText(row.count)}</td>
            <td>
              <FunnelBar row={row} longest={longest} />
            </td>
            <td className="funnel-rate">{row.rate}</td>
            <td className="funnel-notes">{row.notes.join(' · ')}</td>
            <td className="funnel-stage">
              {row.stage !== null && (
                <StageButton
                  stage={row.stage}
                  isPending={pending.includes(row.stage)}
                  isBusy={busy.has(row.stage)}
                  onRun={onRun}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StageButton(props: {
  readonly stage: Stage;
  readonly isPending: boolean;
  readonly isBusy: boolean;
  readonly onRun: (stage: Stage) => void;
}) {
  return (
    <Button
      fullWidth
      variant={props.isPending ? 'light' : 'default'}
      size="compact-sm"
      disabled={props.isBusy}
      onClick={() => props.onRun(props.stage)}
    >
      {STAGE_NAMES[props.stage]}
    </Button>
  );
}

function FunnelBar({ row, longest }: { readonly row: FunnelRow; readonly longest: number }) {
  const { count, polarities } = row;
  if (count === 0) return null;
  return (
    <div className="funnel-bar" style={{ width: `${(count / longest) * 100}%` }}>
      {polarities === null ? (
        <div style={{ flex: 1 }} />
      ) : (
        POLARITIES.map((polarity) => (
          <div
            key={polarity}
            className={polarityClass(polarity)}
            style={{ flex: polarities[polarity] }}
            title={`${polarity}: ${countText(polarities[polarity])}`}
          />
        ))
      )}
    </div>
  );
}

/** Which colour is which polarity. */
export function PolarityKey() {
  return (
    <div className="funnel-key">
      {POLARITIES.map((polarity) => (
        <span key={polarity} className={polarityClass(polarity)}>
          <span style={{ color: 'var(--polarity)' }} aria-hidden>
            ■
          </span>{' '}
          {POLARITY_LOOK[polarity].name}
        </span>
      ))}
    </div>
  );
}
