import { Button, Group, Skeleton } from '@mantine/core';
import type { Dispute, ReviewSetSummary } from '../../../shared/domain/review-set.ts';
import { VERDICTS, type Verdict } from '../../../shared/domain/verdict.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useKeepReviewState, useReviewState } from '../../bridge/review-queries.ts';
import { useBlindItem, useDisputes, useRefreshReview } from '../../bridge/review-set-queries.ts';
import { useNavigation } from '../../stores-context.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countText } from '../../ui/number-text.ts';
import { VerdictBadge } from '../../ui/verdict-badge.tsx';
import { VerdictButtons } from '../../ui/verdict-buttons.tsx';
import { useKeys } from '../../use-keys.ts';
import { useSensitive } from '../../use-sensitive.ts';
import { movedDispute, nextDispute, shownDispute } from './dispute-order.ts';
import { ReviewPicture } from './review-picture.tsx';
import { setHash, setQuery } from './review-place.ts';
import { useKeyCommands } from './use-key-commands.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

type DisputesPageProps = {
  readonly set: ReviewSetSummary;
  readonly reviewer: string;
  readonly at: number | null;
};

/** The images that reviewers disagree on, to be settled one by one. */
export function DisputesPage({ set, reviewer, at }: DisputesPageProps) {
  const disputes = useDisputes(set.name);
  if (disputes.isError) return <FailureAlert failure={failureText(disputes.error)} />;
  if (disputes.data === undefined) return <Skeleton height={320} />;
  const shown = shownDispute(disputes.data, at);
  if (shown === undefined) {
    return (
      <NothingHere title="No disagreements">
        <p>
          {set.reviewers.length < 2
            ? 'Disagreements need two reviewers on the same images.'
            : 'The reviewers said the same of every image that they both judged.'}
        </p>
        <Button component="a" variant="default" href={setHash(set.name, 'agreement')}>
          See the agreement
        </Button>
      </NothingHere>
    );
  }
  return <Adjudication {...{ set: set.name, reviewer, shown }} disputes={disputes.data} />;
}

function Adjudication(props: {
  readonly set: string;
  readonly reviewer: string;
  readonly disputes: readonly Dispute[];
  readonly shown: Dispute;
}) {
  const { set, reviewer, disputes, shown } = props;
  const { client } = useBridge();
  const { replaceQuery } = useNavigation();
  const { textOf } = useKeys();
  const state = useReviewState(reviewer).data;
  const keepState = useKeepReviewState();
  const refresh = useRefreshReview();
  const { toggle: reveal } = useSensitive();
  const { failure, run } = useOneAtATime();
  const item = useBlindItem(set, reviewer, shown.position).data?.items[0];
  const show = (position: number | null): void => replaceQuery(setQuery('disputes', position));
  const settle = (verdict: Verdict): void =>
    run(async () => {
      const { position } = shown;
      keepState(
        reviewer,
        await client.review.sets.adjudicate({ set, position, reviewer, verdict }),
      );
      await refresh();
      show(nextDispute(disputes, position) ?? position);
    });
  const canUndo = state?.undoable?.origin === 'adjudication' && state.undoable.set === set;
  const undo = (): void => {
    if (!canUndo) return;
    run(async () => {
      const { action, state: now } = await client.review.undo({ reviewer });
      keepState(reviewer, now);
      await refresh();
      const back = disputes.find(({ mediaId }) => mediaId === action?.mediaId);
      if (back !== undefined) show(back.position);
    });
  };
  useKeyCommands((action, isRepeat) => {
    const verdict = VERDICTS.find((one) => one === action);
    if (verdict !== undefined && !isRepeat) settle(verdict);
    else if (action === 'undo') undo();
    else if (action === 'reveal') reveal(shown.mediaId);
    else if (action === 'left' || action === 'up') show(movedDispute(disputes, shown.position, -1));
    else if (action === 'right' || action === 'down')
      show(movedDispute(disputes, shown.position, 1));
    else return verdict !== undefined;
    return true;
  });
  return (
    <div className="disputes">
      <DisputeList disputes={disputes} shown={shown} onShow={show} />
      <div className="review-blind">
        {failure !== null && <FailureAlert failure={failureText(failure)} />}
        <div className="review-stage">
          {item !== undefined && <ReviewPicture key={shown.position} item={item} />}
        </div>
        <footer className="review-foot">
          <Group gap="xs" wrap="nowrap">
            <Button
              variant="default"
              disabled={!canUndo}
              rightSection={<KeyCap text={textOf('undo')} />}
              onClick={undo}
            >
              Undo
            </Button>
          </Group>
          <VerdictButtons
            outcome={shown.adjudicated}
            keyOf={(verdict) => textOf(verdict)}
            onVerdict={settle}
          />
          <ul className="dispute-verdicts" aria-label="What the reviewers said">
            {shown.verdicts.map(({ reviewer: name, verdict }) => (
              <li key={name}>
                {name} <VerdictBadge outcome={verdict} />
              </li>
            ))}
          </ul>
        </footer>
      </div>
    </div>
  );
}

function DisputeList(props: {
  readonly disputes: readonly Dispute[];
  readonly shown: Dispute;
  readonly onShow: (position: number) => void;
}) {
  const { disputes, shown, onShow } = props;
  const open = disputes.filter(({ adjudicated }) => adjudicated === null).length;
  return (
    <nav className="dispute-list" aria-label="Disagreements">
      <p className="plain dim">
        {open === 0
          ? 'All are settled.'
          : `${countText(open)} of ${countText(disputes.length)} open. Say what each image is; your word settles it.`}
      </p>
      <ul>
        {disputes.map((dispute) => (
          <li key={dispute.position}>
            <button
              type="button"
              aria-current={dispute === shown ? 'true' : undefined}
              onClick={() => onShow(dispute.position)}
            >
              <span>Image {countText(dispute.position + 1)}</span>
              {dispute.adjudicated === null ? (
                <VerdictBadge outcome="disputed" />
              ) : (
                <VerdictBadge outcome={dispute.adjudicated} />
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
