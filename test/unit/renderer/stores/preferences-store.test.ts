import { describe, expect, it } from 'vitest';
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
    before.setTileSide(240);
    before.setBlurSensitive(false);

    const { tileSide, blurSensitive } = createPreferencesStore(storage).getState();

    expect({ tileSide, blurSensitive }).toEqual({ tileSide: 240, blurSensitive: false });
  });

  it('keeps the tile size within its limits', () => {
    const store = createPreferencesStore(aStorage());

    store.getState().setTileSide(1);
    expect(store.getState().tileSide).toBe(TILE_SIDES.smallest);
    store.getState().setTileSide(9999);
    expect(store.getState().tileSide).toBe(TILE_SIDES.largest);
  });

  it('blurs possibly sensitive images at first', () => {
    expect(createPreferencesStore(aStorage()).getState().blurSensitive).toBe(true);
  });
});
