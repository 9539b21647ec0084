import type { RunSummary } from '../../../../shared/domain/run.ts';
import type { RunLook } from './run-look.ts';

type LookedRun = { readonly run: RunSummary; readonly look: RunLook };

/** A button a run, which shows or hides its curves. */
export function RunLegend(props: {
  readonly runs: readonly LookedRun[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (run: string) => void;
}) {
  return (
    <fieldset className="plain-fieldset run-legend" aria-label="Curves">
      {props.runs.map(({ run: { name }, look }) => (
        <button
          key={name}
          type="button"
          aria-pressed={!props.hidden.has(name)}
          onClick={() => props.onToggle(name)}
        >
          <RunSample look={look} />
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** A piece of a run's line. */
export function RunSample({ look: { colour, dash } }: { readonly look: RunLook }) {
  return (
    <svg className="run-sample" width="26" height="8" aria-hidden>
      <line x1="0" x2="26" y1="4" y2="4" stroke={colour} strokeWidth={2.5} strokeDasharray={dash} />
    </svg>
  );
}
