import type { Polarity } from '../../shared/domain/polarity.ts';
import { POLARITY_LOOK, polarityClass } from './polarity-look.ts';

export function PolarityBadge({ polarity }: { readonly polarity: Polarity }) {
  return (
    <span
      className={`polarity-badge ${polarityClass(polarity)}`}
      title={POLARITY_LOOK[polarity].name}
    >
      <span aria-hidden>{POLARITY_LOOK[polarity].sign}</span>
      {polarity}
    </span>
  );
}
