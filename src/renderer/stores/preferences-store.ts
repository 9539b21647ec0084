import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { FIRST_KEYS, type KeyBindings, keyBindingsFrom } from './key-bindings.ts';

export const TILE_SIDES = { smallest: 80, largest: 320, first: 168 } as const;

/** How a person likes the interface; survives a restart. */
export type PreferenceValues = {
  /** Side of a gallery tile, pixels. */
  readonly tileSide: number;
  readonly blurSensitive: boolean;
  readonly greyscale: boolean;
  /** Whether the post's text is seen beside an image. */
  readonly showText: boolean;
  /** Whether a verdict on one image leads to the next. */
  readonly autoAdvance: boolean;
  /** Whether the settings of a new run stand open. */
  readonly showRunSettings: boolean;
  /** Whether the system tells of the end of a training while the window is out of sight. */
  readonly tellsOfTrainings: boolean;
  /** The name that verdicts are kept under; null until it was given. */
  readonly reviewer: string | null;
  readonly keys: KeyBindings;
};

export type Preferences = PreferenceValues & {
  readonly change: (changes: Partial<PreferenceValues>) => void;
};

export type PreferencesStore = StoreApi<Preferences>;

const FIRST_VALUES: PreferenceValues = {
  tileSide: TILE_SIDES.first,
  blurSensitive: true,
  greyscale: false,
  showText: true,
  autoAdvance: true,
  showRunSettings: false,
  tellsOfTrainings: false,
  reviewer: null,
  keys: FIRST_KEYS,
};

export function createPreferencesStore(storage: StateStorage): PreferencesStore {
  return createStore<Preferences>()(
    persist(
      (set) => ({
        ...FIRST_VALUES,
        change: (changes) => set((before) => withinLimits({ ...before, ...changes })),
      }),
      {
        name: 't4sa-preferences',
        storage: createJSONStorage(() => storage),
        partialize: ({ change: _, ...values }) => values,
        merge: (kept, current) => {
          const values = typeof kept === 'object' && kept !== null ? kept : {};
          const keys = 'keys' in values ? keyBindingsFrom(values.keys) : FIRST_KEYS;
          return { ...current, ...values, keys };
        },
      },
    ),
  );
}

function withinLimits(preferences: Preferences): Preferences {
  const { smallest, largest } = TILE_SIDES;
  return {
    ...preferences,
    tileSide: Math.min(largest, Math.max(smallest, preferences.tileSide)),
  };
}
