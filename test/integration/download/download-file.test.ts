import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { downloadFile } from '../../../src/main/download/download-file.ts';
import { aFileServer, sendFile } from '../../helpers/a-file-server.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const random = seededRandom(3);
const FILE = Buffer.from(Array.from({ length: 300_000 }, () => Math.floor(random.next() * 256)));
const SHA_256 = createHash('sha256').update(FILE).digest('hex');
const HALF = FILE.length / 2;

function download(
  url: string,
  folder: string,
  more: Partial<Parameters<typeof downloadFile>[0]> = {},
) {
  return downloadFile({
    url: `${url}/net.bin`,
    target: join(folder, 'net.bin'),
    control: { signal: new AbortController().signal, report: () => undefined },
    bytes: FILE.length,
    sha256: SHA_256,
    advice: { refused: 'log in', unreachable: 'check the network' },
    pauseMs: 1,
    ...more,
  });
}

const expectWhole = (folder: string): void => {
  expect(readFileSync(join(folder, 'net.bin')).equals(FILE)).toBe(true);
  expect(readdirSync(folder)).toEqual(['net.bin']);
};

describe('a download that is broken off', () => {
  test('goes on where it was, by itself', async () => {
    const folder = temporaryFolder();
    const server = await aFileServer((request, response, number) =>
      sendFile(
        request,
        response,
        FILE,
        number < 3 ? { stopAfter: 100_000, part: join(folder, 'net.bin.part') } : {},
      ),
    );
    expect(await download(server.address, folder)).toBe(true);
    expectWhole(folder);
    expect(server.ranges).toEqual([null, 'bytes=100000-', 'bytes=200000-']);
  });

  test('begins again where the server cannot go on', async () => {
    const folder = temporaryFolder();
    const server = await aFileServer((request, response, number) => {
      delete request.headers.range;
      sendFile(
        request,
        response,
        FILE,
        number === 1 ? { stopAfter: HALF, part: join(folder, 'net.bin.part') } : {},
      );
    });
    await download(server.address, folder);
    expectWhole(folder);
  });

  test('begins again where the server has another file by now', async () => {
    const folder = temporaryFolder();
    const other = Buffer.from(FILE).fill(1);
    const server = await aFileServer((request, response, number) =>
      number === 1
        ? sendFile(request, response, other, {
            etag: '"old"',
            stopAfter: HALF,
            part: join(folder, 'net.bin.part'),
          })
        : sendFile(request, response, FILE, { etag: '"new"' }),
    );
    await download(server.address, folder);
    expectWhole(folder);
  });

  test('gives up with advice when no byte comes any more, and goes on the next time', async () => {
    const folder = temporaryFolder();
    let isOver = false;
    const server = await aFileServer((request, response, number) => {
      if (number === 1 || isOver)
        sendFile(
          request,
          response,
          FILE,
          isOver ? {} : { stopAfter: HALF, part: join(folder, 'net.bin.part') },
        );
      else response.destroy();
    });
    await expect(download(server.address, folder)).rejects.toMatchObject({
      kind: 'SOURCE_UNREACHABLE',
      advice: 'check the network',
    });
    isOver = true;
    await download(server.address, folder);
    expectWhole(folder);
    expect(server.ranges.at(-1)).toBe(`bytes=${HALF}-`);
  });

  test('by a kill, it goes on where it was', async () => {
    const folder = temporaryFolder();
    const server = await aFileServer((request, response, number) => {
      if (number > 1) return sendFile(request, response, FILE);
      response.writeHead(200, { etag: '"1"', 'content-length': FILE.length });
      // The rest never comes.
      response.write(FILE.subarray(0, HALF));
    });
    const script = fileURLToPath(new URL('../../helpers/download-child.ts', import.meta.url));
    const target = join(folder, 'net.bin');
    const child = spawn(process.execPath, [script, `${server.address}/net.bin`, target]);
    await once(child.stdout, 'data');
    await expect
      .poll(() => statSync(`${target}.part`, { throwIfNoEntry: false })?.size, { timeout: 10_000 })
      .toBe(HALF);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(target)).toBe(false);

    await download(server.address, folder);
    expectWhole(folder);
    expect(server.ranges).toEqual([null, `bytes=${HALF}-`]);
  }, 30_000);
});

describe('another file than was expected', () => {
  test.each([
    ['of another SHA-256', Buffer.from(FILE).fill(0, 0, 1), /SHA-256 of \/net\.bin is/],
    ['too short', FILE.subarray(0, 10), /has 10 bytes, and 300000 are expected/],
    ['too long', Buffer.concat([FILE, FILE]), /more than the 300000 bytes/],
  ])('%s is refused, and nothing of it kept', async (_, bytes, words) => {
    const folder = temporaryFolder();
    const server = await aFileServer((request, response) => sendFile(request, response, bytes));
    const failure: unknown = await download(server.address, folder).catch((error) => error);
    expect(failure).toMatchObject({ name: 'Failure', kind: 'BAD_INPUT' });
    expect(String(failure)).toMatch(words);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('without an end, it is left as soon as it is too long', async () => {
    const folder = temporaryFolder();
    let sent = 0;
    const server = await aFileServer((_, response) => {
      response.writeHead(200, { etag: '"1"' });
      const more = (): void => {
        sent += FILE.length;
        response.write(FILE, (error) => (error == null ? setImmediate(more) : undefined));
      };
      more();
    });
    await expect(download(server.address, folder)).rejects.toMatchObject({ kind: 'BAD_INPUT' });
    expect(sent).toBeLessThan(100 * FILE.length);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('a file that is not public, and one that is not there', async () => {
  const folder = temporaryFolder();
  const server = await aFileServer((request, response) =>
    response.writeHead(request.url === '/net.bin' ? 403 : 404).end(),
  );
  await expect(download(server.address, folder)).rejects.toMatchObject({
    kind: 'SOURCE_REFUSED',
    advice: 'log in',
  });
  expect(await download(server.address, folder, { url: `${server.address}/gone.bin` })).toBe(false);
});

test('the file is asked for as it is, not packed for the way', async () => {
  const folder = temporaryFolder();
  const asked: unknown[] = [];
  const server = await aFileServer((request, response) => {
    asked.push(request.headers['accept-encoding']);
    sendFile(request, response, FILE);
  });
  await download(server.address, folder);
  expect(asked).toEqual(['identity']);
});

test.skipIf(!existsSync('/dev/full'))('a full disk is told by its own code', async () => {
  const folder = temporaryFolder();
  symlinkSync('/dev/full', join(folder, 'net.bin.part'));
  const server = await aFileServer((request, response) => sendFile(request, response, FILE));
  await expect(download(server.address, folder)).rejects.toMatchObject({ code: 'ENOSPC' });
});

test('a damaged note of what came so far only makes it begin again', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'net.bin.part'), 'abc');
  writeFileSync(join(folder, 'net.bin.part.json'), '{');
  const server = await aFileServer((request, response) => sendFile(request, response, FILE));
  await download(server.address, folder);
  expectWhole(folder);
  expect(server.ranges).toEqual([null]);
});
