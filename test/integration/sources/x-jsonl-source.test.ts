import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SourceBatch, SourceRecord } from '../../../src/main/pipeline/ports/post-source.ts';
import { openPostSource } from '../../../src/main/sources/open-post-source.ts';
import { linesOf } from '../../../src/main/sources/reading/read-lines.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const MIB = 2 ** 20;

async function batchesOf(content: string | Buffer): Promise<SourceBatch[]> {
  const path = join(temporaryFolder(), 'posts.jsonl');
  writeFileSync(path, content);
  const source = await openPostSource(path, 'x-jsonl');
  const batches: SourceBatch[] = [];
  for await (const batch of source.read(null, new AbortController().signal)) batches.push(batch);
  return batches;
}

async function recordsOf(content: string | Buffer): Promise<SourceRecord[]> {
  return (await batchesOf(content)).flatMap((batch) => batch.records);
}

const brief = (records: readonly SourceRecord[]) =>
  records.map((r) => `${r.place}: ${r.kind === 'post' ? r.post.text : r.reason}`);

const post = (text: string) => JSON.stringify({ id: '12', text });

describe('a file of X JSON', () => {
  it('counts every bad line at its place, and keeps the good ones', async () => {
    const lines = [
      Buffer.from(`\ufeff${post('first')}\r\n\r\n`),
      Buffer.from('{"id": "13", "text": oops}\n'),
      Buffer.from([...Buffer.from('{"id":"14","text":"'), 0xff, 0xfe, ...Buffer.from('"}\n')]),
      Buffer.from(`${' '.repeat(4 * MIB)}${post('long')}\n`),
      Buffer.from('{"hello":"world"}\n{"delete":{"status":{"id_str":"15"}}}\n{"limit":{}}\n'),
      Buffer.from(`{"data":[{"id":"1","text":"a"},{"id":"2","text":"b"}]}\n`),
      Buffer.from(post('last 😀')),
    ];

    expect(brief(await recordsOf(Buffer.concat(lines)))).toEqual([
      'line 1: first',
      'line 3: record:not-json',
      'line 4: record:bad-encoding',
      'line 5: record:too-long',
      'line 6: record:unknown-form',
      'line 7: record:deleted',
      'line 9, post 1: a',
      'line 9, post 2: b',
      'line 10: last 😀',
    ]);
  });

  it.each(['utf16le', 'utf16be'])('reads %s with a byte order mark', async (encoding) => {
    const bytes = Buffer.from(`\ufeff${post('grüße 😀 Ċ ਊ')}\r\n${post('two')}\n`, 'utf16le');

    expect(brief(await recordsOf(encoding === 'utf16be' ? bytes.swap16() : bytes))).toEqual([
      'line 1: grüße 😀 Ċ ਊ',
      'line 2: two',
    ]);
  });

  it('says that a file is cut where its last line is not whole', async () => {
    expect(brief(await recordsOf(`${post('whole')}\n{"id":"13","te`))).toEqual([
      'line 1: whole',
      'line 2: record:truncated-file',
    ]);
    const insideEmoji = Buffer.from(`${post('whole')}\n{"id":"13","text":"😀`).subarray(0, -1);
    expect(brief(await recordsOf(insideEmoji))).toEqual([
      'line 1: whole',
      'line 2: record:truncated-file',
    ]);
  });

  it('keeps what a truncated gzip file holds, and counts the cut once', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => post(`${i} ${i * 7919}`));
    const whole = gzipSync(lines.join('\n'));

    const records = await recordsOf(whole.subarray(0, Math.floor(whole.length / 2)));

    const posts = records.filter((record) => record.kind === 'post');
    expect(posts.length).toBeGreaterThan(1000);
    expect(posts.map((record) => record.post.text)).toEqual(
      lines.slice(0, posts.length).map((line) => JSON.parse(line).text),
    );
    expect(records.slice(posts.length)).toEqual([
      {
        kind: 'rejected',
        place: `line ${posts.length + 1}`,
        reason: 'record:truncated-file',
        detail: 'the gzip data break off: unexpected end of file',
      },
    ]);
  });

  it('keeps what comes before damage inside a gzip file', async () => {
    const whole = gzipSync(Array.from({ length: 9000 }, (_, i) => post(`${i * 7919}`)).join('\n'));
    whole.fill(0xaa, whole.length - 4000, whole.length - 3000);

    const records = await recordsOf(whole);

    expect(records.length).toBeGreaterThan(1000);
    expect(records.at(-1)).toMatchObject({ reason: 'record:truncated-file' });
  });

  it('reports progress up to the size of the file', async () => {
    const text = `${post('x'.repeat(500))}\n`.repeat(5000);

    for (const content of [Buffer.from(text), gzipSync(text)]) {
      const batches = await batchesOf(content);
      const done = batches.map(({ progress }) => progress.done);
      expect(batches.length).toBeGreaterThan(2);
      expect(batches.length).toBeLessThan(10);
      expect(done).toEqual(done.toSorted((a, b) => a - b));
      expect(batches.at(-1)?.progress).toEqual({
        done: content.length,
        total: content.length,
        unit: 'bytes',
      });
    }
  });

  it('stops with the reason of the signal', async () => {
    const path = join(temporaryFolder(), 'posts.jsonl');
    writeFileSync(path, `${post('x')}\n`.repeat(5000));
    const source = await openPostSource(path, 'x-jsonl');
    const stop = new AbortController();

    const reading = (async () => {
      for await (const _ of source.read(null, stop.signal)) stop.abort(new Error('stopped'));
    })();

    await expect(reading).rejects.toThrow('stopped');
  });

  it('has the same fingerprint for the same content only', async () => {
    const folder = temporaryFolder();
    const open = async (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      return (await openPostSource(join(folder, name), 'auto')).fingerprint;
    };

    const first = await open('a.jsonl', post('one'));

    expect(await open('b.jsonl', post('one'))).toBe(first);
    expect(await open('c.jsonl', post('two'))).not.toBe(first);
  });
});

/** Bytes in use by this process, garbage included. */
function memoryInUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe('a line of 1 GiB', () => {
  const after = Buffer.from(`\n${post('after')}\n`);

  it('passes by without being held, and the line after it is found', async () => {
    const piece = Buffer.alloc(MIB, 'x');
    const before = memoryInUse();
    let peak = 0;
    async function* chunks() {
      for (let i = 0; i < 1024; i += 1) {
        yield { bytes: piece, filePosition: i };
        peak = Math.max(peak, memoryInUse() - before);
      }
      yield { bytes: after, filePosition: 1024 };
    }
    const options = { from: { offset: 0, line: 0 }, encoding: 'utf-8' } as const;
    const contents: unknown[] = [];

    for await (const { lines } of linesOf(chunks(), { ...options, maxLineBytes: 4 * MIB })) {
      contents.push(...lines.map((line) => line.content));
    }

    expect(contents).toEqual([{ kind: 'too-long' }, { kind: 'text', text: post('after') }]);
    expect(peak).toBeLessThan(64 * MIB);
  });

  it('out of a small gzip file neither', async () => {
    const member = gzipSync(Buffer.alloc(64 * MIB, 'x'), { level: 1 });
    const file = Buffer.concat([...Array(16).fill(member), gzipSync(after)]);
    const path = join(temporaryFolder(), 'bomb.jsonl.gz');
    writeFileSync(path, file);
    let peak = 0;
    const before = memoryInUse();
    const watch = setInterval(() => {
      peak = Math.max(peak, memoryInUse() - before);
    }, 5);

    const source = await openPostSource(path, 'x-jsonl');
    const records: SourceRecord[] = [];
    for await (const batch of source.read(null, new AbortController().signal)) {
      records.push(...batch.records);
    }
    clearInterval(watch);

    expect(brief(records)).toEqual(['line 1: record:too-long', 'line 2: after']);
    expect(peak).toBeLessThan(256 * MIB);
  });
});
