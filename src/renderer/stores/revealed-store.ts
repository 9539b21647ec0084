import { createStore, type StoreApi } from 'zustand/vanilla';

/** The possibly sensitive images that the person chose to see; forgotten with the window. */
export type RevealedStore = StoreApi<{
  readonly revealed: ReadonlySet<string>;
  readonly reveal: (mediaId: string) => void;
}>;

export function createRevealedStore(): RevealedStore {
  return createStore((set) => ({
    revealed: new Set<string>(),
    reveal: (mediaId) => set(({ revealed }) => ({ revealed: new Set([...revealed, mediaId]) })),
  }));
}
