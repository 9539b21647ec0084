import { RPCHandler } from '@orpc/server/message-port';
import { ipcMain } from 'electron';
import { ELECTRON_BRIDGE } from '../../shared/electron-bridge.ts';
import type { StudioRouter } from '../app/studio-router.ts';
import { isOwnPage } from './own-page.ts';

/** Serves the contract on every port that a page of ours hands over; ports from anywhere else are closed. */
export function connectWindows(router: StudioRouter): void {
  const handler = new RPCHandler(router);
  ipcMain.on(ELECTRON_BRIDGE.connectChannel, (event) => {
    const [port] = event.ports;
    if (port === undefined) return;
    if (!isOwnPage(event.senderFrame)) {
      port.close();
      return;
    }
    handler.upgrade(port, { context: {} });
    port.start();
  });
}
