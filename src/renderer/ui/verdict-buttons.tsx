import { type ReviewOutcome, VERDICTS, type Verdict } from '../../shared/domain/verdict.ts';
import { KeyCap } from './key-cap.tsx';
import { VERDICT_LOOK, verdictClass } from './verdict-look.ts';

type VerdictButtonsProps = {
  /** What stands now; its button is pressed. */
  readonly outcome?: ReviewOutcome | null;
  /** The key that gives each verdict, as a person reads it; left out: no keys are shown. */
  readonly keyOf?: (verdict: Verdict) => string | null;
  readonly isDisabled?: boolean;
  /** Small, as wide as its place: for beside an image. */
  readonly isCompact?: boolean;
  readonly onVerdict: (verdict: Verdict) => void;
};

/** One button per verdict, in the one order, each with its key. */
export function VerdictButtons(props: VerdictButtonsProps) {
  return (
    <fieldset
      className={`plain-fieldset verdict-buttons ${props.isCompact === true ? 'verdict-buttons-compact' : ''}`}
      aria-label="Verdict"
    >
      {VERDICTS.map((verdict) => (
        <VerdictButton key={verdict} verdict={verdict} {...props} />
      ))}
    </fieldset>
  );
}

function VerdictButton({
  verdict,
  outcome,
  keyOf,
  isDisabled = false,
  onVerdict,
}: VerdictButtonsProps & { readonly verdict: Verdict }) {
  const { name, short, sign } = VERDICT_LOOK[verdict];
  const key = keyOf?.(verdict) ?? null;
  return (
    <button
      type="button"
      className={`verdict-button ${verdictClass(verdict)}`}
      title={name}
      disabled={isDisabled}
      aria-pressed={outcome === undefined ? undefined : outcome === verdict}
      onClick={() => onVerdict(verdict)}
    >
      <span className="verdict-sign" aria-hidden>
        {sign}
      </span>
      {short}
      {key !== null && <KeyCap text={key} />}
    </button>
  );
}
