import type { ReviewOutcome } from '../../shared/domain/verdict.ts';
import { VERDICT_LOOK, verdictClass } from './verdict-look.ts';

export function VerdictBadge({ outcome }: { readonly outcome: ReviewOutcome }) {
  const { name, short, sign } = VERDICT_LOOK[outcome];
  return (
    <span className={`polarity-badge ${verdictClass(outcome)}`} title={name}>
      <span aria-hidden>{sign}</span>
      {short}
    </span>
  );
}
