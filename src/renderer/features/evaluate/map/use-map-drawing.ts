import { useComputedColorScheme } from '@mantine/core';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { isInRegion } from '../../../../shared/domain/map-region.ts';
import { type DrawnMarks, type DrawnPoints, drawMap, pictureOfPoints } from './draw-map.ts';

/** Keeps a canvas as the map is, at most once for each picture of the screen; points are painted when they change only. */
export function useMapDrawing(
  canvas: RefObject<HTMLCanvasElement | null>,
  map: Omit<DrawnPoints, 'selected'> & DrawnMarks,
): void {
  const scheme = useComputedColorScheme();
  const { positions, kinds, looks, view, size, region, path, focus } = map;
  const selected = useMemo(
    () =>
      region === null
        ? null
        : Uint8Array.from(kinds, (_, point) =>
            isInRegion(region, positions[2 * point] ?? 0, positions[2 * point + 1] ?? 0) ? 1 : 0,
          ),
    [positions, kinds, region],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours
  const points = useMemo(
    () => ({ positions, kinds, looks, selected, view, size }),
    [positions, kinds, looks, selected, view, size, scheme],
  );
  const painted = useRef<{ readonly of: DrawnPoints; readonly picture: ImageData } | null>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current === null || points.size.width === 0) return;
      if (painted.current?.of !== points) {
        painted.current = { of: points, picture: pictureOfPoints(canvas.current, points) };
      }
      drawMap(canvas.current, painted.current.picture, points, { region, path, focus });
    });
    return () => cancelAnimationFrame(frame);
  }, [canvas, points, region, path, focus]);
}
