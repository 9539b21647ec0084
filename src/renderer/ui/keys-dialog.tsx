import { Button, Modal } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { KeyCap } from './key-cap.tsx';

type KeyRow<Id extends string> = {
  readonly id: Id;
  readonly name: string;
  readonly keys: readonly string[];
};

type KeysDialogProps<Id extends string> = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly groups: readonly { readonly title: string; readonly rows: readonly KeyRow<Id>[] }[];
  /** Gives an action the pressed key; answers why it cannot have it, or null while the press is not complete. */
  readonly onPress: (id: Id, press: KeyboardEvent) => { readonly problem: string | null } | null;
  readonly onReset: () => void;
};

/** Every key, each of which can be changed by pressing another. */
export function KeysDialog<Id extends string>(props: KeysDialogProps<Id>) {
  const { isOpen, onClose, groups, onPress, onReset } = props;
  const idBase = useId();
  const [listening, setListening] = useState<Id | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const listen = (id: Id | null): void => {
    setListening(id);
    setProblem(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (listening === null) return;
    event.preventDefault();
    event.stopPropagation();
    const outcome = onPress(listening, event);
    if (outcome === null) return;
    if (outcome.problem === null) listen(null);
    else setProblem(outcome.problem);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Keys"
      size={720}
      closeOnEscape={listening === null}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div onKeyDownCapture={onKeyDown} role="presentation">
        <p className="keys-lead">
          Press a key’s button, then the new key. With Shift, the keys that move extend the
          selection.
        </p>
        <div className="keys-groups">
          {groups.map(({ title, rows }) => (
            <section key={title} aria-label={title}>
              <h3>{title}</h3>
              <ul>
                {rows.map((row) => (
                  <li key={row.id}>
                    <span id={`${idBase}-name-${row.id}`}>{row.name}</span>
                    <button
                      type="button"
                      className="keys-button"
                      id={`${idBase}-key-${row.id}`}
                      title="Change the key"
                      aria-labelledby={`${idBase}-name-${row.id} ${idBase}-key-${row.id}`}
                      aria-pressed={listening === row.id}
                      onClick={() => listen(listening === row.id ? null : row.id)}
                      onBlur={() => listening === row.id && listen(null)}
                    >
                      {listening === row.id
                        ? 'Press a key…'
                        : row.keys.map((key) => <KeyCap key={key} text={key} />)}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <div className="keys-foot">
          <span role="status">{problem}</span>
          <Button variant="default" onClick={onReset}>
            Set all back
          </Button>
        </div>
      </div>
    </Modal>
  );
}
