import type { KeyAction } from '../../stores/key-bindings.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../use-keys.ts';

const ACTIONS: readonly (readonly [action: KeyAction, name: string])[] = [
  ['keep', 'Keep this one'],
  ['split', 'No copy: take out'],
  ['dissolve', 'Dissolve the group'],
  ['undo', 'Undo'],
];

/** What a person can decide on two images, with its keys. */
export function CompareActions({ onAction }: { readonly onAction: (action: KeyAction) => void }) {
  const { textOf } = useKeys();
  return (
    <div className="compare-actions">
      {ACTIONS.map(([action, name]) => (
        <button key={action} type="button" className="copy-action" onClick={() => onAction(action)}>
          {name}
          <KeyCap text={textOf(action)} />
        </button>
      ))}
    </div>
  );
}
