import { useDebouncedValue } from '@mantine/hooks';
import type { Funnel } from '../../../shared/domain/funnel.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import { useSelectionPreview } from '../../bridge/queries.ts';
import { countText } from '../../ui/number-text.ts';
import { PolarityBars } from '../../ui/polarity-bars.tsx';

const PREVIEW_DELAY_MS = 120;

type SelectedBarsProps = {
  readonly funnel: Funnel;
  /** The thresholds as they stand in the fields. */
  readonly draft: SelectionRule;
};

/** What thresholds take of the labelled images, while they are moved. */
export function SelectedBars({ funnel, draft }: SelectedBarsProps) {
  const { labelledMedia } = funnel;
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
    </div>
  );
}
