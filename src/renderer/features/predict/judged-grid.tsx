import { useElementSize } from '@mantine/hooks';
import { type MouseEvent, useMemo } from 'react';
import type { KeyCommand } from '../../stores/key-bindings.ts';
import { GAP, gridLayout } from '../../ui/grid-layout.ts';
import { sectionLayout } from '../../ui/section-layout.ts';
import { useRowsWindow } from '../../ui/use-rows-window.ts';
import { useScreenKeys } from '../../use-screen-keys.ts';
import type { JudgedImage } from './judged-images.ts';
import { JudgedTile } from './judged-tile.tsx';

const TILE_WIDTH = 196;
/** Height of what stands under a picture, and the picture's height as a share of its width; as in the style sheet. */
const TEXT_HEIGHT = 98;
const PICTURE_RATIO = 0.75;

type JudgedGridProps = {
  readonly images: readonly JudgedImage[];
  /** Another one is another list, which begins at its top. */
  readonly origin: string;
  readonly focus: number;
  readonly isDialogOpen: boolean;
  readonly onFocus: (place: number) => void;
  readonly onOpen: () => void;
};

/** The judged images in rows; only those in view exist. */
export function JudgedGrid(props: JudgedGridProps) {
  const { images, origin, focus, isDialogOpen, onFocus, onOpen } = props;
  const { ref: widthRef, width } = useElementSize<HTMLDivElement>();
  const count = images.length;
  const { columns, side } = gridLayout(width, TILE_WIDTH);
  const rowHeight = Math.round(side * PICTURE_RATIO) + TEXT_HEIGHT + GAP;
  const layout = useMemo(
    () => sectionLayout([{ key: '', count }], { columns, side, rowHeight }, false),
    [count, columns, side, rowHeight],
  );
  const window = useRowsWindow({ layout, rowHeight, focus: count === 0 ? null : focus, origin });
  const { first, last, base } = window.view;
  useScreenKeys(({ action }: KeyCommand): boolean => {
    if (isDialogOpen || count === 0) return false;
    if (action === 'zoom') {
      onOpen();
      return true;
    }
    const step = { left: -1, right: 1, up: -columns, down: columns };
    const pages = { 'page-up': -columns, 'page-down': columns };
    const to =
      action in step
        ? focus + step[action as keyof typeof step] // why: `in` does not tell the type
        : action in pages
          ? focus + pages[action as keyof typeof pages] * window.rowsInView // why: as above
          : action === 'first'
            ? 0
            : action === 'last'
              ? count - 1
              : null;
    if (to === null) return false;
    if (to >= 0 && to < count) onFocus(to);
    return true;
  });
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const tile =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null;
    if (tile === null) return;
    onFocus(Number(tile.dataset['place']));
    onOpen();
  };
  const shown = Array.from(
    { length: Math.max(0, Math.min(last, count - 1) - first + 1) },
    (_, index) => first + index,
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the screen listens to the keys wherever the focus is
    <div
      ref={window.scrollerRef}
      className="rows-scroll judged-scroll"
      role="listbox"
      aria-label="Judged images"
      aria-activedescendant={focus < first || focus > last ? undefined : tileId(focus)}
      tabIndex={0}
      onClick={onClick}
      onScroll={window.onScroll}
    >
      <div ref={widthRef} style={{ height: window.height }}>
        <div ref={window.layerRef} className="rows-layer">
          {shown.map((place) => {
            const image = images[place];
            return image === undefined ? null : (
              <JudgedTile
                key={image.id}
                id={tileId(place)}
                image={image}
                place={place}
                total={count}
                isFocused={place === focus}
                left={layout.column(place) * (side + GAP)}
                top={layout.top(place) - base}
                width={side}
                height={rowHeight - GAP}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function tileId(place: number): string {
  return `judged-image-${place}`;
}
