import { useEffect, useRef } from 'react';
import type { KeyCommand } from './stores/key-bindings.ts';
import { useKeys } from './use-keys.ts';

/** Where keys belong to what has the focus. */
const TYPING =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=slider], [role=menu], [role=combobox]';
/** Where these keys press what has the focus. */
const PRESSED = 'button, a, input, summary';

/** Listens to the keys of a screen wherever the focus is, but for fields and dialogs, where they belong to those. */
export function useScreenKeys(run: (command: KeyCommand) => boolean): void {
  const { commandOf } = useKeys();
  const latest = useRef({ run, commandOf });
  latest.current = { run, commandOf };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.defaultPrevented || event.isComposing || isTyping(target)) return;
      // Arrows choose among radio buttons that were come to by keyboard.
      if (event.key.startsWith('Arrow') && target.matches('[type=radio]:focus-visible')) return;
      const isPress = event.key === ' ' || event.key === 'Enter';
      if (isPress && target.closest(PRESSED) !== null) return;
      const command = latest.current.commandOf(event);
      if (command !== null && latest.current.run(command)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isTyping(target: Element): boolean {
  const dialog = target.closest('[role=dialog]');
  const isOtherDialog = dialog !== null && dialog.closest('[data-review-keys]') === null;
  return isOtherDialog || target.closest(TYPING) !== null;
}
