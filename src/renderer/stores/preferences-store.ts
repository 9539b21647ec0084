import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';

export const TILE_SIDES = { smallest: 80, largest: 320, first: 168 } as const;

/** How a person likes the interface; survives a restart. */
export type Preferences = {
  /** Side of a gallery tile, pixels. */
  readonly tileSide: number;
  readonly blurSensitive: boolean;
  readonly setTileSide: (side: number) => void;
  readonly setBlurSensitive: (blur: boolean) => void;
};

export type PreferencesStore = StoreApi<Preferences>;

export function createPreferencesStore(storage: StateStorage): PreferencesStore {
  return createStore<Preferences>()(
    persist(
      (set) => ({
        tileSide: TILE_SIDES.first,
        blurSensitive: true,
        setTileSide: (side) =>
          set({ tileSide: Math.min(TILE_SIDES.largest, Math.max(TILE_SIDES.smallest, side)) }),
        setBlurSensitive: (blurSensitive) => set({ blurSensitive }),
      }),
      {
        name: 't4sa-preferences',
        storage: createJSONStorage(() => storage),
        partialize: ({ tileSide, blurSensitive }) => ({ tileSide, blurSensitive }),
      },
    ),
  );
}
