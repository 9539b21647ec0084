import {
  chordOf,
  chordText,
  commandOf,
  FIRST_KEYS,
  KEY_ACTION_NAMES,
  type KeyAction,
  type KeyCommand,
  keyText,
  rebind,
} from './stores/key-bindings.ts';
import { usePreference } from './stores-context.ts';

type KeyPress = Parameters<typeof chordOf>[0];

/** The keys as the person has them: what a press does, and how the key of an action is written. */
export function useKeys(): {
  readonly commandOf: (press: KeyPress) => KeyCommand | null;
  readonly textOf: (action: KeyAction) => string;
} {
  const keys = usePreference((preferences) => preferences.keys);
  return {
    commandOf: (press) => {
      const chord = chordOf(press);
      return chord === null ? null : commandOf(keys, chord);
    },
    textOf: (action) => keyText(keys, action, isMac()),
  };
}

/** What the dialog with all keys shows and does; the groups say which actions a screen has. */
export function useKeysDialog(
  groups: readonly { readonly title: string; readonly actions: readonly KeyAction[] }[],
) {
  const keys = usePreference((preferences) => preferences.keys);
  const change = usePreference((preferences) => preferences.change);
  return {
    groups: groups.map(({ title, actions }) => ({
      title,
      rows: actions.map((action) => ({
        id: action,
        name: KEY_ACTION_NAMES[action],
        keys: keys[action].map((chord) => chordText(chord, isMac())),
      })),
    })),
    /** Gives an action the pressed key; the words why not where it cannot have it, null while only modifiers are down. */
    onPress: (action: KeyAction, press: KeyPress): { readonly problem: string | null } | null => {
      const chord = chordOf(press);
      if (chord === null) return null;
      const rebinding = rebind(keys, action, chord);
      if (rebinding.keys !== null) change({ keys: rebinding.keys });
      return { problem: rebinding.problem };
    },
    onReset: () => change({ keys: FIRST_KEYS }),
  };
}

function isMac(): boolean {
  return navigator.userAgent.includes('Mac OS X');
}
