import { createStore, type StoreApi } from 'zustand/vanilla';

/** The possibly sensitive images that the person chose to see; forgotten with the window. */
export type RevealedStore = StoreApi<{
  readonly revealed: ReadonlySet<string>;
  /** Shows an image, or hides it again. */
  readonly toggle: (mediaId: string) => void;
}>;

export function createRevealedStore(): RevealedStore {
  return createStore((set) => ({
    revealed: new Set<string>(),
    toggle: (mediaId) =>
      set(({ revealed }) => {
        const next = new Set(revealed);
        if (!next.delete(mediaId)) next.add(mediaId);
        return { revealed: next };
      }),
  }));
}
