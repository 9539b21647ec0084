import { type PointerEvent, type RefObject, useEffect, useState } from 'react';
import { type MapRegion, regionOfPath } from '../../../../shared/domain/map-region.ts';
import { type MapView, moved, type Size, toMap, zoomed } from './map-view.ts';
import type { PointIndex } from './point-index.ts';

/** Pixels around a point in which it is meant. */
const REACH = 12;
/** Pixels that a press may move and still be one. */
const STEADY = 4;
const WHEEL_ZOOM = 0.0016;

type Gesture = { readonly kind: 'pan' | 'lasso'; readonly travelled: number };

/** Pans, zooms, draws lassos and finds what is pointed at. `path` is the lasso that is being drawn, in the map. */
export function useMapPointer(props: {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly view: MapView;
  readonly size: Size;
  readonly index: PointIndex;
  readonly tool: 'pan' | 'lasso';
  readonly onView: (change: (view: MapView) => MapView) => void;
  readonly onPoint: (point: number | null) => void;
  readonly onPress: (point: number | null) => void;
  readonly onRegion: (region: MapRegion) => void;
}) {
  const { canvas, view, size, index, tool, onView, onPoint, onPress, onRegion } = props;
  const [gesture, setGesture] = useState<Gesture | null>(null);
  const [path, setPath] = useState<readonly number[]>([]);

  useEffect(() => {
    const element = canvas.current;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const factor = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 16 : 1) * WHEEL_ZOOM);
      const place = [event.offsetX, event.offsetY] as const;
      onView((before) => zoomed(before, size, factor, place));
    };
    // React listens to wheels passively: the page would scroll along.
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [canvas, size, onView]);

  const pointAt = (left: number, top: number): number | null =>
    index.nearest(...toMap(view, size, left, top), REACH / view.scale);

  return {
    path,
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const { offsetX, offsetY } = event.nativeEvent;
      const isLasso = tool === 'lasso' || event.shiftKey;
      setGesture({ kind: isLasso ? 'lasso' : 'pan', travelled: 0 });
      if (isLasso) setPath(toMap(view, size, offsetX, offsetY));
    },
    onPointerMove: (event: PointerEvent<HTMLCanvasElement>): void => {
      const { offsetX, offsetY, movementX, movementY } = event.nativeEvent;
      if (gesture === null) {
        onPoint(pointAt(offsetX, offsetY));
        return;
      }
      const travelled = gesture.travelled + Math.abs(movementX) + Math.abs(movementY);
      setGesture({ ...gesture, travelled });
      if (gesture.kind === 'pan') onView((before) => moved(before, movementX, movementY));
      else setPath((before) => [...before, ...toMap(view, size, offsetX, offsetY)]);
    },
    onPointerUp: (event: PointerEvent<HTMLCanvasElement>): void => {
      const { offsetX, offsetY } = event.nativeEvent;
      const region = gesture?.kind === 'lasso' ? regionOfPath(path) : null;
      if (region !== null) onRegion(region);
      else if (gesture !== null && gesture.travelled < STEADY) onPress(pointAt(offsetX, offsetY));
      setGesture(null);
      setPath([]);
    },
    onPointerLeave: (): void => {
      if (gesture === null) onPoint(null);
    },
    onPointerCancel: (): void => {
      setGesture(null);
      setPath([]);
    },
  };
}
