import type { Polarity } from '../../shared/domain/polarity.ts';

/** How a polarity is named and signed on every screen; the sign tells it without colour. */
export const POLARITY_LOOK: Readonly<
  Record<Polarity, { readonly name: string; readonly sign: string }>
> = {
  NEG: { name: 'negative', sign: '−' },
  NEU: { name: 'neutral', sign: '○' },
  POS: { name: 'positive', sign: '+' },
};

/** The class that sets `--polarity` and `--polarity-soft` below it. */
export function polarityClass(polarity: Polarity): string {
  return `polarity-${polarity}`;
}
