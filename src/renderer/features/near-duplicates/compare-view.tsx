import { ActionIcon, Modal, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { NearDuplicateGroup } from '../../../shared/domain/near-duplicates.ts';
import type { KeyAction } from '../../stores/key-bindings.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { countText } from '../../ui/number-text.ts';
import { useKeys } from '../../use-keys.ts';
import { CompareActions } from './compare-actions.tsx';
import { CompareStage } from './compare-stage.tsx';
import { CompareStrip } from './compare-strip.tsx';
import { COMPARE_WAYS, type CompareWay } from './compare-ways.ts';
import { reasonSentence } from './group-words.ts';
import { MemberFacts } from './member-facts.tsx';

type CompareViewProps = {
  readonly isOpen: boolean;
  readonly group: NearDuplicateGroup;
  /** The image beside the kept one. */
  readonly column: number;
  readonly selected: ReadonlyMap<string, NearDuplicateGroup>;
  readonly way: CompareWay;
  readonly onWay: (way: CompareWay) => void;
  readonly onColumn: (column: number) => void;
  readonly onAction: (action: KeyAction) => void;
  readonly onClose: () => void;
};

/** The focused image and the kept one, large, so that a person sees what differs; below, the whole group. */
export function CompareView(props: CompareViewProps) {
  return (
    <Modal.Root
      opened={props.isOpen}
      onClose={props.onClose}
      fullScreen
      closeOnEscape={false}
      padding={0}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Content aria-label="Compare copies" data-review-keys>
        <Modal.Body className="compare-body">{props.isOpen && <Opened {...props} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Opened(props: CompareViewProps) {
  const { group, column, way, onWay } = props;
  const { textOf } = useKeys();
  const kept = group.members[0];
  const other = group.members[column];
  if (kept === undefined || other === undefined) return null;
  return (
    <div className="compare">
      <header className="compare-head">
        <SegmentedControl
          aria-label="Way to compare"
          data={COMPARE_WAYS.map(({ way: value, name }) => ({ value, label: name }))}
          value={way}
          onChange={(value) => onWay(COMPARE_WAYS.find((one) => one.way === value)?.way ?? way)}
        />
        <KeyCap text={textOf('blink')} />
        <span className="compare-why clip">{reasonSentence(other)}</span>
        <span className="dim">
          {countText(column + 1)} of {countText(group.members.length)}
        </span>
        <ActionIcon variant="default" aria-label="Close" title="Close" onClick={props.onClose}>
          <IconX size={17} />
        </ActionIcon>
      </header>
      <CompareStage group={group} kept={kept} other={other} way={way} />
      <div className="compare-facts">
        <MemberFacts title="Kept" member={kept} against={other} />
        <MemberFacts title="Goes" member={other} against={kept} />
        <CompareActions onAction={props.onAction} />
      </div>
      <CompareStrip
        group={group}
        column={column}
        selected={props.selected}
        onColumn={props.onColumn}
      />
    </div>
  );
}
