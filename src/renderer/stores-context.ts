import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { Address } from './stores/address.ts';
import type { AddressStore } from './stores/address-store.ts';
import type { Preferences, PreferencesStore } from './stores/preferences-store.ts';
import type { RevealedStore } from './stores/revealed-store.ts';

export type Stores = {
  readonly address: AddressStore;
  readonly preferences: PreferencesStore;
  readonly revealed: RevealedStore;
};

export const StoresContext = createContext<Stores | null>(null);

function useStores(): Stores {
  const stores = use(StoresContext);
  if (stores === null) throw new Error('useStores needs a StoresContext around it');
  return stores;
}

export function useAddress(): Address {
  return useStore(useStores().address, (state) => state.address);
}

/** `go` and `replaceQuery` of the address store. */
export function useNavigation() {
  return useStores().address.getState();
}

export function usePreference<Slice>(select: (preferences: Preferences) => Slice): Slice {
  return useStore(useStores().preferences, select);
}

/** The possibly sensitive images that the person chose to see, and the way to add one. */
export function useRevealed() {
  return useStore(useStores().revealed);
}
