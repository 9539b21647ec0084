/** The part of the page's address that the interface keeps its place in. */
export type AddressBar = {
  readonly read: () => string;
  /** A new place in the history: Back returns to the one before. */
  readonly push: (hash: string) => void;
  /** The same place in the history under a changed address. */
  readonly replace: (hash: string) => void;
  readonly subscribe: (listener: () => void) => void;
};

/** The window's own address bar. */
export function hashAddress(): AddressBar {
  return {
    read: () => window.location.hash,
    push: (hash) => window.history.pushState(null, '', hash),
    replace: (hash) => window.history.replaceState(null, '', hash),
    subscribe: (listener) => {
      window.addEventListener('popstate', listener);
      window.addEventListener('hashchange', listener);
    },
  };
}
