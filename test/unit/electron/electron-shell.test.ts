import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os } from '@orpc/server';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';

type Handler = (request: { readonly url: string }) => Promise<Response>;

const fake = vi.hoisted(() => ({
  handlers: new Map<string, unknown>(),
  schemes: [] as { readonly scheme: string }[],
  listeners: new Map<string, (event: unknown, input?: unknown) => unknown>(),
  windows: [] as { readonly options: { readonly webPreferences: Record<string, unknown> } }[],
  child: null as unknown,
  exposed: new Map<string, Record<string, unknown>>(),
  sent: [] as unknown[][],
}));

vi.mock('electron', () => {
  const listen = (channel: string, listener: (event: unknown, input?: unknown) => unknown) =>
    fake.listeners.set(channel, listener);
  class BrowserWindow {
    static fromWebContents = () => null;
    options: { readonly webPreferences: Record<string, unknown> };
    loaded: string[] = [];
    webContents = {
      setWindowOpenHandler: (open: () => { action: string }) => this.loaded.push(open().action),
      on: () => undefined,
      session: { setPermissionRequestHandler: () => undefined },
    };
    constructor(options: { readonly webPreferences: Record<string, unknown> }) {
      this.options = options;
      fake.windows.push(this);
    }
    once(): void {}
    async loadURL(url: string): Promise<void> {
      this.loaded.push(url);
    }
  }
  return {
    BrowserWindow,
    protocol: {
      handle: (scheme: string, handler: unknown) => fake.handlers.set(scheme, handler),
      registerSchemesAsPrivileged: (schemes: { readonly scheme: string }[]) =>
        fake.schemes.push(...schemes),
    },
    ipcMain: { on: listen, handle: listen },
    dialog: { showOpenDialog: async () => ({ filePaths: ['/chosen'] }) },
    utilityProcess: { fork: () => fake.child },
    contextBridge: {
      exposeInMainWorld: (name: string, api: Record<string, unknown>) =>
        fake.exposed.set(name, api),
    },
    ipcRenderer: {
      postMessage: (...args: unknown[]) => fake.sent.push(args),
      invoke: (...args: unknown[]) => fake.sent.push(args),
    },
  };
});

const { connectWindows } = await import('../../../src/main/electron/connect-windows.ts');
const { offerPathChooser } = await import('../../../src/main/electron/choose-paths.ts');
const { handleProtocols, registerSchemes } = await import(
  '../../../src/main/electron/protocols.ts'
);
const { openWindow } = await import('../../../src/main/electron/open-window.ts');
const { startUtilityTrainer } = await import('../../../src/main/electron/utility-trainer.ts');

afterEach(() => fake.windows.splice(0));

const OWN_PAGE = { url: 't4sa-app://studio/' };
const OTHER_PAGE = { url: 'https://evil.example/' };

describe('the protocols', () => {
  function handlers(): { readonly app: Handler; readonly media: Handler } {
    const folder = mkdtempSync(join(tmpdir(), 't4sa-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'index.html'), '<title>T4SA Studio</title>');
    handleProtocols(folder, async (mediaId, side) =>
      mediaId === 'known'
        ? { status: 200, contentType: 'image/webp', body: Buffer.from(`side ${side}`) }
        : { status: 404 },
    );
    // why: the fake keeps what the program registered
    return {
      app: fake.handlers.get('t4sa-app') as Handler,
      media: fake.handlers.get('t4sa-media') as Handler,
    };
  }

  it('serve the interface with its policy, and nothing outside its folder', async () => {
    const { app } = handlers();

    const page = await app({ url: 't4sa-app://studio/' });

    expect(await page.text()).toContain('T4SA Studio');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const path of ['..%2f..%2fetc%2fpasswd', '%2e%2e/package.json', 'missing.js']) {
      expect((await app({ url: `t4sa-app://studio/${path}` })).status, path).toBe(404);
    }
  });

  it('serve images by what the responder knows', async () => {
    const { media } = handlers();

    const known = await media({ url: 't4sa-media://media/known?side=256' });

    expect(await known.text()).toBe('side 256');
    expect((await media({ url: 't4sa-media://media/other' })).status).toBe(404);
  });

  it('are registered as secure schemes', () => {
    registerSchemes();

    expect(fake.schemes.map(({ scheme }) => scheme)).toEqual(['t4sa-app', 't4sa-media']);
  });
});

describe('the window', () => {
  it('is sandboxed, isolated, without Node, and opens no other windows', async () => {
    await openWindow('/preload.cjs');

    const [window] = fake.windows;
    expect(window?.options.webPreferences).toMatchObject({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
    expect(window).toMatchObject({ loaded: ['deny', 't4sa-app://studio/'] });
  });
});

describe('the connection', () => {
  function connect(page: { readonly url: string }) {
    // why: the contract's own router needs an open workspace; what is proved here is the port
    connectWindows({ ping: os.handler(() => 'pong') } as never);
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port2.close());
    const closed = new Promise<string>((resolve) => port2.on('close', () => resolve('closed')));
    const port = {
      on: (event: string, listener: (event: { readonly data: unknown }) => void) =>
        port1.on(event, (data) => listener({ data })),
      postMessage: (data: unknown) => port1.postMessage(data),
      start: () => port1.start(),
      close: () => port1.close(),
    };
    fake.listeners.get('t4sa:connect')?.({ ports: [port], senderFrame: page });
    return { port2, closed };
  }

  it('serves the contract to a page of ours', async () => {
    const { port2 } = connect(OWN_PAGE);
    const client = createORPCClient<{ ping: () => Promise<string> }>(
      // why: Node's message port has what the link uses of a browser's, under types of its own
      new RPCLink({ port: port2 as never }),
    );

    expect(await client.ping()).toBe('pong');
  });

  it('closes the port of any other page', async () => {
    expect(await connect(OTHER_PAGE).closed).toBe('closed');
  });

  it('lets only a page of ours choose paths', async () => {
    offerPathChooser();
    const choose = fake.listeners.get('t4sa:choose-paths');

    expect(await choose?.({ senderFrame: OWN_PAGE }, { kind: 'folder' })).toEqual(['/chosen']);
    expect(await choose?.({ senderFrame: OTHER_PAGE }, { kind: 'folder' })).toEqual([]);
    expect(await choose?.({ senderFrame: OWN_PAGE }, { kind: 'anything' })).toEqual([]);
  });
});

describe('the trainer process', () => {
  it('passes messages both ways, and tells how it ended', async () => {
    const child = Object.assign(new EventEmitter(), {
      stderr: new EventEmitter(),
      posted: [] as unknown[],
      postMessage: (message: unknown) => child.posted.push(message),
      kill: () => child.emit('exit', 15),
    });
    fake.child = child;
    const trainer = startUtilityTrainer('/trainer.js');
    const received: unknown[] = [];
    trainer.port.on('message', (event) => received.push(event?.data));

    trainer.port.postMessage('hello');
    child.emit('message', 'world');
    child.stderr.emit('data', Buffer.from('out of memory\n'));
    child.emit('exit', 9);

    expect(child.posted).toEqual(['hello']);
    expect(received).toEqual(['world']);
    expect(await trainer.ended).toEqual({
      cause: 'exit code 9',
      killed: true,
      lastWords: ['out of memory'],
    });
  });
});

describe('the preload', () => {
  it('gives the page a way to ask for a port, for paths and for the path of a dropped file, and nothing else', async () => {
    const messages: unknown[][] = [];
    vi.stubGlobal('window', {
      postMessage: (...args: unknown[]) => messages.push(args),
      location: { origin: 't4sa-app://studio' },
    });
    // A name that the type check does not follow: the preload has the types of a page.
    const preload = '../../../src/preload/index.ts';
    await import(preload);
    const bridge = fake.exposed.get('t4saBridge') as Record<string, () => void>;

    bridge['requestPort']?.();

    expect(Object.keys(bridge)).toEqual(['requestPort', 'choosePaths', 'pathOf']);
    expect(fake.sent[0]?.slice(0, 2)).toEqual(['t4sa:connect', null]);
    expect(messages[0]?.slice(0, 2)).toEqual(['t4sa:port', 't4sa-app://studio']);
    for (const ports of [fake.sent[0]?.[2], messages[0]?.[2]]) {
      expect(ports).toEqual([expect.any(globalThis.MessagePort)]);
      for (const port of Array.isArray(ports) ? ports : []) port.close();
    }
    vi.unstubAllGlobals();
  });
});
