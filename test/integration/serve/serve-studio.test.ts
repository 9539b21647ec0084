import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { composeStudio } from '../../../src/main/app/compose-studio.ts';
import { serveStudio } from '../../../src/main/serve/serve-studio.ts';
import type { StudioContract } from '../../../src/shared/contract/studio-contract.ts';
import { PROGRAM_FILES } from '../../helpers/program-files.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

async function served() {
  const folder = temporaryFolder();
  const rendererFolder = join(folder, 'renderer');
  mkdirSync(rendererFolder);
  writeFileSync(join(rendererFolder, 'index.html'), '<title>T4SA Studio</title>');
  const { studio, close } = composeStudio({
    shell: 'browser',
    mediaBaseUrl: '/media',
    userDataFolder: join(folder, 'user'),
    environment: {},
    ...PROGRAM_FILES,
    startTrainer: () => {
      throw new Error('no trainer in this test');
    },
    onBug: (error) => {
      throw error;
    },
  });
  const server = await serveStudio(studio, { port: 0, rendererFolder });
  onTestFinished(async () => {
    await server.close();
    await close();
  });
  return { folder, studio, link: new URL(server.link) };
}

async function sessionCookie(link: URL): Promise<string> {
  const response = await fetch(link, { redirect: 'manual' });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

function socketAnswer(url: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers });
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
    socket.on('error', (error) => resolve(error.message));
  });
}

describe('the browser shell', () => {
  it('lets nobody in without the link, and the link works once', async () => {
    const { link } = await served();

    expect((await fetch(link.origin)).status).toBe(403);
    expect((await fetch(`${link.origin}/?token=wrong`)).status).toBe(403);
    const cookie = await sessionCookie(link);
    const page = await fetch(link.origin, { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(403);
  });

  it('opens the connection for the session only, and not for pages of other origins', async () => {
    const { link } = await served();
    const cookie = await sessionCookie(link);
    const url = `ws://${link.host}/rpc`;

    expect(await socketAnswer(url, {})).toContain('403');
    expect(await socketAnswer(url, { cookie, origin: 'http://evil.example' })).toContain('403');
    expect(await socketAnswer(url, { cookie, host: 'evil.example' })).toContain('403');
    expect(await socketAnswer(url, { cookie, origin: link.origin })).toBe('open');
  });

  it('speaks the contract, with failures that carry their advice', async () => {
    const { link, folder } = await served();
    const cookie = await sessionCookie(link);
    const socket = new WebSocket(`ws://${link.host}/rpc`, { headers: { cookie } });
    onTestFinished(() => socket.close());
    const client = createORPCClient<ContractRouterClient<StudioContract>>(
      // why: ws has what the link uses of a browser's WebSocket, under types of its own
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    );

    await expect(client.funnel.get()).rejects.toMatchObject({
      code: 'NO_WORKSPACE',
      data: { advice: expect.stringContaining('Open') },
    });
    const info = await client.workspace.open({ folder: join(folder, 'ws'), create: true });
    const [funnel] = await Array.fromAsync(take(await client.funnel.watch(), 1));

    expect(info.name).toBe('ws');
    expect(funnel).toMatchObject({ records: 0, posts: 0 });
    expect(await client.workspace.recent()).toEqual([join(folder, 'ws')]);
    await expect(client.jobs.cancel({ jobId: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('serves images by their id only, whole or small', async () => {
    const { link, folder, studio } = await served();
    const cookie = await sessionCookie(link);
    await studio.open(join(folder, 'ws'), { create: true });
    const { workspace } = studio.requireSession();
    const bytes = await sharp({
      create: { width: 300, height: 200, channels: 3, background: 'teal' },
    })
      .jpeg()
      .toBuffer();
    const mediaId = await workspace.files.store(bytes);
    const get = (path: string) => fetch(`${link.origin}${path}`, { headers: { cookie } });

    const small = await get(`/media/${mediaId}?side=64`);
    const { width } = await sharp(await small.arrayBuffer()).metadata();

    expect(small.headers.get('content-type')).toBe('image/webp');
    expect(width).toBe(128);
    for (const path of [
      '/media/..%2Fworkspace.sqlite',
      '/media/workspace.sqlite',
      `/media/${'0'.repeat(64)}`,
      `/media/${mediaId}?side=100000`,
      '/../package.json',
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
    expect((await fetch(`${link.origin}/media/${mediaId}`)).status).toBe(403);
  });
});

async function* take<T>(items: AsyncIterable<T>, count: number): AsyncGenerator<T> {
  let taken = 0;
  for await (const item of items) {
    yield item;
    taken += 1;
    if (taken === count) return;
  }
}
