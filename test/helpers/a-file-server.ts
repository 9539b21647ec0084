import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type FileServer = {
  readonly address: string;
  /** The range that each request asked for; null: the whole file. */
  readonly ranges: (string | null)[];
};

/** Answers requests on loopback as a test wants it; each request comes with its number. */
export async function aFileServer(
  answer: (request: IncomingMessage, response: ServerResponse, number: number) => void,
): Promise<FileServer> {
  const ranges: (string | null)[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range ?? null);
    answer(request, response, ranges.length);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // why: a TCP server that listens has one
  return { address: `http://127.0.0.1:${port}`, ranges };
}

/**
 * Sends a file, or the part of it that is asked for.
 *
 * @param stopAfter the connection is cut when so many bytes of the answer have come into the file `part`.
 */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Buffer,
  { etag = '"1"', stopAfter = Number.POSITIVE_INFINITY, part = '' } = {},
): void {
  const [, from] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
  const isPart = from !== undefined && request.headers['if-range'] === etag;
  const start = isPart ? Number(from) : 0;
  const sent = bytes.subarray(start);
  response.writeHead(isPart ? 206 : 200, {
    etag,
    'content-length': sent.length,
    ...(isPart ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
  });
  if (sent.length <= stopAfter) response.end(sent);
  else {
    response.write(sent.subarray(0, stopAfter));
    const came = () => statSync(part, { throwIfNoEntry: false })?.size === start + stopAfter;
    // What is cut off before it is on the disk is lost, on a busy machine sooner than on another.
    const watch = setInterval(() => {
      if (!came()) return;
      clearInterval(watch);
      response.destroy();
    }, 10);
    response.once('close', () => clearInterval(watch));
  }
}
