import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceRecord } from '../../../src/main/pipeline/ports/post-source.ts';
import { openPostSource } from '../../../src/main/sources/open-post-source.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

async function recordsOf(path: string): Promise<SourceRecord[]> {
  const source = await openPostSource(path, 'auto');
  const records: SourceRecord[] = [];
  for await (const batch of source.read(null, new AbortController().signal)) {
    records.push(...batch.records);
  }
  return records;
}

/** The id without the mark of its folder, which is another one in every run. */
const withoutFolderMark = (id: string): string => id.replace(/^[0-9a-f]{8}\//, '');

const brief = (records: readonly SourceRecord[]) =>
  records.map((r) =>
    r.kind === 'post'
      ? `${withoutFolderMark(r.post.nativeId)}: ${r.post.text}`
      : `${r.place}: ${r.reason}`,
  );

describe('the T4SA release', () => {
  function aRelease(files: { readonly [name: string]: string }): string {
    const folder = temporaryFolder();
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return folder;
  }

  it('joins the images of all lists with the texts, in the order of the ids', async () => {
    const folder = aRelease({
      'b-t4sa_train.txt':
        'data/75801/758014713804587008-2.jpg 2\ndata/75801/758014713804587008-1.jpg 2\n',
      'b-t4sa_val.txt': 'data/9/99-1.jpg 0\n',
      'b-t4sa_test.txt': 'data/75801/758014713804587009-1.jpg 1\r\n',
      'raw_tweets_text.csv':
        'id,text\n"758014713804587008","sun, ""sea"" &amp;\nsand"\n12,other\n99,short id\n',
    });

    const records = await recordsOf(folder);

    expect(records).toEqual([
      {
        kind: 'post',
        place: 'post 99',
        post: expect.objectContaining({ nativeId: '99', text: 'short id', postedAtMs: null }),
      },
      {
        kind: 'post',
        place: 'post 758014713804587008',
        post: {
          platform: 'x',
          nativeId: '758014713804587008',
          text: 'sun, "sea" &\nsand',
          language: 'en',
          postedAtMs: Date.parse('2016-07-26T19:02:45.660Z'),
          isRetweet: false,
          possiblySensitive: false,
          attachments: [
            {
              kind: 'photo',
              position: 0,
              locator: join(folder, 'data/75801/758014713804587008-1.jpg'),
            },
            {
              kind: 'photo',
              position: 1,
              locator: join(folder, 'data/75801/758014713804587008-2.jpg'),
            },
          ],
        },
      },
      {
        kind: 'rejected',
        place: 'post 758014713804587009',
        reason: 'post:no-text',
        detail: 'raw_tweets_text.csv has no text for it',
      },
    ]);
  });

  it('counts malformed lines and rows at their places', async () => {
    const folder = aRelease({
      'b-t4sa_train.txt': 'data/1/1-1.jpg 2\n../../etc/1-1.jpg 2\nrubbish\n\ndata/2/2-1.jpg 0\n',
      'raw_tweets_text.csv':
        'id,text\n7.58E+17,rounded\n1,"good"\n3,"bad" quote"\n4\n5,a,b\n2,"never closed\n6,"fine"\n',
    });

    expect(brief(await recordsOf(folder))).toEqual([
      'b-t4sa_train.txt, line 2: record:bad-row',
      'b-t4sa_train.txt, line 3: record:bad-row',
      'raw_tweets_text.csv, line 2: record:bad-row',
      'raw_tweets_text.csv, line 4: record:bad-row',
      'raw_tweets_text.csv, line 5: record:bad-row',
      'raw_tweets_text.csv, line 6: record:bad-row',
      'raw_tweets_text.csv, line 7: record:bad-row',
      '1: good',
      'post 2: post:no-text',
    ]);
  });
});

describe('a folder with a table', () => {
  function aTable(content: string | Buffer, name = 'posts.csv'): string {
    const folder = temporaryFolder();
    writeFileSync(join(folder, name), content);
    return folder;
  }

  it('makes one post per id, with its images in order', async () => {
    const folder = aTable(
      'tweet_id;file;text;lang;created_at\n' +
        '1;a.jpg;"one; two";en;2020-01-02T03:04:05Z\n' +
        '2;b.jpg;other;;\n' +
        '1;sub\\c.jpg;;en;\n' +
        '1;a.jpg;one; two;en;\n',
    );

    const records = await recordsOf(folder);

    expect(records[0]).toEqual({
      kind: 'post',
      place: 'posts.csv, line 2',
      post: {
        platform: 'file',
        nativeId: '1',
        text: 'one; two',
        language: 'en',
        postedAtMs: Date.parse('2020-01-02T03:04:05Z'),
        isRetweet: false,
        possiblySensitive: false,
        attachments: [
          { kind: 'photo', position: 0, locator: join(folder, 'a.jpg') },
          { kind: 'photo', position: 1, locator: join(folder, 'sub/c.jpg') },
        ],
      },
    });
    expect(records[1]).toMatchObject({ post: { nativeId: '2', language: null, postedAtMs: null } });
    expect(records[2]).toMatchObject({
      reason: 'record:bad-row',
      detail: '6 columns where the header has 5',
    });
  });

  it('names a post by its image where there is no id', async () => {
    const folder = aTable(
      'Image Path,Caption\nimg/a.jpg,hello\nimg/a.jpg,hello\n./img/b.jpg,bye\n',
    );

    expect(brief(await recordsOf(folder))).toEqual(['img/a.jpg: hello', 'img/b.jpg: bye']);
  });

  it('tells images of the same name in two folders apart', async () => {
    const table = 'image,text\nimg/a.jpg,hello\n';
    const ids = (await Promise.all([aTable(table), aTable(table)].map(recordsOf))).flatMap(
      (records) => records.map((r) => (r.kind === 'post' ? r.post.nativeId : r.reason)),
    );

    expect(ids.map(withoutFolderMark)).toEqual(['img/a.jpg', 'img/a.jpg']);
    expect(new Set(ids).size).toBe(2);
  });

  it('explains every row that it leaves out', async () => {
    const folder = aTable(
      'id,image,text\n' +
        '7.58E+17,a.jpg,rounded\n' +
        ',a.jpg,no id\n' +
        '1,../a.jpg,outside\n' +
        '2,/etc/passwd,outside\n' +
        '3,https://example.org/a.jpg,address\n' +
        '4,a.jpg,\n' +
        '5,b.jpg,one text\n' +
        '5,c.jpg,another text\n' +
        '6,,no image\n',
    );

    const records = await recordsOf(folder);

    const details = records.map((r) => (r.kind === 'post' ? r.post.nativeId : r.detail));
    expect(details).toEqual([
      'the id 7.58E+17 was rounded by a spreadsheet; export the ids as text',
      'the id is empty',
      '../a.jpg leads out of the folder',
      '/etc/passwd leads out of the folder',
      'https://example.org/a.jpg is an address; a file beside the table is due',
      'the text is empty',
      '5',
      'another text than posts.csv, line 8 for the same post 5',
      '6',
    ]);
    expect(brief(records)[5]).toBe('posts.csv, line 7: post:no-text');
  });

  it.each([
    ['a byte order mark', Buffer.from('\ufefffile\ttext\na.jpg\tgrüße\n')],
    [
      'UTF-16 as spreadsheets write it',
      Buffer.from('\ufefffile\ttext\r\na.jpg\tgrüße\r\n', 'utf16le'),
    ],
  ])('reads a table with %s', async (_, bytes) => {
    expect(brief(await recordsOf(aTable(bytes, 'posts.tsv')))).toEqual(['a.jpg: grüße']);
  });

  it('counts the rows that are not UTF-8', async () => {
    const folder = aTable(
      Buffer.from('file,text,gr\xf6\xdfe\na.jpg,gr\xfc\xdfe,\nb.jpg,fine,\n', 'latin1'),
    );

    expect(brief(await recordsOf(folder))).toEqual([
      'posts.csv, line 2: record:bad-encoding',
      'b.jpg: fine',
    ]);
  });
});
