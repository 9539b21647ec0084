import { Button, Skeleton } from '@mantine/core';
import type { AgreementReport, ReviewSetSummary } from '../../../shared/domain/review-set.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useAgreement } from '../../bridge/review-set-queries.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countOf } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { LevelsTable, PairsTable, SelfTable } from './agreement-tables.tsx';
import { agreementWord, kappaText } from './agreement-words.ts';
import { setHash } from './review-place.ts';

/** How far the reviewers of a set see the same. */
export function AgreementPage({ set }: { readonly set: ReviewSetSummary }) {
  const agreement = useAgreement(set.name);
  if (agreement.isPending) return <Skeleton height={320} />;
  if (agreement.isError) return <FailureAlert failure={failureText(agreement.error)} />;
  return <Agreement set={set} report={agreement.data} />;
}

function Agreement(props: { readonly set: ReviewSetSummary; readonly report: AgreementReport }) {
  const { set, report } = props;
  const hasShared = report.sharedImages > 0;
  if (!hasShared && report.selfAgreement.length === 0) {
    return (
      <NothingHere title="No image was judged twice yet">
        <p>
          Agreement needs a second reviewer on the same images: open Review blind and change the
          name in “Reviewing as …”. A lone reviewer’s agreement with themselves shows once an image
          that is shown twice has come back.
        </p>
        <Button component="a" href={setHash(set.name, 'blind')}>
          Review blind
        </Button>
      </NothingHere>
    );
  }
  return (
    <div className="stack">
      {hasShared && (
        <Panel
          title="All reviewers together"
          actions={
            set.disputed > 0 && (
              <Button component="a" size="compact-sm" href={setHash(set.name, 'disputes')}>
                Settle {countOf(set.disputed, 'disagreement')}
              </Button>
            )
          }
        >
          <div className="stack">
            <div className="figures">
              <Kappa
                name="Krippendorff’s alpha"
                value={report.krippendorffAlpha}
                explanation={`over ${countOf(report.sharedImages, 'image')} that at least two reviewers judged`}
              />
              <Kappa
                name="Fleiss’ kappa"
                value={report.fleissKappa}
                explanation="over the images that every reviewer judged"
              />
            </div>
            <p className="plain dim">
              1 means that everybody always says the same, 0 that they agree no more often than by
              chance. The words beside the figures are those of Landis and Koch (1977).
            </p>
          </div>
        </Panel>
      )}
      <div className="columns columns-two">
        {report.cohen.length > 0 && (
          <Panel title="Each pair of reviewers" flush>
            <PairsTable pairs={report.cohen} />
          </Panel>
        )}
        {report.levels.length > 0 && (
          <Panel title="How many agree on an image" flush>
            <LevelsTable levels={report.levels} />
          </Panel>
        )}
        {report.selfAgreement.length > 0 && (
          <Panel title="Each reviewer with themselves" flush>
            <SelfTable rows={report.selfAgreement} />
          </Panel>
        )}
      </div>
    </div>
  );
}

function Kappa(props: {
  readonly name: string;
  readonly value: number | null;
  readonly explanation: string;
}) {
  return (
    <div>
      <div className="figure-name">{props.name}</div>
      <div className="figure-value">
        {kappaText(props.value)}
        <small>{agreementWord(props.value)}</small>
      </div>
      <div className="figure-name">{props.explanation}</div>
    </div>
  );
}
