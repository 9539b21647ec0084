import { useComputedColorScheme } from '@mantine/core';
import { type RefObject, useEffect } from 'react';
import { type DrawnMap, drawMap } from './draw-map.ts';

/** Keeps a canvas as the map is, at most once for each picture of the screen. */
export function useMapDrawing(canvas: RefObject<HTMLCanvasElement | null>, map: DrawnMap): void {
  const scheme = useComputedColorScheme();
  const { positions, kinds, looks, view, region, path, focus } = map;
  const { width, height } = map.size;
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours come from the page, by its scheme
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current === null || width === 0) return;
      const size = { width, height };
      drawMap(canvas.current, { positions, kinds, looks, view, size, region, path, focus });
    });
    return () => cancelAnimationFrame(frame);
  }, [canvas, positions, kinds, looks, view, width, height, region, path, focus, scheme]);
}
