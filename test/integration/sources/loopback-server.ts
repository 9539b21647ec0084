import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type LoopbackServer = {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** The requests so far, in the order in which they came. */
  readonly requests: readonly IncomingMessage[];
};

/** Answers the n-th request (from 0). */
export type Answer = (request: IncomingMessage, response: ServerResponse, n: number) => void;

/** An HTTP server on this machine that is closed when the running test ends. */
export async function loopbackServer(answer: Answer): Promise<LoopbackServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response, requests.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // why: it listens on a port, not on a pipe
  return { url: `http://127.0.0.1:${port}`, requests };
}

/** An address on this machine at which nobody listens. */
export async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // why: it listens on a port, not on a pipe
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
