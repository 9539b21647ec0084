import { RPCLink } from '@orpc/client/websocket';
import type { OpenTransport } from './transport.ts';

/** The way to the program in the browser shell: a web socket to the server that delivered the page. */
export function websocketTransport(location: Location): OpenTransport {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const address = `${scheme}://${location.host}/rpc`;
  return (onLost) =>
    new Promise((resolve, reject) => {
      const websocket = new WebSocket(address);
      let wasOpen = false;
      websocket.addEventListener('open', () => {
        wasOpen = true;
        resolve({ link: new RPCLink({ websocket }) });
      });
      websocket.addEventListener('close', () => {
        if (wasOpen) onLost();
        else reject(new Error(`No connection to ${address}`));
      });
    });
}
