import { POLARITIES, type Polarity } from '../../shared/domain/polarity.ts';
import { PolarityBadge } from './polarity-badge.tsx';
import { polarityClass } from './polarity-look.ts';

type PolarityBarsProps = {
  readonly label: string;
  /** Length of each bar, 0 to 1. */
  readonly shares: Readonly<Record<Polarity, number>>;
  /** What stands behind each bar. */
  readonly text: (polarity: Polarity) => string;
};

/** One bar per polarity, in the one order. */
export function PolarityBars({ label, shares, text }: PolarityBarsProps) {
  return (
    <fieldset className="polarity-bars plain-fieldset" aria-label={label}>
      {POLARITIES.map((polarity) => (
        <PolarityBar key={polarity} polarity={polarity} share={shares[polarity]}>
          {text(polarity)}
        </PolarityBar>
      ))}
    </fieldset>
  );
}

function PolarityBar(props: {
  readonly polarity: Polarity;
  readonly share: number;
  readonly children: string;
}) {
  const percent = Math.max(0, Math.min(1, props.share)) * 100;
  return (
    <>
      <PolarityBadge polarity={props.polarity} />
      <div className={`polarity-bar ${polarityClass(props.polarity)}`}>
        <div style={{ width: `${percent}%` }} />
      </div>
      <span className="number-cell">{props.children}</span>
    </>
  );
}
