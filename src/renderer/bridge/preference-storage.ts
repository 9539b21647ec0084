import type { StateStorage } from 'zustand/middleware';

/** Where the interface keeps how a person likes it, across restarts. */
export function preferenceStorage(): StateStorage {
  return window.localStorage;
}
