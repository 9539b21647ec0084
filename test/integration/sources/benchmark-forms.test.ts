import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { previewBenchmark } from '../../../src/main/pipeline/preview-benchmark.ts';
import { readBenchmark } from '../../../src/main/sources/benchmark/read-benchmark.ts';
import type { BenchmarkSource } from '../../../src/shared/domain/benchmark-source.ts';
import type { Failure } from '../../../src/shared/failure.ts';
import {
  writeDrawn,
  writeEmotionRoi,
  writeFlickrInstagram,
  writeTwitterTestingSet,
} from '../../helpers/published-benchmarks.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const preview = (path: string, more: Partial<BenchmarkSource> = {}) =>
  previewBenchmark(readBenchmark, { path, form: 'auto', ...more });
const failureOf = (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => {
      throw new Error('it did not fail');
    },
    (error) => error,
  );

const AGREEMENT = [
  { agreeing: 5, annotators: 5, images: 30 },
  { agreeing: 4, annotators: 5, images: 8 },
  { agreeing: 3, annotators: 5, images: 5 },
];

describe('the Twitter Testing Dataset', () => {
  it('has the published counts per level, whichever of its folders or lists is named', async () => {
    const folder = temporaryFolder();
    await writeTwitterTestingSet(folder);
    const expected = {
      form: 'twitter-testing',
      images: 43,
      classes: [
        { name: '0', polarity: 'NEG', images: 16 },
        { name: '1', polarity: 'POS', images: 27 },
      ],
      agreement: AGREEMENT,
      problems: [],
    };

    expect(await preview(folder)).toEqual(expected);
    expect(await preview(join(folder, 'Agg_AMT_Candidates'))).toEqual(expected);
    expect(await preview(join(folder, 'four_agree.txt'))).toEqual(expected);
  });

  it('is read from lists named *_agrees.txt, with a BOM, CRLF and blanks', async () => {
    const folder = temporaryFolder();
    const [first = '', second = ''] = await writeTwitterTestingSet(folder);
    for (const level of ['five', 'four', 'three']) rmSync(join(folder, `${level}_agree.txt`));
    writeFileSync(join(folder, 'three_agrees.txt'), `\uFEFF${first} 1\r\n\r\n  ${second}\t0  \r\n`);

    expect(await preview(folder)).toMatchObject({
      images: 2,
      agreement: [{ agreeing: 3, annotators: 5, images: 2 }],
      problems: [],
    });
  });

  it('tells of lists that do not hold one another, of broken lines, and of missing, repeated and disputed images', async () => {
    const folder = temporaryFolder();
    const [first = '', second = '', third = '', fourth = ''] = await writeTwitterTestingSet(folder);
    writeFileSync(join(folder, 'five_agree.txt'), `${first} 1\n${second} 1\n`);
    writeFileSync(
      join(folder, 'four_agree.txt'),
      `${first} 1\n${third} 1\n${third} 1\ngone.jpg 0\n${fourth} 7\nnonsense\n`,
    );
    writeFileSync(
      join(folder, 'three_agree.txt'),
      `${first} 1\n${second} 0\n${third} 1\ngone.jpg 0\n../../secret.jpg 1\n/etc/hostname 1\n`,
    );

    const { images, agreement, problems } = await preview(folder);

    expect(images).toBe(2);
    expect(agreement).toEqual([
      { agreeing: 5, annotators: 5, images: 1 },
      { agreeing: 4, annotators: 5, images: 1 },
    ]);
    expect(problems).toEqual([
      {
        text: 'lines that are no file name with 0 or 1: four_agree.txt, line 5, four_agree.txt, line 6',
        count: 2,
      },
      { text: `images of five_agree.txt that four_agree.txt lacks: ${second}`, count: 1 },
      {
        text: `images that a list names again: ${third} (four_agree.txt, line 3)`,
        count: 1,
      },
      { text: 'images that are not there: gone.jpg (four_agree.txt, line 4)', count: 1 },
      {
        text: 'paths that lead out of the folder: ../../secret.jpg (three_agree.txt, line 5), /etc/hostname (three_agree.txt, line 6)',
        count: 2,
      },
      { text: `images with several labels: Agg_AMT_Candidates/${second}`, count: 1 },
    ]);
  });

  it('is read from the tables of another copy: 3agree.csv, 4agree.csv, 5agree.csv beside images', async () => {
    const folder = temporaryFolder();
    for (let nth = 0; nth < 6; nth += 1) {
      await writeDrawn(join(folder, 'images', `${nth}.jpg`), nth % 2 === 0 ? 0 : 2, nth);
    }
    const rows = [0, 1, 2, 3, 4, 5].map((nth) => `${nth}.jpg,${nth % 2}`);
    writeFileSync(join(folder, '5agree.csv'), ['path,class', ...rows.slice(0, 3)].join('\n'));
    writeFileSync(join(folder, '4agree.csv'), ['path,class', ...rows.slice(0, 4)].join('\n'));
    writeFileSync(join(folder, '3agree.csv'), ['path,label', ...rows].join('\r\n'));

    expect(await preview(folder)).toEqual({
      form: 'csv',
      images: 6,
      classes: [
        { name: '0', polarity: 'NEG', images: 3 },
        { name: '1', polarity: 'POS', images: 3 },
      ],
      agreement: [
        { agreeing: 5, annotators: 5, images: 3 },
        { agreeing: 4, annotators: 5, images: 1 },
        { agreeing: 3, annotators: 5, images: 2 },
      ],
      problems: [],
    });
  });
});

describe('benchmarks of emotions', () => {
  it('EmotionROI: six emotions, joy and surprise positive', async () => {
    const folder = temporaryFolder();
    await writeEmotionRoi(folder, 3);

    const read = await preview(folder);

    expect(read).toMatchObject({ form: 'csv', images: 18, agreement: [], problems: [] });
    expect(
      read.classes.map(({ name, polarity, images }) => `${name} ${polarity} ${images}`),
    ).toEqual([
      'anger NEG 3',
      'disgust NEG 3',
      'fear NEG 3',
      'joy POS 3',
      'sadness NEG 3',
      'surprise POS 3',
    ]);
    expect(await preview(join(folder, 'emotion_ROI_test.csv'))).toMatchObject({ images: 1 });
    expect(await preview(join(folder, 'images'))).toMatchObject({ form: 'folders', images: 18 });
  });

  it('Flickr & Instagram: eight emotions, 2 for positive, and a split of it', async () => {
    const folder = temporaryFolder();
    await writeFlickrInstagram(folder, 2);

    const { images, classes, problems } = await preview(folder);

    expect({ images, problems }).toEqual({ images: 16, problems: [] });
    expect(classes.filter(({ polarity }) => polarity === 'POS').map(({ name }) => name)).toEqual([
      ...['amusement', 'awe', 'contentment', 'excitement'],
    ]);
    expect(await preview(join(folder, 'split_1'))).toMatchObject({ images: 4, problems: [] });
  });
});

describe('tables', () => {
  const aTable = async (text: string) => {
    const folder = temporaryFolder();
    for (const [nth, name] of ['a.jpg', 'b.jpg', 'c, d.jpg'].entries()) {
      await writeDrawn(join(folder, 'pictures', name), nth, nth);
    }
    const file = join(folder, 'table.csv');
    writeFileSync(file, text);
    return file;
  };

  it('are read by the columns and classes that a person names', async () => {
    const file = await aTable('Bild,Gefühl\na.jpg,froh\nb.jpg,traurig\n"c, d.jpg",egal');
    const columns = { pathColumn: 'bild', classColumn: 'Gefühl' };
    const imagesFolder = join(dirname(file), 'pictures');

    const unmapped = await preview(file, { ...columns, imagesFolder });
    expect(unmapped.images).toBe(0);
    expect(unmapped.problems.map(({ text }) => text)).toContain(
      'images of the class froh, which stands for no polarity that is known: say which, or leave it out',
    );
    const mapped = await preview(file, {
      ...columns,
      imagesFolder,
      classes: { froh: 'POS', traurig: 'NEG', egal: null },
    });
    expect(mapped).toMatchObject({ form: 'csv', images: 2, problems: [] });
    expect(mapped.classes).toContainEqual({ name: 'egal', polarity: null, images: 1 });
  });

  it('without known columns say what they have', async () => {
    const file = await aTable('x,y\na.jpg,1\n');

    expect(await failureOf(preview(file))).toMatchObject({
      kind: 'BAD_INPUT',
      message: expect.stringContaining('its first line names: x, y'),
    });
  });

  it('with paths of another machine find images by the ends of the paths', async () => {
    const file = await aTable(
      'path,class\nC:\\data\\pictures\\a.jpg,pos\n/home/me/pictures/b.jpg,neg\n',
    );

    expect(await preview(file)).toMatchObject({ images: 2, problems: [] });
  });
});

describe('folders', () => {
  it('of polarities and of emotions are read, sub-folders included, and other files are named', async () => {
    const folder = temporaryFolder();
    await writeDrawn(join(folder, 'Positive', 'more', 'a.jpg'), 2, 1);
    await writeDrawn(join(folder, 'sadness', 'b.jpg'), 0, 2);
    await writeDrawn(join(folder, 'neutral', 'c.jpg'), 1, 3);
    writeFileSync(join(folder, 'neutral', 'notes.txt'), 'no image');

    expect(await preview(folder)).toMatchObject({
      form: 'folders',
      images: 3,
      problems: [
        { text: 'files whose names are not those of images: neutral/notes.txt', count: 1 },
      ],
    });
  });

  it('0, 1, 2 are NEG, NEU, POS; of 0 and 1 alone nobody can tell', async () => {
    const folder = temporaryFolder();
    for (const name of ['0', '1']) await writeDrawn(join(folder, name, 'a.jpg'), 0, Number(name));
    expect((await readBenchmark({ path: folder, form: 'auto' })).unknownClasses).toEqual([
      '0',
      '1',
    ]);

    await writeDrawn(join(folder, '2', 'a.jpg'), 2, 2);
    expect((await preview(folder)).classes.map(({ polarity }) => polarity)).toEqual([
      ...['NEG', 'NEU', 'POS'],
    ]);
  });

  it('without anything known, or not there, say what a benchmark is', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'holiday'));

    expect((await failureOf(preview(folder))).message).toContain('no benchmark in a form');
    expect((await failureOf(preview(join(folder, 'nowhere')))).message).toContain('ENOENT');
    expect((await failureOf(preview(folder, { form: 'csv' }))).message).toContain('no table');
    expect((await failureOf(preview(folder, { form: 'twitter-testing' }))).message).toContain(
      'no list of agreement',
    );
  });

  it('with several tables ask for one of them', async () => {
    const folder = temporaryFolder();
    for (const name of ['x.csv', 'y.csv']) writeFileSync(join(folder, name), 'path,class\n');

    expect(await failureOf(preview(folder))).toMatchObject({
      message: expect.stringContaining('x.csv, y.csv'),
      advice: 'Choose one of them.',
    });
  });

  it('are never left by a name in a list', async () => {
    const folder = temporaryFolder();
    const outside = temporaryFolder();
    await writeDrawn(join(outside, 'private.jpg'), 0, 1);
    writeFileSync(join(folder, 'five_agree.txt'), `../${basename(outside)}/private.jpg 1\n`);

    expect((await failureOf(preview(folder))).message).toContain('names no image that is there');
  });
});
