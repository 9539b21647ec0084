import { type DragEvent, type ReactNode, useRef, useState } from 'react';

type DropAreaProps = {
  readonly onDrop: (transfer: DataTransfer) => void;
  readonly children: ReactNode;
};

/** Takes files and folders that are dropped anywhere on it. */
export function DropArea({ onDrop, children }: DropAreaProps) {
  const [isOver, setOver] = useState(false);
  // Entering a child comes before leaving its parent.
  const depth = useRef(0);
  const enter = (event: DragEvent, step: 1 | -1): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    depth.current += step;
    setOver(depth.current > 0);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of several ways; the others are buttons and fields
    <div
      className="drop-area"
      onDragEnter={(event) => enter(event, 1)}
      onDragLeave={(event) => enter(event, -1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        onDrop(event.dataTransfer);
      }}
    >
      {children}
      {isOver && (
        <div className="drop-veil" aria-hidden>
          Drop images and folders here
        </div>
      )}
    </div>
  );
}
