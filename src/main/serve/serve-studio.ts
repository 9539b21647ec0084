import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import sirv from 'sirv';
import { WebSocketServer } from 'ws';
import { CONTENT_SECURITY_POLICY } from '../../shared/content-security-policy.ts';
import { createMediaResponder, type MediaResponder } from '../app/media-responder.ts';
import type { Studio } from '../app/studio.ts';
import { createStudioRouter } from '../app/studio-router.ts';
import { createSessionGuard, type SessionGuard } from './session-guard.ts';

export type StudioServer = {
  /** The link that opens the interface, once. */
  readonly link: string;
  readonly close: () => Promise<void>;
};

/**
 * Serves the interface on 127.0.0.1: the built renderer, the images, and the contract over a WebSocket.
 *
 * @param options.port 0 takes a free one.
 */
export async function serveStudio(
  studio: Studio,
  options: { readonly port: number; readonly rendererFolder: string },
): Promise<StudioServer> {
  const assets = sirv(options.rendererFolder, { dev: false, etag: true, single: false });
  const media = createMediaResponder(studio);
  const handler = new RPCHandler(createStudioRouter(studio));
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // why: a TCP server that listens has one
  const guard = createSessionGuard(port);

  server.on('request', (request, response) => {
    void answer({ assets, media, guard }, request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== '/rpc' || !guard.allows(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      void handler.upgrade(webSocket, { context: {} });
    });
  });

  return {
    link: `http://127.0.0.1:${port}/?token=${guard.token}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  parts: {
    readonly assets: ReturnType<typeof sirv>;
    readonly media: MediaResponder;
    readonly guard: SessionGuard;
  },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  const token = url.searchParams.get('token');
  const cookie = token === null ? null : parts.guard.redeem(token);
  if (cookie !== null) {
    response.writeHead(303, { 'Set-Cookie': cookie, Location: '/' }).end();
    return;
  }
  if (!parts.guard.allows(request)) {
    response
      .writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' })
      .end(
        'Open T4SA Studio by the link that it printed when it started; the link is good once.\n',
      );
    return;
  }
  const mediaId = /^\/media\/([^/]+)$/.exec(url.pathname)?.[1];
  if (mediaId === undefined) {
    parts.assets(request, response, () => {
      response.writeHead(404).end();
    });
    return;
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const answered = await parts.media(mediaId, url.searchParams.get('side'), gone.signal);
  if (answered.status === 404) response.writeHead(404).end();
  else {
    // An image's address holds the hash of its bytes: it can never change.
    response
      .writeHead(200, {
        'Content-Type': answered.contentType,
        'Cache-Control': 'private, max-age=31536000, immutable',
      })
      .end(answered.body);
  }
}
