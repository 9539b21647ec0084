import { useDebouncedValue } from '@mantine/hooks';
import type { Funnel } from '../../../shared/domain/funnel.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import { useSelectionPreview } from '../../bridge/queries.ts';
import { countText } from '../../ui/number-text.ts';
import { PolarityBars } from '../../ui/polarity-bars.tsx';
import { isSameSelection } from './same-selection.ts';

const PREVIEW_DELAY_MS = 120;

type SelectedBarsProps = {
  readonly funnel: Funnel;
  /** The thresholds as they stand in the fields. */
  readonly draft: SelectionRule;
  readonly saved: SelectionRule;
};

/** What thresholds take of the labelled images, while they are moved; then what near-duplicates leave. */
export function SelectedBars({ funnel, draft, saved }: SelectedBarsProps) {
  const { labelledMedia, candidates } = funnel;
  const [settled] = useDebouncedValue(draft, PREVIEW_DELAY_MS);
  const labelled = POLARITIES.reduce((sum, polarity) => sum + labelledMedia[polarity], 0);
  const selected = useSelectionPreview(settled, labelled).data ?? funnel.selectedMedia;
  return (
    <div>
      <p className="field-title">Images selected, of all labelled images</p>
      <PolarityBars
        label="Selected images"
        shares={{
          NEG: selected.NEG / Math.max(1, labelledMedia.NEG),
          NEU: selected.NEU / Math.max(1, labelledMedia.NEU),
          POS: selected.POS / Math.max(1, labelledMedia.POS),
        }}
        text={(polarity) =>
          `${countText(selected[polarity])} of ${countText(labelledMedia[polarity])}`
        }
      />
      <p className="candidates-line dim">
        {isSameSelection(draft, saved)
          ? `Without near-duplicates: ${POLARITIES.map(
              (polarity) => `${countText(candidates[polarity])} ${polarity}`,
            ).join(' · ')}`
          : 'A preview: the thresholds are saved when you let go.'}
      </p>
    </div>
  );
}
