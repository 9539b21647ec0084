import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { ELECTRON_BRIDGE } from '../shared/electron-bridge.ts';

/**
 * Gives the page two ways out, a message port to the main process and the system's dialog for paths, and tells where a
 * file lies that the person dropped.
 *
 * Everything that goes over the port is checked by the contract's schemas on the other side.
 */
contextBridge.exposeInMainWorld('t4saBridge', {
  requestPort: () => {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage(ELECTRON_BRIDGE.connectChannel, null, [port2]);
    window.postMessage(ELECTRON_BRIDGE.portMessage, window.location.origin, [port1]);
  },
  choosePaths: (options: { readonly kind: 'folder' | 'files' }) =>
    ipcRenderer.invoke(ELECTRON_BRIDGE.choosePathsChannel, options),
  pathOf: (file: File) => webUtils.getPathForFile(file),
});
