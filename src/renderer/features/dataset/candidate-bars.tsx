import type { Funnel } from '../../../shared/domain/funnel.ts';
import { countText } from '../../ui/number-text.ts';
import { PolarityBars } from '../../ui/polarity-bars.tsx';

/** What the selection and the near-duplicates leave of the labelled images. */
export function CandidateBars({ funnel }: { readonly funnel: Funnel }) {
  const { labelledMedia, candidates } = funnel;
  return (
    <div>
      <p className="field-title">Candidates that remain, of all labelled images</p>
      <PolarityBars
        label="Candidates"
        shares={{
          NEG: candidates.NEG / Math.max(1, labelledMedia.NEG),
          NEU: candidates.NEU / Math.max(1, labelledMedia.NEU),
          POS: candidates.POS / Math.max(1, labelledMedia.POS),
        }}
        text={(polarity) =>
          `${countText(candidates[polarity])} of ${countText(labelledMedia[polarity])}`
        }
      />
    </div>
  );
}
