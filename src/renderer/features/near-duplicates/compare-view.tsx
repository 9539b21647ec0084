import { ActionIcon, Modal, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { GroupMember, NearDuplicateGroup } from '../../../shared/domain/near-duplicates.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import type { KeyAction } from '../../stores/key-bindings.ts';
import { byteText } from '../../ui/byte-text.ts';
import { Facts } from '../../ui/facts.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { confidenceText, countText } from '../../ui/number-text.ts';
import { PolarityBadge } from '../../ui/polarity-badge.tsx';
import { momentText } from '../../ui/time-text.ts';
import { useKeys } from '../../use-keys.ts';
import { COMPARE_WAYS, type CompareWay } from './compare-ways.ts';
import { memberName, pixelText, reasonSentence } from './group-words.ts';
import { useGroupVeil } from './use-group-veil.ts';

const BLINK_MS = 700;
const STRIP_SIDE = 128;

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
      <Stage group={group} kept={kept} other={other} way={way} />
      <div className="compare-facts">
        <MemberFacts title="Kept" member={kept} against={other} />
        <MemberFacts title="Goes" member={other} against={kept} />
        <Actions onAction={props.onAction} />
      </div>
      <Strip {...props} />
    </div>
  );
}

function Stage(props: {
  readonly group: NearDuplicateGroup;
  readonly kept: GroupMember;
  readonly other: GroupMember;
  readonly way: CompareWay;
}) {
  const { group, kept, other, way } = props;
  const [showsOther, setShowsOther] = useState(false);
  useEffect(() => {
    if (way !== 'blink') return;
    const timer = window.setInterval(() => setShowsOther((shown) => !shown), BLINK_MS);
    return () => window.clearInterval(timer);
  }, [way]);
  if (way === 'beside') {
    return (
      <div className="compare-stage compare-beside" data-autofocus tabIndex={-1}>
        <Picture group={group} member={kept} name="Kept" />
        <Picture group={group} member={other} name="Goes" isTurned={other.isMirrored} />
      </div>
    );
  }
  return (
    <div className={`compare-stage compare-over compare-${way}`} data-autofocus tabIndex={-1}>
      <Picture group={group} member={kept} name="Kept" isHidden={way === 'blink' && showsOther} />
      <Picture
        group={group}
        member={other}
        name="Goes"
        isTurned={other.isMirrored}
        isHidden={way === 'blink' && !showsOther}
      />
    </div>
  );
}

function Picture(props: {
  readonly group: NearDuplicateGroup;
  readonly member: GroupMember;
  readonly name: string;
  /** Mirrored back, so that it lies as the kept one does. */
  readonly isTurned?: boolean;
  readonly isHidden?: boolean;
}) {
  const { group, member, name, isTurned = false, isHidden = false } = props;
  const source = useMediaAddress()(member.mediaId);
  const { isVeiled: isGroupVeiled, toggleVeil } = useGroupVeil();
  const isVeiled = isGroupVeiled(group);
  return (
    <figure className="compare-picture" data-hidden={isHidden || undefined}>
      <img
        key={member.mediaId}
        src={source}
        alt={`${name}: ${memberName(member, 1, isVeiled)}`}
        draggable={false}
        data-turned={isTurned || undefined}
        className={isVeiled ? 'blurred' : undefined}
      />
      <figcaption>
        {name}
        {isTurned && ', mirrored back'}
      </figcaption>
      {isVeiled && (
        <button
          type="button"
          className="veil-button compare-veil"
          onClick={() => toggleVeil(group)}
        >
          Possibly sensitive. Show image
        </button>
      )}
    </figure>
  );
}

function MemberFacts(props: {
  readonly title: string;
  readonly member: GroupMember;
  readonly against: GroupMember;
}) {
  const { title, member, against } = props;
  const { weak, postedAtMs } = member;
  const best = (text: string, isBest: boolean) => (isBest ? <strong>{text}</strong> : text);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Facts
        facts={[
          [
            'Size',
            best(
              `${pixelText(member)} px`,
              member.width * member.height > against.width * against.height,
            ),
          ],
          ['File', best(byteText(member.sizeBytes), member.sizeBytes > against.sizeBytes)],
          [
            'Posted',
            postedAtMs === null
              ? 'unknown'
              : best(momentText(postedAtMs), postedAtMs < (against.postedAtMs ?? Infinity)),
          ],
          [
            'Weak label',
            weak === null ? (
              'none'
            ) : (
              <>
                <PolarityBadge polarity={weak.polarity} /> {confidenceText(weak.confidence)}
              </>
            ),
          ],
        ]}
      />
    </section>
  );
}

const ACTIONS: readonly (readonly [action: KeyAction, name: string])[] = [
  ['keep', 'Keep this one'],
  ['split', 'No copy: take out'],
  ['dissolve', 'Dissolve the group'],
  ['undo', 'Undo'],
];

function Actions({ onAction }: { readonly onAction: (action: KeyAction) => void }) {
  const { textOf } = useKeys();
  return (
    <div className="compare-actions">
      {ACTIONS.map(([action, name]) => (
        <button key={action} type="button" className="copy-action" onClick={() => onAction(action)}>
          {name}
          <KeyCap text={textOf(action)} />
        </button>
      ))}
    </div>
  );
}

function Strip({ group, column, selected, onColumn }: CompareViewProps) {
  const mediaAddress = useMediaAddress();
  const isVeiled = useGroupVeil().isVeiled(group);
  return (
    <ul className="compare-strip" aria-label="Images of the group">
      {group.members.map((member, place) => (
        <li key={member.mediaId}>
          <button
            type="button"
            aria-label={memberName(member, place, isVeiled)}
            aria-current={place === column || undefined}
            data-kept={place === 0 || undefined}
            data-selected={selected.has(member.mediaId) || undefined}
            ref={place === column ? scrollIntoView : undefined}
            onClick={() => onColumn(Math.max(1, place))}
          >
            <img
              src={mediaAddress(member.mediaId, STRIP_SIDE)}
              alt=""
              loading="lazy"
              className={isVeiled ? 'blurred' : undefined}
            />
          </button>
        </li>
      ))}
    </ul>
  );
}

function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
