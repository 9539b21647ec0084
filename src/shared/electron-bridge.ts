/** Names that the Electron main process, the preload and the renderer agree on. */
export const ELECTRON_BRIDGE = {
  /** Channel on which the preload hands a message port to the main process. */
  connectChannel: 't4sa:connect',
  /** Channel on which the preload asks for the system's dialog to choose files or a folder. */
  choosePathsChannel: 't4sa:choose-paths',
  /** Message with which the preload hands the other end to the page. */
  portMessage: 't4sa:port',
  /** Scheme of the interface's own files. */
  appScheme: 't4sa-app',
  /** Scheme of the workspace's images, read-only. */
  mediaScheme: 't4sa-media',
} as const;
