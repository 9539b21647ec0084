import { mostProbable, type Probabilities } from '../../shared/domain/polarity.ts';
import { accuracyText } from './number-text.ts';
import { PolarityBars } from './polarity-bars.tsx';

type OpinionBarsProps = { readonly title: string; readonly probabilities: Probabilities };

/** What a model makes of one image or text, under a title. */
export function OpinionBars({ title, probabilities }: OpinionBarsProps) {
  const [NEG, NEU, POS] = probabilities;
  const shares = { NEG, NEU, POS };
  return (
    <div>
      <h3 title={`says ${mostProbable(probabilities).polarity}`}>{title}</h3>
      <PolarityBars
        label={title}
        shares={shares}
        text={(polarity) => accuracyText(shares[polarity])}
      />
    </div>
  );
}
