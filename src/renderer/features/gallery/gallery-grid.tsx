import { type KeyboardEvent, type MouseEvent, useEffect } from 'react';
import type { GalleryItem } from '../../../shared/domain/gallery.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import { GalleryTile } from './gallery-tile.tsx';
import { moveSelection } from './move-selection.ts';
import { useGridScroll } from './use-grid-scroll.ts';

/** Sides that thumbnails are asked for in. */
const THUMBNAIL_SIDES = [256, 512] as const;

type GalleryGridProps = {
  readonly total: number;
  readonly itemAt: (place: number) => GalleryItem | undefined;
  readonly at: number | null;
  readonly isBlurred: (item: GalleryItem) => boolean;
  readonly onSelect: (place: number | null) => void;
  readonly onReveal: () => void;
  /** Called with the first and last place in view, whenever the rows in view change. */
  readonly onView: (first: number, last: number) => void;
};

/** The images in rows; only those in view exist. */
export function GalleryGrid(props: GalleryGridProps) {
  const { total, at, onView } = props;
  const mediaAddress = useMediaAddress();
  const grid = useGridScroll(total, at);
  const { layout, first, last, shift } = grid;
  useEffect(() => onView(first, last), [first, last, onView]);
  const thumbnailSide = THUMBNAIL_SIDES.find((side) => side >= layout.side) ?? THUMBNAIL_SIDES[1];
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const place = placeOf(event.target);
    if (place !== null) props.onSelect(place);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') props.onSelect(null);
    else if (event.key === 's') props.onReveal();
    else {
      const { rowsInView } = grid;
      const to = moveSelection(at, event.key, { total, columns: layout.columns, rowsInView });
      if (to === null) return;
      props.onSelect(to);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={grid.scrollerRef}
      className="gallery-scroll"
      role="listbox"
      aria-label="Images"
      aria-activedescendant={at === null ? undefined : tileId(at)}
      tabIndex={0}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onScroll={grid.onScroll}
    >
      <div ref={grid.rowsRef} style={{ height: grid.height, position: 'relative' }}>
        {range(first, last).map((place) => {
          const item = props.itemAt(place);
          return (
            <GalleryTile
              key={place}
              id={tileId(place)}
              item={item}
              source={item === undefined ? undefined : mediaAddress(item.mediaId, thumbnailSide)}
              left={(place % layout.columns) * layout.rowHeight}
              top={Math.floor(place / layout.columns) * layout.rowHeight + shift}
              side={layout.side}
              place={place}
              total={total}
              isSelected={place === at}
              isBlurred={item !== undefined && props.isBlurred(item)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The place of the tile that was clicked; null beside the tiles. */
function placeOf(target: EventTarget): number | null {
  const tile = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  return tile === null ? null : Number(tile.dataset['place']);
}

function tileId(place: number): string {
  return `gallery-image-${place}`;
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
