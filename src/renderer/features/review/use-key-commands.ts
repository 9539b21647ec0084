import { useEffect, useRef } from 'react';
import type { KeyAction } from '../../stores/key-bindings.ts';
import { useKeys } from '../../use-keys.ts';

/** What a key press asks for; answers whether it was something that is done here. */
type OnAction = (action: KeyAction, isRepeat: boolean) => boolean;

/** Hears the person's keys, wherever the focus is, but in fields and in dialogs. */
export function useKeyCommands(onAction: OnAction): void {
  const { commandOf } = useKeys();
  const latest = useRef({ onAction, commandOf });
  useEffect(() => {
    latest.current = { onAction, commandOf };
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyped(event.target)) return;
      const command = latest.current.commandOf(event);
      if (command === null) return;
      if (latest.current.onAction(command.action, event.repeat)) event.preventDefault();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

function isTyped(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') !== null
  );
}
