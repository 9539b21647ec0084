/** What the Electron shell's preload script hands to the page; absent in the browser shell. */
export type ShellBridge = {
  /** Asks for a message port; it arrives as a window message with the port attached. */
  readonly requestPort: () => void;
  /** The system's file dialog; resolves to absolute paths, to none when the person cancels it. */
  readonly choosePaths?: (options: {
    readonly kind: 'folder' | 'files';
  }) => Promise<readonly string[]>;
  /** The path of a file that was dropped or chosen; '' where it has none, as one from the clipboard. */
  readonly pathOf?: (file: File) => string;
};

declare global {
  var t4saBridge: ShellBridge | undefined;
}

/** The Electron shell's bridge, or undefined in a browser. */
export function shellBridge(): ShellBridge | undefined {
  return globalThis.t4saBridge;
}
