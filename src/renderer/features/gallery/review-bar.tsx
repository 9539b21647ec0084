import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconKeyboard } from '@tabler/icons-react';
import { type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import type { ReviewAction } from '../../../shared/domain/verdict.ts';
import { ReviewerName } from '../../../shared/domain/verdict.ts';
import { useReviewers } from '../../bridge/review-queries.ts';
import type { KeyAction } from '../../stores/key-bindings.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { countText } from '../../ui/number-text.ts';
import { VerdictButtons } from '../../ui/verdict-buttons.tsx';
import { useKeys } from '../../use-keys.ts';
import { actionText } from './review-words.ts';
import type { GalleryReview } from './use-gallery-review.ts';

type ReviewBarProps = {
  readonly review: GalleryReview;
  readonly selected: number;
  readonly onKeys: () => void;
};

/** What a person can say of the selected images, and how to take it back; always there, with the keys. */
export function ReviewBar({ review, selected, onKeys }: ReviewBarProps) {
  const { textOf } = useKeys();
  const { state } = review;
  return (
    <section className="review-bar" aria-label="Review">
      <VerdictButtons keyOf={textOf} isDisabled={selected === 0} onVerdict={review.give} />
      <span className="review-bar-count">
        {selected === 0 ? 'Select an image' : `${countText(selected)} selected`}
      </span>
      <span className="review-bar-news clip" role="status">
        {review.news}
      </span>
      <StepButton
        name="Undo"
        action="undo"
        would={state?.undoable ?? null}
        onClick={review.undo}
        icon={<IconArrowBackUp size={15} aria-hidden />}
      />
      <StepButton
        name="Redo"
        action="redo"
        would={state?.redoable ?? null}
        onClick={review.redo}
        icon={<IconArrowForwardUp size={15} aria-hidden />}
      />
      <Reviewer review={review} />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Keys"
        title={`Keys (${textOf('keys')})`}
        onClick={onKeys}
      >
        <IconKeyboard size={17} />
      </ActionIcon>
    </section>
  );
}

function StepButton(props: {
  readonly name: string;
  readonly action: KeyAction;
  readonly would: ReviewAction | null;
  readonly onClick: () => void;
  readonly icon: React.ReactNode;
}) {
  const { name, would } = props;
  const { textOf } = useKeys();
  const what = would === null ? '' : `: ${actionText(would)}`;
  return (
    <button
      type="button"
      className="review-step"
      disabled={would === null}
      title={`${name}${what}`}
      onClick={props.onClick}
    >
      {props.icon}
      <span>
        {name}
        <span className="review-step-what">{what}</span>
      </span>
      <KeyCap text={textOf(props.action)} />
    </button>
  );
}

/** The name that verdicts are kept under: asked for when the first verdict is given, changed by pressing it. */
function Reviewer({ review }: { readonly review: GalleryReview }) {
  const [isChanging, setChanging] = useState(false);
  const { reviewer, asksName } = review;
  if (reviewer === null || isChanging) {
    return (
      <NameField
        name={reviewer ?? ''}
        isAsked={asksName || isChanging}
        onName={(name) => {
          review.giveName(name);
          setChanging(false);
        }}
        onLeave={() => setChanging(false)}
      />
    );
  }
  return (
    <button
      type="button"
      className="review-step"
      title={`Reviewer: ${reviewer}. Change the name`}
      onClick={() => setChanging(true)}
    >
      <span className="dim">Reviewer</span> <strong className="clip">{reviewer}</strong>
    </button>
  );
}

function NameField(props: {
  readonly name: string;
  readonly isAsked: boolean;
  readonly onName: (name: string) => void;
  readonly onLeave: () => void;
}) {
  const [text, setText] = useState(props.name);
  const field = useRef<HTMLInputElement>(null);
  const namesId = useId();
  const known = useReviewers().data ?? [];
  useEffect(() => {
    if (props.isAsked) field.current?.focus();
  }, [props.isAsked]);
  const name = ReviewerName.safeParse(text);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!name.success) return;
    field.current?.blur();
    props.onName(name.data);
  };
  return (
    <form className="review-name" onSubmit={submit}>
      <TextInput
        ref={field}
        aria-label="Your name"
        placeholder={props.isAsked ? 'Your name, then Enter' : 'Your name'}
        data-asked={props.isAsked || undefined}
        w={150}
        maxLength={40}
        list={namesId}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        onBlur={props.onLeave}
      />
      <datalist id={namesId}>
        {known.map((one) => (
          <option key={one.name} value={one.name} />
        ))}
      </datalist>
      {props.isAsked && (
        <Button
          type="submit"
          disabled={!name.success}
          onMouseDown={(event) => event.preventDefault()}
        >
          OK
        </Button>
      )}
    </form>
  );
}
