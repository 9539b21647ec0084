import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import type { GallerySection } from '../../../shared/domain/gallery.ts';
import { usePreference } from '../../stores-context.ts';
import { gridLayout } from '../../ui/grid-layout.ts';
import { sectionLayout } from '../../ui/section-layout.ts';
import { useRowsWindow } from '../../ui/use-rows-window.ts';

/**
 * Lays the images out in rows, tells which of them are to exist, and keeps the focused one in view.
 *
 * `rowsRef` belongs to the element that has `height`, whose width the tiles fill; the other refs are those of
 * `useRowsWindow`.
 */
export function useGridWindow(
  sections: readonly GallerySection[],
  hasTitles: boolean,
  focus: number | null,
) {
  const wantedSide = usePreference((preferences) => preferences.tileSide);
  const { ref: rowsRef, width } = useElementSize<HTMLDivElement>();
  const grid = useMemo(() => gridLayout(width, wantedSide), [width, wantedSide]);
  const layout = useMemo(
    () => sectionLayout(width === 0 ? [] : sections, grid, hasTitles),
    [sections, grid, hasTitles, width],
  );
  const { rowHeight } = grid;
  const window = useRowsWindow({ layout, rowHeight, focus, origin: sections });
  return { ...window, rowsRef, grid, layout };
}
