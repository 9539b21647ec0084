import { ActionIcon, Modal } from '@mantine/core';
import { IconEyeOff, IconMaximize, IconX, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { GalleryItem } from '../../../shared/domain/gallery.ts';
import type { Verdict } from '../../../shared/domain/verdict.ts';
import { useMediaAddress } from '../../bridge/queries.ts';
import { usePreference } from '../../stores-context.ts';
import { countText } from '../../ui/number-text.ts';
import { VerdictButtons } from '../../ui/verdict-buttons.tsx';
import { useKeys } from '../../use-keys.ts';
import { useSensitive } from '../../use-sensitive.ts';
import { dragged, FITTED, type Zoom, zoomed } from './zoom.ts';

const STEP = 1.4;
const WHEEL_STEP = 1.0015;

type LightboxProps = {
  /** Null: the lightbox is closed. */
  readonly item: GalleryItem | null;
  readonly place: number;
  readonly total: number;
  readonly zoom: Zoom;
  readonly onZoom: (change: (before: Zoom) => Zoom) => void;
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onClose: () => void;
};

/** One image over the whole window, to look at closely and to judge. */
export function Lightbox(props: LightboxProps) {
  return (
    <Modal.Root
      opened={props.item !== null}
      onClose={props.onClose}
      fullScreen
      closeOnEscape={false}
      padding={0}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Content aria-label="Enlarged image" data-review-keys>
        <Modal.Body className="lightbox-body">
          {props.item !== null && <Opened {...props} item={props.item} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Opened(props: LightboxProps & { readonly item: GalleryItem }) {
  const { item, place, total, onZoom } = props;
  const { textOf } = useKeys();
  const { showText, greyscale } = usePreference((preferences) => preferences);
  return (
    <div className="lightbox-frame" data-greyscale={greyscale || undefined}>
      <Stage {...props} />
      <div className="lightbox-tools">
        <ToolButton name="Zoom out" onClick={() => onZoom((zoom) => zoomed(zoom, 1 / STEP))}>
          <IconZoomOut size={17} />
        </ToolButton>
        <ToolButton name="Zoom in" onClick={() => onZoom((zoom) => zoomed(zoom, STEP))}>
          <IconZoomIn size={17} />
        </ToolButton>
        <ToolButton name="Fit into the window" onClick={() => onZoom(() => FITTED)}>
          <IconMaximize size={17} />
        </ToolButton>
        <ToolButton name="Close" onClick={props.onClose}>
          <IconX size={18} />
        </ToolButton>
      </div>
      <div className="lightbox-foot">
        <VerdictButtons outcome={item.outcome} keyOf={textOf} onVerdict={props.onVerdict} />
        {showText && item.post !== null && (
          <p className="lightbox-text clip" title={item.post.text}>
            {item.post.text}
          </p>
        )}
        <span className="dim lightbox-place">
          {countText(place + 1)} of {countText(total)}
        </span>
      </div>
    </div>
  );
}

function ToolButton(props: {
  readonly name: string;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <ActionIcon
      variant="default"
      size="md"
      aria-label={props.name}
      title={props.name}
      onClick={props.onClick}
    >
      {props.children}
    </ActionIcon>
  );
}

function Stage({ item, zoom, onZoom }: LightboxProps & { readonly item: GalleryItem }) {
  const stage = useRef<HTMLDivElement>(null);
  const source = useMediaAddress()(item.mediaId);
  const { isBlurred, toggle } = useSensitive();
  const [isDragging, setDragging] = useState(false);
  const isHidden = isBlurred(item);
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, top, width, height } = element.getBoundingClientRect();
      const x = event.clientX - left - width / 2;
      const y = event.clientY - top - height / 2;
      onZoom((before) => zoomed(before, WHEEL_STEP ** -event.deltaY, x, y));
    };
    // React listens passively, which cannot keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [onZoom]);
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const element = stage.current;
    if (!isDragging || element === null) return;
    const { movementX, movementY } = event;
    onZoom((before) =>
      dragged(before, movementX, movementY, element.clientWidth, element.clientHeight),
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same is done by keys and by the buttons
    <div
      ref={stage}
      role="presentation"
      tabIndex={-1}
      data-autofocus
      className="lightbox-stage"
      data-zoomed={zoom.scale > 1 || undefined}
      onPointerDown={(event) => {
        if (event.button !== 0 || event.target instanceof HTMLButtonElement) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      onDoubleClick={() => onZoom((before) => (before.scale === 1 ? zoomed(before, 3) : FITTED))}
    >
      <img
        key={item.mediaId}
        src={source}
        alt={item.post?.text ?? 'The selected image'}
        draggable={false}
        className={isHidden ? 'blurred' : undefined}
        style={
          isHidden
            ? undefined
            : { transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }
        }
      />
      {isHidden && (
        <button
          type="button"
          className="veil-button lightbox-veil"
          onClick={() => toggle(item.mediaId)}
        >
          <IconEyeOff size={18} aria-hidden /> Possibly sensitive. Show image
        </button>
      )}
    </div>
  );
}
