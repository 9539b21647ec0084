import './review.css';
import { useAddress } from '../../stores-context.ts';
import { Screen } from '../../ui/screen.tsx';
import { AuditsPanel } from './audits-panel.tsx';
import { HuntPanel } from './hunt-panel.tsx';
import { LabellingPanel } from './labelling-panel.tsx';
import { NewAuditPage } from './new-audit-page.tsx';
import { reviewPlace } from './review-place.ts';
import { SetPage } from './set-page.tsx';

/** Where people check weak labels: audits, the hunt, and sets of images to label. */
export function ReviewScreen() {
  const place = reviewPlace(useAddress());
  if (place.kind === 'new-audit') return <NewAuditPage />;
  if (place.kind === 'set') return <SetPage key={place.set} {...place} />;
  return (
    <Screen title="Review" lead="Find out how good the weak labels are, and correct them">
      <div className="stack">
        <AuditsPanel />
        <div className="columns columns-two">
          <HuntPanel />
          <LabellingPanel />
        </div>
      </div>
    </Screen>
  );
}
