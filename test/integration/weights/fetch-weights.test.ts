import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fetchWeights } from '../../../src/main/weights/fetch-weights.ts';
import type { CatalogueEntry } from '../../../src/shared/domain/weights-catalogue.ts';
import { WeightsCatalogue } from '../../../src/shared/domain/weights-catalogue.ts';
import { aFileServer, sendFile } from '../../helpers/a-file-server.ts';
import { weightsFixture } from '../../helpers/imported-weights.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const WORKER = fileURLToPath(new URL('../../helpers/import-fixture-thread.ts', import.meta.url));
const VGG = readFileSync(weightsFixture('vgg.pth'));

function entry(more: Partial<CatalogueEntry>): CatalogueEntry {
  const [made] = WeightsCatalogue.parse([
    {
      name: 'narrow-vgg',
      title: 'A narrow VGG-19',
      network: 'VGG-19',
      form: 'pytorch',
      files: [{ name: 'vgg.pth', addresses: [], bytes: null, sha256: null }],
      archive: null,
      scaling: 'torchvision',
      licence: 'MIT',
      citation: 'Nobody (2020)',
      terms: null,
      page: 'https://example.org/',
      ...more,
    },
  ]);
  if (made === undefined) throw new Error('no entry was made');
  return made;
}

const file = (address: string, more: Partial<CatalogueEntry['files'][number]> = {}) => ({
  name: 'vgg.pth',
  addresses: [`${address}/vgg.pth`],
  bytes: VGG.length,
  sha256: createHash('sha256').update(VGG).digest('hex'),
  ...more,
});

function fetched(into: string, catalogue: WeightsCatalogue, signal = new AbortController().signal) {
  return fetchWeights(
    { entry: 'narrow-vgg', catalogue, into, nowMs: 5, hub: 'http://127.0.0.1:9' },
    { worker: WORKER, control: { signal, report: () => undefined } },
  );
}

test('weights are downloaded, checked and imported, with licence and citation; the download goes', async () => {
  const into = temporaryFolder();
  const server = await aFileServer((request, response) => sendFile(request, response, VGG));
  const { weights } = await fetched(into, [entry({ files: [file(server.address)] })]);

  expect(weights).toMatchObject({
    name: 'narrow-vgg',
    network: 'VGG-19',
    licence: 'MIT',
    citation: 'Nobody (2020)',
  });
  expect(readdirSync(into).sort()).toEqual(['.downloads', 'narrow-vgg']);
  expect(readdirSync(join(into, '.downloads'))).toEqual([]);
});

test('the next address is tried where one has the wrong file', async () => {
  const into = temporaryFolder();
  const server = await aFileServer((request, response) =>
    sendFile(request, response, request.url === '/vgg.pth' ? VGG : Buffer.from('moved')),
  );
  const addresses = [`${server.address}/old.pth`, `${server.address}/vgg.pth`];
  const { weights } = await fetched(into, [
    entry({ files: [file(server.address, { addresses })] }),
  ]);
  expect(weights.name).toBe('narrow-vgg');
});

test('a cancelled download goes on where it was', async () => {
  const into = temporaryFolder();
  const abort = new AbortController();
  const half = Math.floor(VGG.length / 2);
  const server = await aFileServer((request, response, number) => {
    if (number > 1) return sendFile(request, response, VGG);
    response.writeHead(200, { etag: '"1"', 'content-length': VGG.length });
    response.write(VGG.subarray(0, half));
    const part = join(into, '.downloads/narrow-vgg/vgg.pth.part');
    const watch = setInterval(() => {
      if (statSync(part, { throwIfNoEntry: false })?.size !== half) return;
      clearInterval(watch);
      abort.abort(new Error('cancelled'));
    }, 10);
  });
  const catalogue = [entry({ files: [file(server.address)] })];
  await expect(fetched(into, catalogue, abort.signal)).rejects.toThrow('cancelled');
  await fetched(into, catalogue);
  expect(server.ranges).toEqual([null, `bytes=${half}-`]);
});

test('what is whole and cannot be imported is not kept', async () => {
  const into = temporaryFolder();
  const bytes = Buffer.from('not weights at all');
  const server = await aFileServer((request, response) => sendFile(request, response, bytes));
  const files = [file(server.address, { bytes: null, sha256: null })];
  await expect(fetched(into, [entry({ files })])).rejects.toMatchObject({ kind: 'BAD_INPUT' });
  expect(readdirSync(join(into, '.downloads'))).toEqual([]);
});

test('names that are not there, and files behind a log-in, are told with advice', async () => {
  const into = temporaryFolder();
  await expect(fetched(into, [entry({ name: 'other' })])).rejects.toMatchObject({
    kind: 'NOT_FOUND',
    advice: expect.stringContaining('other'),
  });
  await expect(fetched(into, [entry({})])).rejects.toMatchObject({
    kind: 'SOURCE_REFUSED',
    advice: expect.stringContaining('https://example.org/'),
  });
  const server = await aFileServer((_, response) => response.writeHead(404).end());
  await expect(fetched(into, [entry({ files: [file(server.address)] })])).rejects.toMatchObject({
    kind: 'NOT_FOUND',
    advice: expect.stringContaining('vgg.pth'),
  });
});

describe('an archive', () => {
  const MODEL = readFileSync(weightsFixture('hybrid.caffemodel'));
  const archived = async (bytes: Buffer, into: string) => {
    const server = await aFileServer((request, response) => sendFile(request, response, bytes));
    const files = [file(server.address, { name: 'net.tar.gz', bytes: null, sha256: null })];
    return fetched(into, [
      entry({ files, archive: 'tar.gz', network: 'HybridCNN', form: 'caffe', scaling: null }),
    ]);
  };

  test('is unpacked as far as it is wanted, and its paths lead nowhere else', async () => {
    const into = temporaryFolder();
    const outside = join(mkdtempSync(join(tmpdir(), 't4sa-outside-')), 'evil.caffemodel');
    const tar = tarOf([
      ['../../../../net/model.caffemodel', MODEL],
      ['net/readme.txt', Buffer.from('hello')],
    ]);
    const { weights } = await archived(gzipSync(tar), into);
    expect(weights.network).toBe('HybridCNN');
    expect(existsSync(outside)).toBe(false);
    rmSync(join(outside, '..'), { recursive: true });
    expect(readdirSync(into).sort()).toEqual(['.downloads', 'narrow-vgg']);
  });

  test.each([
    [
      'cut short',
      gzipSync(tarOf([['model.caffemodel', MODEL]])).subarray(0, 3000),
      /damaged or cut short/,
    ],
    ['no archive', Buffer.from('hello'.repeat(500)), /damaged|no tar\.gz/],
    ['packed, but no archive', gzipSync(Buffer.alloc(2048, 7)), /no tar\.gz archive/],
    [
      'with one name twice',
      gzipSync(
        tarOf([
          ['a/model.caffemodel', MODEL],
          ['b/model.caffemodel', MODEL],
        ]),
      ),
      /two files named model\.caffemodel/,
    ],
  ])('that is %s is refused, and not kept', async (_, bytes, words) => {
    const into = temporaryFolder();
    await expect(archived(bytes, into)).rejects.toMatchObject({
      kind: 'BAD_INPUT',
      message: expect.stringMatching(words),
    });
    expect(readdirSync(join(into, '.downloads'))).toEqual([]);
  });
});

test('cancelling ends a thread that a file holds up', async () => {
  const into = temporaryFolder();
  const hanging = join(into, 'hang.pth');
  writeFileSync(hanging, VGG);
  const abort = new AbortController();
  const server = await aFileServer((request, response) => sendFile(request, response, VGG));
  const files = [file(server.address, { name: 'hang.pth' })];
  setTimeout(() => abort.abort(new Error('cancelled')), 1500);
  await expect(fetched(into, [entry({ files })], abort.signal)).rejects.toThrow('cancelled');
});

/** An archive in the ustar form. */
function tarOf(files: readonly (readonly [string, Buffer])[]): Buffer {
  const parts = files.flatMap(([name, bytes]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000644\0', 100);
    header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
    header.fill(' ', 148, 156);
    header.write('0ustar', 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}
