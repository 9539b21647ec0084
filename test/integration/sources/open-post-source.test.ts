import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openPostSource } from '../../../src/main/sources/open-post-source.ts';
import type { Failure } from '../../../src/shared/failure.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

function aFile(name: string, content: string | Buffer): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

function aFolder(files: { readonly [name: string]: string }): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

async function failureOf(opening: Promise<unknown>): Promise<Failure> {
  return await opening.then(
    () => expect.unreachable('it was opened'),
    (failure: Failure) => failure,
  );
}

describe('openPostSource', () => {
  it('knows X JSON by content, whatever the file is called', async () => {
    const line = '{"id":"1","text":"x"}\n';
    const paths = [aFile('posts.txt', line), aFile('posts', gzipSync(line)), aFile('a.json', line)];

    for (const path of paths) {
      expect(await openPostSource(path, 'auto')).toMatchObject({ kind: 'x-jsonl', locator: path });
    }
  });

  it('knows the T4SA release, and folders and files of texts', async () => {
    const t4sa = aFolder({
      'b-t4sa_val.txt': 'data/1/1-1.jpg 0',
      'raw_tweets_text.csv': 'id,text',
    });
    const csv = aFolder({ 'posts.tsv': 'image\ttext', 'notes.csv': 'a,b' });

    expect((await openPostSource(t4sa, 'auto')).kind).toBe('t4sa');
    expect((await openPostSource(csv, 'auto')).kind).toBe('folder-csv');
    expect((await openPostSource(join(csv, 'posts.tsv'), 'auto')).kind).toBe('folder-csv');
  });

  it.each([
    ['pretty-printed JSON', '{\n  "id": "1"\n}\n', /is JSON, not posts/, /jq/],
    ['a web page', '<!DOCTYPE html>', /web page/, /Choose/],
    ['an archive', 'PK\x03\x04', /ZIP archive/, /Unpack/],
    ['bzip2', 'BZh91AY', /bzip2/, /Unpack/],
    ['an empty file', '', /an empty file/, /Choose/],
    ['prose', 'hello\nworld\n', /a text file/, /Choose/],
  ])('says of %s what it is', async (_, content, message, advice) => {
    const failure = await failureOf(openPostSource(aFile('posts', content), 'auto'));

    expect(failure).toMatchObject({ name: 'Failure', kind: 'BAD_INPUT' });
    expect(failure.message).toMatch(message);
    expect(failure.advice).toMatch(advice);
  });

  it('says of a folder what it holds instead', async () => {
    const jsonl = await failureOf(openPostSource(aFolder({ 'a.jsonl': '{}' }), 'auto'));
    const empty = await failureOf(openPostSource(aFolder({}), 'auto'));

    expect(jsonl.message).toContain('it holds a.jsonl');
    expect(jsonl.advice).toContain('chosen themselves');
    expect(empty.message).toContain('it is empty');
  });

  it.each(['auto', 'x-jsonl', 't4sa', 'folder-csv'] as const)(
    'says that nothing is there (%s)',
    async (format) => {
      const failure = await failureOf(openPostSource('/nowhere/at/all', format));

      expect(failure).toMatchObject({ kind: 'BAD_INPUT' });
      expect(failure.message).toContain('/nowhere/at/all');
    },
  );

  it('says what is missing from a T4SA release', async () => {
    const noTexts = await failureOf(openPostSource(aFolder({ 'b-t4sa_val.txt': '' }), 'auto'));
    const noLists = await failureOf(
      openPostSource(aFolder({ 't4sa_text_sentiment.tsv': '' }), 'auto'),
    );

    expect(noTexts.message).toContain('raw_tweets_text.csv is missing');
    expect(noLists.message).toContain('b-t4sa_train.txt');
  });

  it('says which columns a table lacks, and which tables there are', async () => {
    const none = await failureOf(openPostSource(aFolder({ 'a.csv': 'id,label\n' }), 'auto'));
    const header = 'image,text\n';
    const two = await failureOf(
      openPostSource(aFolder({ 'a.csv': header, 'b.csv': header }), 'auto'),
    );

    expect(none.message).toContain('a.csv begins with the line "id,label"');
    expect(none.advice).toContain('image, file, filename');
    expect(two.message).toContain('a.csv, b.csv');
  });

  it('refuses a folder as a file and a file as a folder', async () => {
    const folder = await failureOf(openPostSource(aFolder({}), 'x-jsonl'));
    const file = await failureOf(openPostSource(aFile('a', '{}'), 't4sa'));
    const table = await failureOf(openPostSource(aFile('a', 'image,text'), 'folder-csv'));

    expect(folder.message).toContain('is a folder');
    expect(file.message).toContain('is a file');
    expect(table.message).toContain('is no table');
  });

  it.skipIf(process.getuid?.() === 0)('says that a file may not be read', async () => {
    const path = aFile('secret.jsonl', '{}');
    chmodSync(path, 0o000);

    expect((await failureOf(openPostSource(path, 'auto'))).message).toContain('may not be read');
  });

  it('opens no folder of folders', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'posts.csv'));

    expect((await failureOf(openPostSource(folder, 'auto'))).kind).toBe('BAD_INPUT');
  });
});
