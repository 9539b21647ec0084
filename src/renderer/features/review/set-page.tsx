import { Skeleton } from '@mantine/core';
import { failureText } from '../../bridge/failure-text.ts';
import { useReviewSets } from '../../bridge/review-set-queries.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Screen } from '../../ui/screen.tsx';
import { AgreementPage } from './agreement-page.tsx';
import { BlindReview } from './blind-review.tsx';
import { DisputesPage } from './disputes-page.tsx';
import { ReportPage } from './report-page.tsx';
import { REVIEW_HASH, type SetView } from './review-place.ts';
import { ReviewerGate } from './reviewer-gate.tsx';
import { SetLinks } from './set-links.tsx';

type SetPageProps = {
  readonly set: string;
  readonly view: SetView;
  readonly at: number | null;
};

/** A review set: its images one by one, or what came of them. */
export function SetPage({ set: name, view, at }: SetPageProps) {
  const sets = useReviewSets();
  const set = sets.data?.find((one) => one.name === name);
  if (set === undefined) {
    return (
      <Screen title={name} lead={<a href={REVIEW_HASH}>Back to Review</a>}>
        {sets.isError && <FailureAlert failure={failureText(sets.error)} />}
        {sets.isPending && <Skeleton height={320} />}
        {sets.isSuccess && (
          <NothingHere title={`There is no audit or labelling set named ${name}`}>
            <a href={REVIEW_HASH}>Review</a> lists those that there are.
          </NothingHere>
        )}
      </Screen>
    );
  }
  const isWhole = view === 'blind' || view === 'disputes';
  return (
    <Screen title={name} lead={<SetLinks set={set} view={view} />} fixed={isWhole}>
      {view === 'blind' && (
        <ReviewerGate>
          {(reviewer, onChangeReviewer) => (
            <BlindReview
              key={reviewer}
              set={set}
              reviewer={reviewer}
              wanted={at}
              onChangeReviewer={onChangeReviewer}
            />
          )}
        </ReviewerGate>
      )}
      {view === 'disputes' && (
        <ReviewerGate>
          {(reviewer) => <DisputesPage set={set} reviewer={reviewer} at={at} />}
        </ReviewerGate>
      )}
      {view === 'report' && <ReportPage set={set} />}
      {view === 'agreement' && <AgreementPage set={set} />}
    </Screen>
  );
}
