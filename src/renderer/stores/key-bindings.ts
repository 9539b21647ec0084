import { z } from 'zod';
import { VERDICTS } from '../../shared/domain/verdict.ts';

/** What a key can do while images or near-duplicate groups are reviewed. With Shift, the moves extend the selection. */
export const KEY_ACTIONS = [
  ...VERDICTS,
  'withdraw',
  'undo',
  'redo',
  'left',
  'right',
  'up',
  'down',
  'page-up',
  'page-down',
  'first',
  'last',
  'toggle',
  'select-all',
  'close',
  'zoom',
  'zoom-in',
  'zoom-out',
  'fit',
  'text',
  'reveal',
  'greyscale',
  'keys',
  'split',
  'dissolve',
  'merge',
  'keep',
  'blink',
] as const;
export const KeyAction = z.enum(KEY_ACTIONS);
export type KeyAction = z.infer<typeof KeyAction>;

/**
 * The keys of each action, each written like `1`, `Mod+z`, `Mod+Shift+z`, `ArrowLeft`; the first one is shown.
 *
 * `Mod` is Ctrl, or Cmd on a Mac.
 */
export type KeyBindings = Readonly<Record<KeyAction, readonly string[]>>;

export const FIRST_KEYS: KeyBindings = {
  NEG: ['1'],
  NEU: ['2'],
  POS: ['3'],
  unsure: ['4'],
  unusable: ['5'],
  withdraw: ['Backspace', '0'],
  undo: ['u', 'z', 'Mod+z'],
  redo: ['Mod+y', 'Mod+Shift+z'],
  left: ['ArrowLeft'],
  right: ['ArrowRight'],
  up: ['ArrowUp'],
  down: ['ArrowDown'],
  'page-up': ['PageUp'],
  'page-down': ['PageDown'],
  first: ['Home'],
  last: ['End'],
  toggle: ['Space'],
  'select-all': ['Mod+a'],
  close: ['Escape'],
  zoom: ['Enter'],
  'zoom-in': ['+', '='],
  'zoom-out': ['-'],
  fit: ['f'],
  text: ['t'],
  reveal: ['b'],
  greyscale: ['g'],
  keys: ['?'],
  split: ['s'],
  dissolve: ['d'],
  merge: ['m'],
  keep: ['k'],
  blink: ['x'],
};

/** What each action is called where its key is shown. */
export const KEY_ACTION_NAMES: Readonly<Record<KeyAction, string>> = {
  NEG: 'Negative',
  NEU: 'Neutral',
  POS: 'Positive',
  unsure: 'Unsure',
  unusable: 'Unusable',
  withdraw: 'Withdraw the verdict',
  undo: 'Undo',
  redo: 'Redo',
  left: 'Image before',
  right: 'Next image',
  up: 'Row above',
  down: 'Row below',
  'page-up': 'Page up',
  'page-down': 'Page down',
  first: 'First image',
  last: 'Last image',
  toggle: 'Add to the selection, or take out',
  'select-all': 'Select all',
  close: 'Close, or clear the selection',
  zoom: 'Enlarge',
  'zoom-in': 'Zoom in',
  'zoom-out': 'Zoom out',
  fit: 'Fit into the window',
  text: 'Show or hide the post’s text',
  reveal: 'Show a sensitive image',
  greyscale: 'Greyscale',
  keys: 'Show the keys',
  split: 'Take out of the group',
  dissolve: 'Dissolve the group',
  merge: 'Merge groups',
  keep: 'Keep this image of the group',
  blink: 'Compare another way',
};

type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph']);

/** The chord of a key press as `KeyBindings` write it; null while only modifiers are down. */
export function chordOf(press: KeyPress): string | null {
  if (MODIFIERS.has(press.key) || press.key === 'Dead' || press.key === 'Unidentified') return null;
  const key = keyName(press);
  // A sign like `?` already says that Shift was needed for it.
  const hasShift = press.shiftKey && (key.length > 1 || /^[a-z0-9]$/.test(key));
  return [
    press.ctrlKey || press.metaKey ? 'Mod+' : '',
    press.altKey ? 'Alt+' : '',
    hasShift ? 'Shift+' : '',
    key,
  ].join('');
}

/** Letters and digits by their place on keyboards whose layout has others there (Cyrillic letters, French digits). */
function keyName({ key, code, shiftKey }: KeyPress): string {
  if (key === ' ') return 'Space';
  if (key.length > 1) return key;
  const lower = key.toLowerCase();
  if (/^[a-z0-9]$/.test(lower)) return lower;
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined && !shiftKey) return digit;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter !== undefined && lower.charCodeAt(0) > 127 ? letter.toLowerCase() : lower;
}

export type KeyCommand = {
  readonly action: KeyAction;
  /** Whether the move extends the selection. */
  readonly extends: boolean;
};

const MOVES: ReadonlySet<KeyAction> = new Set([
  'left',
  'right',
  'up',
  'down',
  'page-up',
  'page-down',
  'first',
  'last',
]);

/** What a chord does; null where it does nothing. */
export function commandOf(keys: KeyBindings, chord: string): KeyCommand | null {
  const action = ownerOf(keys, chord);
  if (action !== null) return { action, extends: false };
  if (!chord.includes('Shift+')) return null;
  const move = ownerOf(keys, chord.replace('Shift+', ''));
  return move !== null && MOVES.has(move) ? { action: move, extends: true } : null;
}

function ownerOf(keys: KeyBindings, chord: string): KeyAction | null {
  return KEY_ACTIONS.find((action) => keys[action].includes(chord)) ?? null;
}

/** Keys that the window or the browser needs for itself. */
const TAKEN: ReadonlySet<string> = new Set([
  'Tab',
  'Shift+Tab',
  'F5',
  'F11',
  'F12',
  'Mod+r',
  'Mod+w',
  'Mod+t',
  'Mod+n',
  'Mod+q',
  'Mod+l',
  'Mod+c',
  'Mod+v',
  'Mod+x',
]);

export type Rebinding =
  | { readonly keys: KeyBindings; readonly problem: null }
  | { readonly keys: null; readonly problem: string };

/** Gives an action a key of its own in place of those it had; refused, with words, where the key is not free. */
export function rebind(keys: KeyBindings, action: KeyAction, chord: string): Rebinding {
  if (TAKEN.has(chord)) return refused(chord, 'belongs to the window');
  const command = commandOf(keys, chord);
  if (command !== null && command.action !== action) {
    const name = KEY_ACTION_NAMES[command.action];
    return refused(chord, `is taken: ${name}${command.extends ? ' (extends the selection)' : ''}`);
  }
  return { keys: { ...keys, [action]: [chord] }, problem: null };
}

function refused(chord: string, why: string): Rebinding {
  return { keys: null, problem: `${chordText(chord)} ${why}. Press another key.` };
}

/** Reads bindings that were kept; whatever is not one is as at first. */
export function keyBindingsFrom(kept: unknown): KeyBindings {
  const parsed = z.partialRecord(KeyAction, z.array(z.string().min(1)).min(1)).safeParse(kept);
  return parsed.success ? { ...FIRST_KEYS, ...parsed.data } : FIRST_KEYS;
}

const KEY_TEXTS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
  Enter: '↵',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Delete: 'Del',
};

/** A chord as it is printed on keyboards: `Ctrl+Shift+Z`, `←`. */
export function chordText(chord: string, isMac = false): string {
  const parts = chord === '+' ? ['+'] : chord.split(/\+(?=.)/);
  return parts
    .map((part) => {
      if (part === 'Mod') return isMac ? '⌘' : 'Ctrl';
      return KEY_TEXTS[part] ?? (part.length === 1 ? part.toUpperCase() : part);
    })
    .join('+');
}

/** The key that is shown for an action. */
export function keyText(keys: KeyBindings, action: KeyAction, isMac = false): string {
  return chordText(keys[action][0] ?? '', isMac);
}
