import { IconEyeOff } from '@tabler/icons-react';
import { memo } from 'react';
import type { GalleryItem } from '../../../shared/domain/gallery.ts';
import { confidenceText } from '../../ui/number-text.ts';
import { POLARITY_LOOK, polarityClass } from '../../ui/polarity-look.ts';
import { VERDICT_LOOK, verdictClass } from '../../ui/verdict-look.ts';

type GalleryTileProps = {
  readonly id: string;
  /** Undefined while it is loading. */
  readonly item: GalleryItem | undefined;
  readonly source: string | undefined;
  /** Where the tile stands in its layer, and its side, pixels. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly place: number;
  readonly total: number;
  readonly isFocused: boolean;
  readonly isSelected: boolean;
  readonly isBlurred: boolean;
  /** The verdict that is drawn is not yet on disk. */
  readonly isClaimed: boolean;
};

/** Tiles below this side show no text. */
const SMALLEST_WITH_TEXT = 100;

/**
 * One image of the gallery; drawn again only when something of it changed.
 *
 * What stands on the image is drawn by the style sheet from `data-text`: the option's name says it in words.
 */
export const GalleryTile = memo(function GalleryTile(props: GalleryTileProps) {
  const { item, place, left, top, side } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names the active option
    <div
      id={props.id}
      data-place={place}
      data-focused={props.isFocused || undefined}
      role="option"
      aria-label={item === undefined ? 'Loading' : tileName(item, props.isBlurred)}
      aria-selected={props.isSelected}
      aria-posinset={place + 1}
      aria-setsize={props.total}
      className={`gallery-tile ${item?.weak == null ? '' : polarityClass(item.weak.polarity)}`}
      style={{ width: side, height: side, transform: `translate(${left}px, ${top}px)` }}
    >
      {item !== undefined && (
        <>
          <img
            ref={stopLoadingWhenGone}
            src={props.source}
            alt=""
            decoding="async"
            draggable={false}
            className={props.isBlurred ? 'blurred' : undefined}
          />
          {props.isBlurred && (
            <span className="veil">
              <IconEyeOff size={20} aria-hidden />
            </span>
          )}
          <Outcome item={item} isClaimed={props.isClaimed} isSmall={side < SMALLEST_WITH_TEXT} />
          <TileFoot item={item} isSmall={side < SMALLEST_WITH_TEXT} />
        </>
      )}
    </div>
  );
});

/** Images that were scrolled past do not keep those in view waiting for a connection. */
function stopLoadingWhenGone(image: HTMLImageElement | null) {
  return () => image?.removeAttribute('src');
}

function Outcome(props: {
  readonly item: GalleryItem;
  readonly isClaimed: boolean;
  readonly isSmall: boolean;
}) {
  const { outcome } = props.item;
  if (outcome === null) return null;
  const { short, sign } = VERDICT_LOOK[outcome];
  return (
    <span
      className={`gallery-outcome ${verdictClass(outcome)}`}
      data-claimed={props.isClaimed || undefined}
    >
      <span className="verdict-sign" data-text={sign} />
      {!props.isSmall && <span className="gallery-outcome-text" data-text={short} />}
    </span>
  );
}

function TileFoot({ item, isSmall }: { readonly item: GalleryItem; readonly isSmall: boolean }) {
  const { weak, groupSize } = item;
  if (weak === null && groupSize <= 1) return null;
  return (
    <span className="gallery-tile-foot" aria-hidden>
      {weak !== null && (
        <span className="gallery-sign" data-text={POLARITY_LOOK[weak.polarity].sign} />
      )}
      {weak !== null && !isSmall && <span data-text={confidenceText(weak.confidence)} />}
      {groupSize > 1 && <span className="gallery-copies" data-text={`×${groupSize}`} />}
    </span>
  );
}

function tileName({ weak, post, outcome, groupSize }: GalleryItem, isBlurred: boolean): string {
  const label =
    weak === null ? 'no weak label' : `${weak.polarity} ${confidenceText(weak.confidence)}`;
  const verdict = outcome === null ? '' : `, verdict ${VERDICT_LOOK[outcome].name}`;
  const copies = groupSize > 1 ? `, ${groupSize} near-duplicates` : '';
  return `${label}${verdict}${copies}${isBlurred ? ', possibly sensitive' : ''}: ${post?.text ?? ''}`;
}
