import { ActionIcon, Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import {
  IconFocusCentered,
  IconLasso,
  IconMinus,
  IconPlus,
  IconSquareDashed,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { EmbeddingMap } from '../../../../shared/domain/evaluation-report.ts';
import type { MapRegion } from '../../../../shared/domain/map-region.ts';
import { countOf } from '../../../ui/number-text.ts';
import type { PointLook } from './map-colours.ts';
import {
  broughtIntoView,
  type MapView,
  regionInView,
  toWindow,
  wholeMap,
  zoomed,
} from './map-view.ts';
import { type Direction, indexPoints } from './point-index.ts';
import { useMapDrawing } from './use-map-drawing.ts';
import { useMapPointer } from './use-map-pointer.ts';

const ZOOM_STEP = 1.5;
const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

type MapCanvasProps = {
  readonly map: EmbeddingMap;
  readonly kinds: Uint8Array;
  readonly looks: readonly PointLook[];
  readonly region: MapRegion | null;
  /** The point that is looked at. */
  readonly focus: number | null;
  readonly onFocus: (point: number | null) => void;
  readonly onOpen: (point: number) => void;
  readonly onRegion: (region: MapRegion | null) => void;
  /** What is told of the point that is looked at. */
  readonly card: ReactNode;
};

/** The points of a map: to zoom, to move, to look at one, and to select many. */
export function MapCanvas(props: MapCanvasProps) {
  const { map, kinds, looks, region, focus, onFocus, onOpen, onRegion } = props;
  const { positions } = map;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref: box, width, height } = useElementSize<HTMLDivElement>();
  const size = useMemo(() => ({ width, height }), [width, height]);
  const [chosenView, setChosenView] = useState<MapView | null>(null);
  const [tool, setTool] = useState<'pan' | 'lasso'>('pan');
  const view = useMemo(() => chosenView ?? wholeMap(size), [chosenView, size]);
  const onView = useCallback(
    (change: (view: MapView) => MapView) =>
      setChosenView((known) => change(known ?? wholeMap(size))),
    [size],
  );
  const index = useMemo(() => indexPoints(positions), [positions]);
  const { path, ...pointer } = useMapPointer({
    ...{ canvas, view, size, index, tool, onView, onRegion },
    onPoint: onFocus,
    onPress: (point) => {
      if (point === null) onRegion(null);
      else onOpen(point);
    },
  });
  useMapDrawing(canvas, { positions, kinds, looks, view, size, region, path, focus });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = DIRECTIONS[event.key];
    if (direction !== undefined) {
      const next =
        focus === null ? index.nearest(view.x, view.y, 1) : index.towards(focus, direction);
      if (next !== null) {
        onFocus(next);
        const [x, y] = [positions[2 * next] ?? 0, positions[2 * next + 1] ?? 0];
        onView((before) => broughtIntoView(before, size, x, y));
      }
    } else if (event.key === 'Enter' && focus !== null) onOpen(focus);
    else if (event.key === '+') onView((before) => zoomed(before, size, ZOOM_STEP));
    else if (event.key === '-') onView((before) => zoomed(before, size, 1 / ZOOM_STEP));
    else if (event.key === '0') setChosenView(null);
    else if (event.key === 'Escape' && (region !== null || focus !== null)) {
      onFocus(null);
      onRegion(null);
    } else return;
    event.preventDefault();
  };

  return (
    <div className="map-box" ref={box}>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a canvas has no role of its own */}
      <canvas
        ref={canvas}
        role="application"
        tabIndex={0}
        aria-label={`Map of ${countOf(positions.length / 2, 'image')}: arrow keys go from point to point, Enter opens, plus and minus zoom`}
        data-tool={tool}
        onKeyDown={onKeyDown}
        {...pointer}
      />
      <fieldset className="map-tools plain-fieldset" aria-label="Map">
        <ActionIcon
          variant={tool === 'lasso' ? 'filled' : 'default'}
          aria-label="Lasso"
          aria-pressed={tool === 'lasso'}
          title="Select by drawing around points (or hold Shift)"
          onClick={() => setTool(tool === 'lasso' ? 'pan' : 'lasso')}
        >
          <IconLasso size={17} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label="Select what is in view"
          title="Select what is in view"
          onClick={() => onRegion(regionInView(view, size))}
        >
          <IconSquareDashed size={17} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label="Zoom in"
          title="Zoom in (+)"
          onClick={() => onView((before) => zoomed(before, size, ZOOM_STEP))}
        >
          <IconPlus size={17} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label="Zoom out"
          title="Zoom out (−)"
          onClick={() => onView((before) => zoomed(before, size, 1 / ZOOM_STEP))}
        >
          <IconMinus size={17} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label="Whole map"
          title="Whole map (0)"
          onClick={() => setChosenView(null)}
        >
          <IconFocusCentered size={17} />
        </ActionIcon>
      </fieldset>
      {region !== null && (
        <Button
          className="map-clear"
          size="compact-xs"
          variant="default"
          onClick={() => onRegion(null)}
        >
          Clear selection
        </Button>
      )}
      {focus !== null && path.length === 0 && width > 0 && (
        <div
          className="map-card"
          style={cardPlace(
            toWindow(view, size, positions[2 * focus] ?? 0, positions[2 * focus + 1] ?? 0),
            width,
            height,
          )}
        >
          {props.card}
        </div>
      )}
    </div>
  );
}

/** Beside the point, towards the middle. */
function cardPlace([left, top]: readonly [number, number], width: number, height: number) {
  return {
    ...(left < width / 2 ? { left: left + 14 } : { right: width - left + 14 }),
    ...(top < height / 2
      ? { top: Math.max(6, top - 20) }
      : { bottom: Math.max(6, height - top - 20) }),
  };
}
