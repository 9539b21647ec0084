import { useMergedRef } from '@mantine/hooks';
import { type MouseEvent, type RefObject, useEffect } from 'react';
import type { GalleryGrouping, GalleryView } from '../../../shared/domain/gallery.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import { countText } from '../../ui/number-text.ts';
import type { SectionLayout } from '../../ui/section-layout.ts';
import { thumbnailSide } from '../../ui/thumbnail-side.ts';
import { useSensitive } from '../../use-sensitive.ts';
import { GalleryTile } from './gallery-tile.tsx';
import { sectionTitle } from './section-title.ts';
import { isSelected, type Selection, selectedCount } from './selection.ts';
import type { GalleryImages } from './use-gallery-images.ts';
import { useGridWindow } from './use-grid-window.ts';

/** How the images lie, for the keys that move. */
export type GridMap = { readonly layout: SectionLayout; readonly rowsInView: number };

type GalleryGridProps = {
  readonly view: GalleryView;
  readonly grouping: GalleryGrouping;
  readonly images: GalleryImages;
  readonly selection: Selection;
  /** Kept up to date with how the images lie. */
  readonly map: RefObject<GridMap | null>;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly onPress: (
    place: number,
    keys: { readonly isRange: boolean; readonly isToggle: boolean },
  ) => void;
  readonly onOpen: () => void;
};

/** The images in rows; only those in view exist. */
export function GalleryGrid(props: GalleryGridProps) {
  const { view, grouping, images, selection, map } = props;
  const { onView, itemAt, pages } = images;
  const mediaAddress = useMediaAddress();
  const { isBlurred } = useSensitive();
  const hasTitles = grouping !== 'none';
  const { focus } = selection;
  const window = useGridWindow(view.sections, hasTitles, focus);
  const { layout, grid, rowsInView } = window;
  const scrollerRef = useMergedRef(window.scrollerRef, props.listRef);
  const { first, last, base, direction } = window.view;
  useEffect(() => onView([first, last], direction), [first, last, direction, onView]);
  useEffect(() => {
    map.current = { layout, rowsInView };
  }, [map, layout, rowsInView]);
  const side = thumbnailSide(grid.side, globalThis.devicePixelRatio);
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const place = placeOf(event.target);
    if (place === null) return;
    props.onPress(place, { isRange: event.shiftKey, isToggle: event.ctrlKey || event.metaKey });
  };
  const titleOf = (section: number): { readonly title: string; readonly count: number } => {
    const { key, count } = view.sections[section] ?? { key: '', count: 0 };
    return { title: sectionTitle(grouping, key, count), count };
  };
  return (
    <div className="gallery-frame" data-view={view.viewId}>
      {window.view.pinned !== null && (
        <div className="gallery-title gallery-title-pinned" aria-hidden>
          <Title {...titleOf(window.view.pinned)} />
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the screen listens to the keys wherever the focus is */}
      <div
        ref={scrollerRef}
        className="rows-scroll gallery-scroll"
        role="listbox"
        aria-label="Images"
        aria-multiselectable
        data-many={selectedCount(selection) > 1 || undefined}
        aria-activedescendant={
          focus === null || focus < first || focus > last ? undefined : tileId(focus)
        }
        tabIndex={0}
        onClick={onClick}
        onDoubleClick={(event) => placeOf(event.target) !== null && props.onOpen()}
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        onScroll={window.onScroll}
      >
        <div ref={window.rowsRef} style={{ height: window.height }}>
          <div ref={window.layerRef} className="rows-layer">
            {layout.titlesIn(window.view.from, window.view.to).map(({ section, top }) => (
              <div
                key={`section ${section}`}
                className="gallery-title"
                aria-hidden
                style={{ transform: `translateY(${top - base}px)` }}
              >
                <Title {...titleOf(section)} />
              </div>
            ))}
            {range(first, Math.min(last, layout.total - 1)).map((place) => {
              const item = itemAt(place);
              return (
                <GalleryTile
                  // No image of another view is seen here while the new one loads.
                  key={`${view.viewId} ${place}`}
                  id={tileId(place)}
                  item={item}
                  source={item === undefined ? undefined : mediaAddress(item.mediaId, side)}
                  left={layout.column(place) * grid.rowHeight}
                  top={layout.top(place) - base}
                  side={grid.side}
                  place={place}
                  total={view.total}
                  isFocused={place === focus}
                  isSelected={isSelected(selection, place)}
                  isBlurred={item !== undefined && isBlurred(item)}
                  isClaimed={item !== undefined && pages.isClaimed(item.mediaId)}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

function Title({ title, count }: { readonly title: string; readonly count: number }) {
  return (
    <>
      <strong>{title}</strong>
      <span>{countText(count)}</span>
    </>
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
