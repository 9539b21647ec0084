import { RPCLink } from '@orpc/client/message-port';
import { ELECTRON_BRIDGE } from '../../shared/electron-bridge.ts';
import type { ShellBridge } from './shell-bridge.ts';
import type { OpenTransport } from './transport.ts';

/** The way to the program in the Electron shell: a message port that the preload script posts into the page. */
export function messagePortTransport(bridge: ShellBridge): OpenTransport {
  return (onLost) =>
    new Promise((resolve) => {
      const receive = (event: MessageEvent): void => {
        const port = event.ports[0];
        if (
          event.source !== window ||
          event.data !== ELECTRON_BRIDGE.portMessage ||
          port === undefined
        )
          return;
        window.removeEventListener('message', receive);
        port.addEventListener('close', onLost, { once: true });
        const link = new RPCLink({ port });
        port.start();
        resolve({ link });
      };
      window.addEventListener('message', receive);
      bridge.requestPort();
    });
}
