import { describe, expect, it } from 'vitest';
import { FIRST_KEYS } from '../../../../src/renderer/stores/key-bindings.ts';
import {
  createPreferencesStore,
  TILE_SIDES,
} from '../../../../src/renderer/stores/preferences-store.ts';

function aStorage() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

describe('createPreferencesStore', () => {
  it('remembers what was set', () => {
    const storage = aStorage();
    const before = createPreferencesStore(storage).getState();
    before.change({ tileSide: 240, blurSensitive: false, reviewer: 'Ada' });

    expect(createPreferencesStore(storage).getState()).toMatchObject({
      tileSide: 240,
      blurSensitive: false,
      reviewer: 'Ada',
      greyscale: false,
    });
  });

  it('remembers changed keys, and takes the first ones for what it cannot read', () => {
    const storage = aStorage();
    createPreferencesStore(storage)
      .getState()
      .change({ keys: { ...FIRST_KEYS, NEG: ['q'] } });
    expect(createPreferencesStore(storage).getState().keys.NEG).toEqual(['q']);

    storage.setItem('t4sa-preferences', '{"state":{"keys":{"NEG":7}},"version":0}');
    expect(createPreferencesStore(storage).getState().keys).toEqual(FIRST_KEYS);
  });

  it('keeps the tile size within its limits', () => {
    const store = createPreferencesStore(aStorage());

    store.getState().change({ tileSide: 1 });
    expect(store.getState().tileSide).toBe(TILE_SIDES.smallest);
    store.getState().change({ tileSide: 9999 });
    expect(store.getState().tileSide).toBe(TILE_SIDES.largest);
  });

  it('blurs possibly sensitive images at first', () => {
    expect(createPreferencesStore(aStorage()).getState().blurSensitive).toBe(true);
  });
});
