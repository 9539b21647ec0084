import { IconEyeOff } from '@tabler/icons-react';
import { memo } from 'react';
import type { GalleryItem } from '../../../shared/domain/gallery.ts';
import { confidenceText } from '../../ui/number-text.ts';
import { POLARITY_LOOK, polarityClass } from '../../ui/polarity-look.ts';

type GalleryTileProps = {
  readonly id: string;
  /** Undefined while it is loading. */
  readonly item: GalleryItem | undefined;
  readonly source: string | undefined;
  /** Where the tile stands in the scrolled element, and its side, pixels. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly place: number;
  readonly total: number;
  readonly isSelected: boolean;
  readonly isBlurred: boolean;
};

/** Tiles below this side show no text. */
const SMALLEST_WITH_TEXT = 100;

/** One image of the gallery; drawn again only when something of it changed. */
export const GalleryTile = memo(function GalleryTile(props: GalleryTileProps) {
  const { item, place, left, top, side } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names the active option
    <div
      id={props.id}
      data-place={place}
      role="option"
      aria-label={item === undefined ? 'Loading' : tileName(item)}
      aria-selected={props.isSelected}
      aria-posinset={place + 1}
      aria-setsize={props.total}
      className={props.isSelected ? 'gallery-tile gallery-tile-selected' : 'gallery-tile'}
      style={{ width: side, height: side, transform: `translate(${left}px, ${top}px)` }}
    >
      {item !== undefined && (
        <>
          <img
            src={props.source}
            alt=""
            decoding="async"
            draggable={false}
            className={props.isBlurred ? 'blurred' : undefined}
          />
          {props.isBlurred && (
            <span className="gallery-veil">
              <IconEyeOff size={20} aria-hidden />
            </span>
          )}
          <TileFoot item={item} isSmall={side < SMALLEST_WITH_TEXT} />
        </>
      )}
    </div>
  );
});

function TileFoot({ item, isSmall }: { readonly item: GalleryItem; readonly isSmall: boolean }) {
  return (
    <span className={`gallery-tile-foot ${polarityClass(item.polarity)}`}>
      <span className="gallery-sign">{POLARITY_LOOK[item.polarity].sign}</span>
      {!isSmall && confidenceText(item.confidence)}
      {item.groupSize > 1 && <span className="gallery-copies">×{item.groupSize}</span>}
    </span>
  );
}

function tileName({ polarity, confidence, text }: GalleryItem): string {
  return `${polarity} ${confidenceText(confidence)}: ${text}`;
}
