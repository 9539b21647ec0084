import type { ReviewOutcome } from '../../shared/domain/verdict.ts';
import { POLARITY_LOOK } from './polarity-look.ts';

/** How a verdict, or what several verdicts come to, is named and signed on every screen; the sign tells it without colour. */
export const VERDICT_LOOK: Readonly<
  Record<
    ReviewOutcome,
    {
      /** In a sentence: `negative`. */
      readonly name: string;
      /** On a button: `NEG`, `Unsure`. */
      readonly short: string;
      readonly sign: string;
    }
  >
> = {
  NEG: { ...POLARITY_LOOK.NEG, short: 'NEG' },
  NEU: { ...POLARITY_LOOK.NEU, short: 'NEU' },
  POS: { ...POLARITY_LOOK.POS, short: 'POS' },
  unsure: { name: 'unsure', short: 'Unsure', sign: '?' },
  unusable: { name: 'unusable', short: 'Unusable', sign: '×' },
  disputed: { name: 'disputed', short: 'Disputed', sign: '≠' },
};

/** The class that sets `--polarity` and `--polarity-soft` below it, for polarities and the other outcomes alike. */
export function verdictClass(outcome: ReviewOutcome): string {
  return `polarity-${outcome}`;
}
