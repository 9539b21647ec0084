import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostSource, SourceBatch } from '../../../src/main/pipeline/ports/post-source.ts';
import { openPostSource } from '../../../src/main/sources/open-post-source.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 't4sa-resume-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Long enough for a file to span many chunks. */
const LONG_TEXT = 'zoë 😀'.repeat(40);

const { signal } = new AbortController();

async function batchesOf(
  source: PostSource,
  cursor: SourceBatch['cursor'] | null,
): Promise<SourceBatch[]> {
  const batches: SourceBatch[] = [];
  for await (const batch of source.read(cursor, signal)) batches.push(batch);
  return batches;
}

const recordsOf = (batches: readonly SourceBatch[]) => batches.flatMap((batch) => batch.records);

/** Reading on from every cursor gives exactly the records behind it; returns all records. */
async function expectResumable(source: PostSource) {
  const all = await batchesOf(source, null);
  for (const [index, { cursor }] of all.entries()) {
    const written: SourceBatch['cursor'] = JSON.parse(JSON.stringify(cursor));

    const rest = await batchesOf(source, written);

    expect(recordsOf(rest)).toEqual(recordsOf(all.slice(index + 1)));
  }
  return recordsOf(all);
}

/** The last line ends in a line feed or not, and may be broken. */
const jsonLine = fc.oneof(
  { weight: 6, arbitrary: fc.nat().map((id) => JSON.stringify({ id: `${id}`, text: LONG_TEXT })) },
  fc.constantFrom('', ' ', '{"id":"1","te', '{"delete":{"status":{"id_str":"5"}}}', '[]', '7'),
  fc
    .array(fc.nat(), { maxLength: 3 })
    .map((ids) => JSON.stringify({ data: ids.map((id) => ({ id: `${id}`, text: 'x' })) })),
);
/** Thousands of lines from few random ones: generating each of them would take the test's time. */
const jsonlText = fc
  .tuple(
    fc.array(jsonLine, { minLength: 1, maxLength: 20 }),
    fc.nat({ max: 200 }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([lines, times, feed, ends]) => {
    const text = Array.from({ length: times }, () => lines.join(feed)).join(feed);
    return ends ? text + feed : text;
  })
  .filter((text) => text.trim() !== '');

describe('reading on from any cursor gives exactly the rest', () => {
  const encode = {
    'plain UTF-8': (text: string) => Buffer.from(text),
    'UTF-16': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    gzip: (text: string) => gzipSync(text),
    'gzip of many members': (text: string) =>
      Buffer.concat([...text.matchAll(/.{1,5000}/gsu)].map(([part]) => gzipSync(part))),
    'truncated gzip': (text: string) => {
      const whole = gzipSync(text);
      return whole.subarray(0, Math.ceil(whole.length * 0.9));
    },
  };

  it.each(Object.entries(encode))('x-jsonl, %s', async (_, toBytes) => {
    const path = join(root, 'posts.jsonl');
    await fc.assert(
      fc.asyncProperty(jsonlText, async (text) => {
        writeFileSync(path, toBytes(text));

        await expectResumable(await openPostSource(path, 'x-jsonl'));
      }),
      { numRuns: 12 },
    );
  });

  it('t4sa, with malformed lines and rows and posts without text', async () => {
    const folder = join(root, 't4sa');
    mkdirSync(folder);
    const counts = fc.record({
      posts: fc.nat({ max: 2500 }),
      textless: fc.nat({ max: 20 }),
      badLines: fc.nat({ max: 1200 }),
      badRows: fc.nat({ max: 1200 }),
    });
    await fc.assert(
      fc.asyncProperty(counts, async ({ posts, textless, badLines, badRows }) => {
        const ids = Array.from({ length: posts }, (_, i) => `${(i * 7919) % 10_007}`);
        const withText = ids.slice(Math.min(textless, posts));
        const lists = [
          ...ids.map((id) => `data/0/${id}-1.jpg 0`),
          ...Array(badLines).fill('rubbish'),
        ];
        const rows = withText.map((id) => `${id},"a text, ""quoted""\nof two lines"`);
        const texts = ['id,text', ...rows, ...Array(badRows).fill('7.58E+17,x')];
        writeFileSync(join(folder, 'b-t4sa_train.txt'), lists.join('\n'));
        writeFileSync(join(folder, 'raw_tweets_text.csv'), texts.join('\n'));

        const records = await expectResumable(await openPostSource(folder, 'auto'));

        const found = records.filter((record) => record.kind === 'post');
        expect(found.map(({ post }) => Number(post.nativeId))).toEqual(
          withText.map(Number).sort((a, b) => a - b),
        );
        expect(records).toHaveLength(posts + badLines + badRows);
      }),
      { numRuns: 8 },
    );
  });

  it('folder-csv, with ids that come back later and malformed rows', async () => {
    const folder = join(root, 'csv');
    mkdirSync(folder);
    const rows = fc.array(
      fc.record({ id: fc.nat({ max: 30 }), bad: fc.boolean(), times: fc.nat({ max: 90 }) }),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(rows, async (parts) => {
        const lines = parts.flatMap(({ id, bad, times }, part) =>
          Array.from({ length: times }, (_, i) =>
            bad ? 'a,b,c,d' : `${id * 100 + i},img/${part}-${i}.jpg,text ${id * 100 + i}`,
          ),
        );
        writeFileSync(join(folder, 'posts.csv'), ['id,image,text', ...lines].join('\n'));

        const records = await expectResumable(await openPostSource(folder, 'auto'));

        const good = lines.filter((line) => line !== 'a,b,c,d');
        const images = records.flatMap((r) => (r.kind === 'post' ? r.post.attachments : []));
        const ids = records.flatMap((r) => (r.kind === 'post' ? [r.post.nativeId] : []));
        expect(images).toHaveLength(good.length);
        expect(new Set(ids).size).toBe(ids.length);
        expect(records.length - ids.length).toBe(lines.length - good.length);
      }),
      { numRuns: 10 },
    );
  });
});
