import { ActionIcon } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowMerge,
  IconKeyboard,
  IconLayoutColumns,
  IconScissors,
  IconStar,
  IconUnlink,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { KeyAction } from '../../stores/key-bindings.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { countOf } from '../../ui/number-text.ts';
import { useKeys } from '../../use-keys.ts';

type DecisionBarProps = {
  readonly selected: number;
  readonly isMarked: boolean;
  /** Nothing can be decided: no group is there, or a search runs. */
  readonly isDisabled: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly news: string;
  readonly onAction: (action: KeyAction) => void;
};

const ICON = { size: 15, 'aria-hidden': true } as const;

/** What a person can decide about the focused group, and how to take it back; always there, with the keys. */
export function DecisionBar(props: DecisionBarProps) {
  const { selected, isMarked, isDisabled, onAction } = props;
  const { textOf } = useKeys();
  const button = (
    action: KeyAction,
    name: string,
    icon: ReactNode,
    isOff: boolean,
    hint = name,
  ) => (
    <button
      key={action}
      type="button"
      className="copy-action"
      disabled={isOff}
      title={hint}
      onClick={() => onAction(action)}
    >
      {icon}
      {name}
      <KeyCap text={textOf(action)} />
    </button>
  );
  const what = selected > 1 ? `${countOf(selected, 'image')}` : 'image';
  return (
    <section className="copy-decisions" aria-label="Decide">
      {button(
        'split',
        selected > 0 ? `Take ${selected} out` : 'Take out',
        <IconScissors {...ICON} />,
        isDisabled,
        `The ${what} is no copy: take out of the group`,
      )}
      {button(
        'dissolve',
        'Dissolve',
        <IconUnlink {...ICON} />,
        isDisabled,
        'None of these are copies',
      )}
      {button(
        'merge',
        isMarked ? 'Merge here' : 'Merge',
        <IconArrowMerge {...ICON} />,
        isDisabled,
        'Mark this group, then go to another one and merge; or select images in several groups',
      )}
      {button('keep', 'Keep this', <IconStar {...ICON} />, isDisabled, 'Keep this image')}
      {button(
        'zoom',
        'Compare',
        <IconLayoutColumns {...ICON} />,
        isDisabled,
        'See the image beside the kept one',
      )}
      <span className="copy-news clip" role="status">
        {props.news}
      </span>
      {button('undo', 'Undo', <IconArrowBackUp {...ICON} />, !props.canUndo)}
      {button('redo', 'Redo', <IconArrowForwardUp {...ICON} />, !props.canRedo)}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Keys"
        title={`Keys (${textOf('keys')})`}
        onClick={() => onAction('keys')}
      >
        <IconKeyboard size={17} />
      </ActionIcon>
    </section>
  );
}
