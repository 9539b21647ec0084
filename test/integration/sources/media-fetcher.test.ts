import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FetchOutcome } from '../../../src/main/pipeline/ports/media-fetcher.ts';
import {
  createMediaFetcher,
  type MediaFetcherOptions,
} from '../../../src/main/sources/media-fetcher/media-fetcher.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { type Answer, closedAddress, loopbackServer } from './loopback-server.ts';

const JPEG = Buffer.from('ffd8ffe000104a464946000101', 'hex');
const NEVER = new AbortController().signal;

function send(response: ServerResponse, status: number, body: string | Buffer = '', headers = {}) {
  response.writeHead(status, headers);
  response.end(body);
}

/** A fetcher that may reach this machine and does not really wait; `waits` holds what it would. */
function aFetcher(options: MediaFetcherOptions = {}) {
  const waits: number[] = [];
  const fetcher = createMediaFetcher({
    allowLoopback: true,
    perHostPerSecond: 1e6,
    random: () => 0.5,
    sleep: async (ms) => {
      if (ms >= 1) waits.push(ms);
    },
    ...options,
  });
  return { fetch: (locator: string, signal = NEVER) => fetcher.fetch(locator, signal), waits };
}

async function fetchFrom(answer: Answer, options: MediaFetcherOptions = {}) {
  const server = await loopbackServer(answer);
  const { fetch, waits } = aFetcher(options);
  const outcome = await fetch(`${server.url}/a.jpg`);
  return { outcome, waits, requests: server.requests };
}

const reasonOf = (outcome: FetchOutcome) =>
  outcome.kind === 'fetched' ? 'fetched' : outcome.reason;
const detailOf = (outcome: FetchOutcome) => (outcome.kind === 'fetched' ? '' : outcome.detail);

describe('an address', () => {
  it('gives the bytes of an image', async () => {
    const { outcome } = await fetchFrom((_, response) => send(response, 200, JPEG));

    expect(outcome).toEqual({ kind: 'fetched', bytes: JPEG });
  });

  it.each([
    [404, 'image:gone'],
    [410, 'image:gone'],
    [401, 'image:refused'],
    [403, 'image:refused'],
    [451, 'image:refused'],
    [204, 'image:empty'],
  ])('answering %i is %s, without another try', async (status, reason) => {
    const { outcome, requests } = await fetchFrom((_, response) => send(response, status));

    expect(reasonOf(outcome)).toBe(reason);
    expect(requests).toHaveLength(1);
  });

  it('answering with a web page is no image', async () => {
    const html = '<!doctype html><title>Sign in</title>';
    const headers = { 'content-type': 'image/jpeg' };
    const { outcome } = await fetchFrom((_, response) => send(response, 200, html, headers));

    expect(outcome).toEqual({
      kind: 'rejected',
      reason: 'image:not-an-image',
      detail: 'it looks like a web page (HTML)',
    });
  });

  it('answering with zero bytes is empty', async () => {
    expect(reasonOf((await fetchFrom((_, r) => send(r, 200))).outcome)).toBe('image:empty');
  });

  it.each([
    ['announced', { 'content-length': '1001' }],
    ['not announced', { 'x-length': 'unknown' }],
  ])('answering with more bytes than the limit, %s, is cut off', async (_, headers) => {
    const { outcome, requests } = await fetchFrom(
      (_request, response) => {
        response.writeHead(200, headers);
        response.write(Buffer.alloc(1001, JPEG));
      },
      { maxBytes: 1000 },
    );

    expect(reasonOf(outcome)).toBe('image:too-many-bytes');
    expect(requests).toHaveLength(1);
  });

  it('answering without end is cut off', async () => {
    let sent = 0;
    const { outcome } = await fetchFrom(
      (_, response) => {
        const pour = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
          if (!response.destroyed) response.once('drain', pour);
        };
        pour();
      },
      { maxBytes: 2 ** 20 },
    );

    expect(reasonOf(outcome)).toBe('image:too-many-bytes');
    expect(sent).toBeLessThan(2 ** 26);
  });

  it('is tried again after faults, with waits that grow', async () => {
    const { outcome, waits } = await fetchFrom((request, response, n) => {
      if (n === 0) send(response, 503);
      else if (n === 1) request.socket.destroy();
      else if (n === 2) {
        response.writeHead(200, { 'content-length': `${JPEG.length}` });
        response.write(JPEG.subarray(0, 5));
        setImmediate(() => request.socket.destroy());
      } else send(response, 200, JPEG);
    });

    expect(reasonOf(outcome)).toBe('fetched');
    expect(waits).toEqual([500, 1000, 2000]);
  });

  it('is given up after the last try', async () => {
    const { outcome, requests } = await fetchFrom((_, response) => send(response, 500), {
      retries: 2,
    });

    expect(outcome).toEqual({
      kind: 'rejected',
      reason: 'image:unreachable',
      detail: 'the server answers 500, after 3 tries',
    });
    expect(requests).toHaveLength(3);
  });

  it.each([
    ['7', 7_000],
    ['999999', 120_000],
    ['Fri, 15 Jan 2027 08:00:10 GMT', 10_000],
    ['soon', 500],
  ])('that says Retry-After: %s is left alone for %i ms', async (retryAfter, waitMs) => {
    const { waits } = await fetchFrom(
      (_, response, n) =>
        n === 0
          ? send(response, 429, '', { 'retry-after': retryAfter })
          : send(response, 200, JPEG),
      { now: () => Date.parse('2027-01-15T08:00:00Z') },
    );

    expect(waits[0]).toBe(waitMs);
  });

  it('that is slow is cut off, whether it says nothing or drips', async () => {
    const options = { timeoutMs: 80, retries: 0 };
    const silent = await fetchFrom(() => {}, options);
    const dripping = await fetchFrom((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(drip));
    }, options);

    for (const { outcome } of [silent, dripping]) {
      expect(outcome).toMatchObject({ reason: 'image:unreachable' });
      expect(detailOf(outcome)).toContain('no whole answer within 80 ms');
    }
  });

  it('where nobody listens is unreachable', async () => {
    const outcome = await aFetcher({ retries: 1 }).fetch(await closedAddress());

    expect(detailOf(outcome)).toBe('the connection failed (ECONNREFUSED), after 2 tries');
  });
});

describe('a redirect', () => {
  it('is followed three times, no more', async () => {
    const hops = (count: number) =>
      fetchFrom((request, response) => {
        const n = Number(new URL(request.url ?? '', 'http://x').searchParams.get('n') ?? 0);
        if (n < count) send(response, 302, '', { location: `?n=${n + 1}` });
        else send(response, 200, JPEG);
      });

    expect(reasonOf((await hops(3)).outcome)).toBe('fetched');
    expect((await hops(4)).outcome).toMatchObject({
      reason: 'image:refused',
      detail: 'more than 3 redirects',
    });
  });

  it.each([
    'http://10.0.0.1/a.jpg',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00::1]/a.jpg',
    'http://0x0a000001/a.jpg',
    'file:///etc/passwd',
    'data:image/png;base64,iVBORw0KGgo=',
  ])('to %s is refused', async (location) => {
    const { outcome, requests } = await fetchFrom((_, response) =>
      send(response, 302, '', { location }),
    );

    expect(reasonOf(outcome)).toBe('image:refused');
    expect(requests).toHaveLength(1);
  });

  it('to nowhere is refused', async () => {
    const { outcome } = await fetchFrom((_, response) => send(response, 301));

    expect(outcome).toMatchObject({ reason: 'image:refused', detail: 'the server answers 301' });
  });
});

describe('an address that is not on the public internet', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '10.0.0.1'])(
    '%s is refused before a connection is made',
    async (host) => {
      const server = await loopbackServer((_, response) => send(response, 200, JPEG));
      const { fetch } = aFetcher({ allowLoopback: false });

      const outcome = await fetch(`${server.url.replace('127.0.0.1', host)}/a.jpg`);

      expect(outcome).toMatchObject({ kind: 'rejected', reason: 'image:refused' });
      expect(detailOf(outcome)).toContain('not on the public internet');
      expect(server.requests).toHaveLength(0);
    },
  );

  it('may be this machine where that is allowed, by name too', async () => {
    const server = await loopbackServer((_, response) => send(response, 200, JPEG));

    const outcome = await aFetcher().fetch(server.url.replace('127.0.0.1', 'localhost'));

    expect(reasonOf(outcome)).toBe('fetched');
  });
});

describe('many images of one host', () => {
  it('are fetched a few at a time', async () => {
    let running = 0;
    let most = 0;
    const server = await loopbackServer((_, response) => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
        send(response, 200, JPEG);
      }, 5);
    });
    const { fetch } = aFetcher({ perHostConcurrency: 3 });

    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, i) => fetch(`${server.url}/${i}.jpg`)),
    );

    expect(outcomes.map(reasonOf)).toEqual(Array(30).fill('fetched'));
    expect(most).toBe(3);
  });

  it('are begun no faster than the limit', async () => {
    const server = await loopbackServer((_, response) => send(response, 200, JPEG));
    let nowMs = 1000;
    const starts: number[] = [];
    const fetcher = createMediaFetcher({
      allowLoopback: true,
      perHostConcurrency: 1,
      perHostPerSecond: 8,
      now: () => nowMs,
      sleep: async (ms) => {
        nowMs += ms;
      },
    });

    for (let i = 0; i < 5; i += 1) {
      await fetcher.fetch(`${server.url}/${i}.jpg`, NEVER);
      starts.push(nowMs);
    }

    expect(starts).toEqual([1000, 1125, 1250, 1375, 1500]);
  });

  it('all wait when the host asks to', async () => {
    const server = await loopbackServer((_, response, n) =>
      n === 0 ? send(response, 429, '', { 'retry-after': '9' }) : send(response, 200, JPEG),
    );
    const { fetch, waits } = aFetcher({ perHostPerSecond: 10, now: () => 0 });

    await fetch(`${server.url}/1.jpg`);
    await fetch(`${server.url}/2.jpg`);

    expect(waits).toEqual([9000, 9000, 9100]);
  });

  it('lose no turn when one that waits is aborted', async () => {
    let release = () => {};
    const server = await loopbackServer((_, response, n) => {
      if (n === 0) release = () => send(response, 200, JPEG);
      else send(response, 200, JPEG);
    });
    const { fetch } = aFetcher({ perHostConcurrency: 1 });
    const stop = new AbortController();
    const first = fetch(`${server.url}/1.jpg`);
    while (server.requests.length < 1) await new Promise((resolve) => setTimeout(resolve, 1));
    const aborted = fetch(`${server.url}/2.jpg`, stop.signal);
    const last = fetch(`${server.url}/3.jpg`);
    stop.abort(new Error('stopped'));
    await expect(aborted).rejects.toThrow('stopped');

    release();

    expect(reasonOf(await first)).toBe('fetched');
    expect(reasonOf(await last)).toBe('fetched');
  });

  it('all stop when aborted: under way, waiting for a place, and before they begin', async () => {
    const server = await loopbackServer(() => {});
    const { fetch } = aFetcher({ perHostConcurrency: 1 });
    const stop = new AbortController();
    const fetching = [1, 2, 3].map((i) => fetch(`${server.url}/${i}.jpg`, stop.signal));
    setTimeout(() => stop.abort(new Error('stopped')), 50);

    for (const one of fetching) await expect(one).rejects.toThrow('stopped');
    await expect(fetch(`${server.url}/4.jpg`, stop.signal)).rejects.toThrow('stopped');
    expect(server.requests).toHaveLength(1);
  });
});

describe('a locator', () => {
  it.each(['ftp://example.org/a.jpg', 'a.jpg', '', 'javascript:alert(1)', 'file:///a.jpg'])(
    '%j is refused',
    async (locator) => {
      expect(reasonOf(await aFetcher().fetch(locator))).toBe('image:refused');
    },
  );

  it('that is the path of a file gives its bytes', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.jpg'), JPEG);
    writeFileSync(join(folder, 'empty.jpg'), '');
    writeFileSync(join(folder, 'text.jpg'), 'hello');
    writeFileSync(join(folder, 'big.jpg'), Buffer.alloc(1001));
    mkdirSync(join(folder, 'folder.jpg'));
    const { fetch } = aFetcher({ maxBytes: 1000 });
    const reasons = async (name: string) => reasonOf(await fetch(join(folder, name)));

    expect(await fetch(join(folder, 'a.jpg'))).toEqual({ kind: 'fetched', bytes: JPEG });
    expect(await reasons('empty.jpg')).toBe('image:empty');
    expect(await reasons('text.jpg')).toBe('image:not-an-image');
    expect(await reasons('big.jpg')).toBe('image:too-many-bytes');
    expect(await reasons('folder.jpg')).toBe('image:missing-file');
    expect(await reasons('missing.jpg')).toBe('image:missing-file');
    expect(await reasons('a.jpg/b.jpg')).toBe('image:missing-file');
    expect(await reasons('nul\0.jpg')).toBe('image:missing-file');
    await expect(fetch(join(folder, 'a.jpg'), AbortSignal.abort())).rejects.toThrow();
  });

  it.skipIf(process.getuid?.() === 0)('that may not be read is refused', async () => {
    const path = join(temporaryFolder(), 'a.jpg');
    writeFileSync(path, JPEG);
    chmodSync(path, 0o000);

    expect(reasonOf(await aFetcher().fetch(path))).toBe('image:refused');
  });
});
