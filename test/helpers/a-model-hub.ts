import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Serves a folder on loopback as the hub serves a model; returns the hub's address. */
export async function aModelHub(model: string, folder: string): Promise<string> {
  const prefix = `/${model}/resolve/main/`;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const file = join(folder, path.slice(prefix.length));
    if (path.startsWith(prefix) && existsSync(file)) createReadStream(file).pipe(response);
    else response.writeHead(404).end('Entry not found');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // why: a TCP server that listens has one
  return `http://127.0.0.1:${port}`;
}
