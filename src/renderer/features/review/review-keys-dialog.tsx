import type { KeyAction } from '../../stores/key-bindings.ts';
import { KeysDialog } from '../../ui/keys-dialog.tsx';
import { useKeysDialog } from '../../use-keys.ts';

const GROUPS: readonly { readonly title: string; readonly actions: readonly KeyAction[] }[] = [
  { title: 'Verdict', actions: ['NEG', 'NEU', 'POS', 'unsure', 'unusable', 'undo', 'redo'] },
  { title: 'Move', actions: ['left', 'right', 'first', 'last', 'close'] },
  { title: 'See', actions: ['reveal', 'greyscale', 'keys'] },
];

/** The keys of a blind review; they are the gallery's. */
export function ReviewKeysDialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  return <KeysDialog {...props} {...useKeysDialog(GROUPS)} />;
}
