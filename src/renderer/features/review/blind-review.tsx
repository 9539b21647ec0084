import { Button, Group, Progress, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { BlindItem, ReviewSetSummary } from '../../../shared/domain/review-set.ts';
import { VERDICTS } from '../../../shared/domain/verdict.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import type { KeyAction } from '../../stores/key-bindings.ts';
import { useNavigation, usePreference } from '../../stores-context.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { countText } from '../../ui/number-text.ts';
import { VerdictButtons } from '../../ui/verdict-buttons.tsx';
import { useKeys } from '../../use-keys.ts';
import { useSensitive } from '../../use-sensitive.ts';
import { doneShare } from './benchmark-choices.ts';
import { imagesAhead } from './blind-order.ts';
import { LastAnswerStrip } from './last-answer-strip.tsx';
import { ReviewKeysDialog } from './review-keys-dialog.tsx';
import { PICTURE_SIDE, ReviewPicture } from './review-picture.tsx';
import { ReviewedAll } from './reviewed-all.tsx';
import { useBlindReview } from './use-blind-review.ts';
import { useKeyCommands } from './use-key-commands.ts';

type BlindReviewProps = {
  readonly set: ReviewSetSummary;
  readonly reviewer: string;
  readonly wanted: number | null;
  readonly onChangeReviewer: () => void;
};

/** One image after the other, with nothing that could sway the reviewer. */
export function BlindReview({ set, reviewer, wanted, onChangeReviewer }: BlindReviewProps) {
  const review = useBlindReview(set.name, reviewer, wanted);
  const { go } = useNavigation();
  const { textOf } = useKeys();
  const greyscale = usePreference((preferences) => preferences.greyscale);
  const change = usePreference((preferences) => preferences.change);
  const { toggle: reveal } = useSensitive();
  const [isKeysOpen, setKeysOpen] = useState(false);
  const shown = useRef<number | null>(null);
  const { item } = review;
  usePrefetch(review.at === null ? [] : imagesAhead(review.itemAt, review.at));
  useKeyCommands((action, isRepeat) => {
    const verdict = VERDICTS.find((one) => one === action);
    if (verdict !== undefined) {
      if (!isRepeat && item !== undefined && shown.current === item.position) {
        review.answer(verdict);
      }
      return true;
    }
    return doCommand(action, {
      undo: review.undo,
      redo: review.redo,
      left: () => review.move(-1),
      right: () => review.move(1),
      first: () => review.move(Number.NEGATIVE_INFINITY),
      last: () => review.move(Number.POSITIVE_INFINITY),
      reveal: () => item !== undefined && reveal(item.mediaId),
      greyscale: () => change({ greyscale: !greyscale }),
      keys: () => setKeysOpen(true),
      close: () => go({ screen: 'review' }),
    });
  });
  return (
    <div className="review-blind">
      <BlindHead
        {...{ set, reviewer, onChangeReviewer }}
        keyOfKeys={textOf('keys')}
        onKeys={() => setKeysOpen(true)}
      />
      {review.failure !== null && <FailureAlert failure={failureText(review.failure)} />}
      <div className="review-stage">
        {review.isDone ? (
          <ReviewedAll set={set} onStartOver={review.startOver} />
        ) : (
          item !== undefined && (
            <ReviewPicture
              key={item.position}
              item={item}
              onShown={() => {
                shown.current = item.position;
              }}
            />
          )
        )}
      </div>
      <footer className="review-foot">
        <Group gap="xs" wrap="nowrap">
          <StepButton
            name="Undo"
            keyName={textOf('undo')}
            isOn={review.canUndo}
            onStep={review.undo}
          />
          <StepButton
            name="Redo"
            keyName={textOf('redo')}
            isOn={review.canRedo}
            onStep={review.redo}
          />
        </Group>
        {review.isDone ? (
          <span />
        ) : (
          <VerdictButtons
            outcome={item?.verdict ?? null}
            keyOf={(verdict) => textOf(verdict)}
            isDisabled={item === undefined}
            onVerdict={review.answer}
          />
        )}
        <LastAnswerStrip last={review.last} />
      </footer>
      <ReviewKeysDialog isOpen={isKeysOpen} onClose={() => setKeysOpen(false)} />
    </div>
  );
}

function BlindHead(
  props: Omit<BlindReviewProps, 'wanted'> & {
    readonly keyOfKeys: string;
    readonly onKeys: () => void;
  },
) {
  const { set, reviewer, onChangeReviewer } = props;
  const done = set.reviewers.find(({ name }) => name === reviewer)?.done ?? 0;
  const places = set.images + set.repeats;
  return (
    <div className="review-progress">
      <Progress
        value={doneShare(set, done) * 100}
        aria-label={`${countText(done)} of ${countText(places)} images reviewed`}
      />
      <span>
        {countText(done)} of {countText(places)}
      </span>
      <Button variant="subtle" size="compact-sm" onClick={onChangeReviewer}>
        Reviewing as {reviewer}
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        rightSection={<KeyCap text={props.keyOfKeys} />}
        onClick={props.onKeys}
      >
        Keys
      </Button>
    </div>
  );
}

function StepButton(props: {
  readonly name: 'Undo' | 'Redo';
  readonly keyName: string;
  readonly isOn: boolean;
  readonly onStep: () => void;
}) {
  const Icon = props.name === 'Undo' ? IconArrowBackUp : IconArrowForwardUp;
  return (
    <Button
      variant="default"
      title={props.name}
      px={8}
      disabled={!props.isOn}
      rightSection={<KeyCap text={props.keyName} />}
      onClick={props.onStep}
    >
      <Icon size={16} aria-hidden />
      <VisuallyHidden>{props.name}</VisuallyHidden>
    </Button>
  );
}

/** Does what an action stands for here; false where it stands for nothing. */
function doCommand(
  action: KeyAction,
  commands: Partial<Record<KeyAction, () => unknown>>,
): boolean {
  const command = commands[action];
  command?.();
  return command !== undefined;
}

/** Fetches pictures before they are shown, so that the next one is there at once. */
function usePrefetch(items: readonly BlindItem[]): void {
  const address = useMediaAddress();
  const sources = items.flatMap(({ mediaId }) => address(mediaId, PICTURE_SIDE) ?? []).join(' ');
  useEffect(() => {
    for (const source of sources.split(' ')) if (source !== '') new Image().src = source;
  }, [sources]);
}
