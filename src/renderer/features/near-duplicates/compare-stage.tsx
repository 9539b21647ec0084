import { useEffect, useState } from 'react';
import type { GroupMember, NearDuplicateGroup } from '../../../shared/domain/near-duplicates.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import type { CompareWay } from './compare-ways.ts';
import { memberName } from './group-words.ts';
import { useGroupVeil } from './use-group-veil.ts';

const BLINK_MS = 700;

/** The kept image and another of its group, large, beside or over one another. */
export function CompareStage(props: {
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
