import { describe, expect, it } from 'vitest';
import {
  chordOf,
  chordText,
  commandOf,
  FIRST_KEYS,
  KEY_ACTION_NAMES,
  KEY_ACTIONS,
  keyBindingsFrom,
  keyText,
  rebind,
} from '../../../../src/renderer/stores/key-bindings.ts';

const press = (key: string, changes: Partial<Parameters<typeof chordOf>[0]> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...changes,
});

describe('chordOf', () => {
  it.each([
    [press('1'), '1'],
    [press(' '), 'Space'],
    [press('z', { ctrlKey: true }), 'Mod+z'],
    [press('Z', { metaKey: true, shiftKey: true }), 'Mod+Shift+z'],
    [press('ArrowLeft', { shiftKey: true }), 'Shift+ArrowLeft'],
    [press('?', { shiftKey: true }), '?'],
    [press('&', { code: 'Digit1' }), '1'],
    [press('я', { code: 'KeyZ' }), 'z'],
    [press('a', { code: 'KeyQ' }), 'a'],
    [press('Shift', { shiftKey: true }), null],
    [press('Dead'), null],
  ])('writes %o as %s', (pressed, chord) => {
    expect(chordOf(pressed)).toBe(chord);
  });
});

describe('commandOf', () => {
  it('gives every action its key, and no key to two of them', () => {
    const chords = KEY_ACTIONS.flatMap((action) => FIRST_KEYS[action]);

    expect(new Set(chords).size).toBe(chords.length);
    for (const action of KEY_ACTIONS) {
      expect(FIRST_KEYS[action].length).toBeGreaterThan(0);
      for (const chord of FIRST_KEYS[action]) {
        expect(commandOf(FIRST_KEYS, chord)).toEqual({ action, extends: false });
      }
    }
  });

  it('lets Shift extend with the keys that move, and with no others', () => {
    expect(commandOf(FIRST_KEYS, 'Shift+ArrowDown')).toEqual({ action: 'down', extends: true });
    expect(commandOf(FIRST_KEYS, 'Shift+u')).toBeNull();
    expect(commandOf(FIRST_KEYS, 'q')).toBeNull();
  });
});

describe('rebind', () => {
  it('puts the new key in place of the old ones', () => {
    const { keys } = rebind(FIRST_KEYS, 'NEG', 'q');

    expect(keys?.NEG).toEqual(['q']);
    expect(commandOf(keys ?? FIRST_KEYS, '1')).toBeNull();
  });

  it.each([
    ['2', /^2 is taken: Neutral/],
    ['Shift+ArrowUp', /is taken: Row above \(extends the selection\)/],
    ['Tab', /^Tab belongs to the window/],
    ['Mod+r', /^Ctrl\+R belongs to the window/],
  ])('refuses %s with the reason', (chord, problem) => {
    expect(rebind(FIRST_KEYS, 'NEG', chord)).toEqual({
      keys: null,
      problem: expect.stringMatching(problem),
    });
  });

  it('takes the key that an action has already', () => {
    expect(rebind(FIRST_KEYS, 'undo', 'Mod+z').keys?.undo).toEqual(['Mod+z']);
  });
});

describe('keyBindingsFrom', () => {
  it('takes what was kept, and the first keys for the rest', () => {
    expect(keyBindingsFrom({ NEG: ['q'] })).toEqual({ ...FIRST_KEYS, NEG: ['q'] });
  });

  it.each([null, 'NEG', { NEG: 'q' }, { dance: ['d'] }, { NEG: [] }])(
    'takes the first keys for %j',
    (kept) => {
      expect(keyBindingsFrom(kept)).toEqual(FIRST_KEYS);
    },
  );
});

describe('chordText', () => {
  it('writes keys as they are printed', () => {
    expect(chordText('Mod+Shift+z')).toBe('Ctrl+Shift+Z');
    expect(chordText('Mod+z', true)).toBe('⌘+Z');
    expect(chordText('ArrowLeft')).toBe('←');
    expect(chordText('+')).toBe('+');
    expect(chordText('Mod++')).toBe('Ctrl++');
    expect(keyText(FIRST_KEYS, 'undo')).toBe('U');
    expect(Object.keys(KEY_ACTION_NAMES)).toHaveLength(KEY_ACTIONS.length);
  });
});
