import { BrowserWindow } from 'electron';
import { ELECTRON_BRIDGE } from '../../shared/electron-bridge.ts';
import { isOwnPage } from './own-page.ts';

/** Opens the program's window: sandboxed, isolated, without Node, and unable to leave the interface. */
export async function openWindow(preload: string): Promise<void> {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    title: 'T4SA Studio',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.session.setPermissionRequestHandler(
    (_contents, permission, answer, { requestingUrl }) =>
      answer(isAllowed(permission, requestingUrl)),
  );
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${ELECTRON_BRIDGE.appScheme}://studio/`);
}

/** The interface may tell when a training is done; nothing else, and nobody else. */
function isAllowed(permission: string, requestingUrl: string): boolean {
  return permission === 'notifications' && isOwnPage({ url: requestingUrl });
}
