import { IconEyeOff, IconFlipVertical } from '@tabler/icons-react';
import { memo } from 'react';
import type { GroupMember } from '../../../shared/domain/near-duplicates.ts';
import { byteText } from '../../ui/byte-text.ts';
import { confidenceText, countOf } from '../../ui/number-text.ts';
import { POLARITY_LOOK, polarityClass } from '../../ui/polarity-look.ts';
import { pixelText, reasonSentence, reasonWords } from './group-words.ts';

type MemberTileProps = {
  readonly id: string;
  readonly member: GroupMember;
  readonly column: number;
  /** Images of the group. */
  readonly total: number;
  readonly source: string | undefined;
  readonly isFocused: boolean;
  readonly isSelected: boolean;
  readonly isBlurred: boolean;
};

/** One image of a group with what speaks for and against it. */
export const MemberTile = memo(function MemberTile(props: MemberTileProps) {
  const { id, member, column, source, isFocused, isSelected, isBlurred } = props;
  const { weak, score, distance, sizeBytes, isMirrored } = member;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names the active image
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-posinset={column + 1}
      aria-setsize={props.total}
      data-column={column}
      data-focused={isFocused || undefined}
      className={column === 0 ? 'copy-tile copy-tile-kept' : 'copy-tile'}
      title={reasonSentence(member)}
    >
      <span className="copy-picture">
        <img
          src={source}
          alt=""
          decoding="async"
          draggable={false}
          className={isBlurred ? 'blurred' : undefined}
        />
        {isBlurred && (
          <span className="veil">
            <IconEyeOff size={20} aria-label="Possibly sensitive" />
          </span>
        )}
      </span>
      <span className="copy-line">
        <strong className="clip">{reasonWords(member)}</strong>
        {isMirrored && <IconFlipVertical size={12} aria-hidden />}
        {score !== null && <span>{score.toFixed(2)}</span>}
      </span>
      <span className="copy-line dim">
        <span className="clip">{pixelText(member)}</span>
        <span>{byteText(sizeBytes)}</span>
      </span>
      <span className="copy-line dim">
        {weak === null ? (
          <span>no label</span>
        ) : (
          <span className={`copy-weak ${polarityClass(weak.polarity)}`}>
            {POLARITY_LOOK[weak.polarity].sign} {weak.polarity} {confidenceText(weak.confidence)}
          </span>
        )}
        {column > 0 && <span>{countOf(distance, 'bit')}</span>}
      </span>
    </div>
  );
});
