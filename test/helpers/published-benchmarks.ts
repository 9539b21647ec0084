import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { EMOTION_POLARITIES } from '../../src/shared/domain/class-polarity.ts';
import { tinyPicture } from '../integration/trainer/tiny-dataset.ts';

/** Images on which five, four and three of five people agreed: 882, 234 and 153 of the published set, fewer. */
export type AgreementSizes = {
  readonly five: { readonly positive: number; readonly negative: number };
  readonly four: { readonly positive: number; readonly negative: number };
  readonly three: { readonly positive: number; readonly negative: number };
};

export const SMALL_TWITTER_SET: AgreementSizes = {
  five: { positive: 20, negative: 10 },
  four: { positive: 4, negative: 4 },
  three: { positive: 3, negative: 2 },
};

/**
 * Writes a copy of the Twitter Testing Dataset as it is published, with own drawn images: `Agg_AMT_Candidates` with
 * `<user>_<tweet>_<media key>.jpg`, and `five_agree.txt`, `four_agree.txt`, `three_agree.txt`, which hold one another.
 *
 * @returns the names of the images, those with the best agreement first.
 */
export async function writeTwitterTestingSet(
  folder: string,
  sizes = SMALL_TWITTER_SET,
): Promise<readonly string[]> {
  const levels = [sizes.five, sizes.four, sizes.three];
  const lines: string[] = [];
  const names: string[] = [];
  for (const [level, { positive, negative }] of levels.entries()) {
    const labels = [...Array<1>(positive).fill(1), ...Array<0>(negative).fill(0)];
    for (const label of labels) {
      const nth = names.length;
      const name = `${1000 + nth}_4${String(30_000_000_000_000_000 + nth).padStart(17, '0')}_B1key${nth}.jpg`;
      await writeDrawn(join(folder, 'Agg_AMT_Candidates', name), label * 2, nth);
      names.push(name);
      lines.push(`${name} ${label}`);
    }
    const list = ['five', 'four', 'three'][level];
    writeFileSync(join(folder, `${list}_agree.txt`), lines.map((line) => `${line}\n`).join(''));
  }
  return names;
}

/** Writes a copy of EmotionROI's form: `images/<emotion>/<n>.jpg` and `emotion_ROI_complete.csv`. */
export async function writeEmotionRoi(folder: string, perEmotion: number): Promise<void> {
  const emotions = ['anger', 'disgust', 'fear', 'joy', 'sadness', 'surprise'];
  const rows = await writeEmotions(folder, emotions, perEmotion, (_, nth) => `${nth}.jpg`);
  const table = (some: readonly Row[]): string =>
    csv(some, ({ emotion }) => (EMOTION_POLARITIES[emotion] === 'POS' ? '1' : '0'));
  writeFileSync(join(folder, 'emotion_ROI_complete.csv'), table(rows));
  writeFileSync(join(folder, 'emotion_ROI_train.csv'), table(rows.slice(1)));
  writeFileSync(join(folder, 'emotion_ROI_test.csv'), table(rows.slice(0, 1)));
}

/** Writes a copy of Flickr & Instagram's form: `images/<emotion>/<emotion>_<n>.jpg`, `FI_complete.csv`, a split. */
export async function writeFlickrInstagram(folder: string, perEmotion: number): Promise<void> {
  const emotions = [
    ...['amusement', 'anger', 'awe', 'contentment'],
    ...['disgust', 'excitement', 'fear', 'sadness'],
  ];
  const rows = await writeEmotions(
    folder,
    emotions,
    perEmotion,
    (emotion, nth) => `${emotion}_${nth}.jpg`,
  );
  const table = (some: readonly Row[]): string =>
    csv(some, ({ emotion }) => (EMOTION_POLARITIES[emotion] === 'POS' ? '2' : '0'));
  writeFileSync(join(folder, 'FI_complete.csv'), table(rows));
  mkdirSync(join(folder, 'split_1'));
  writeFileSync(join(folder, 'split_1', 'FI_test.csv'), table(rows.filter((_, n) => n % 4 === 0)));
}

/** Draws a JPEG that no other number draws. @param polarity 0 negative, 1 neutral, 2 positive. */
export async function writeDrawn(path: string, polarity: number, nth: number): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const signed = tinyPicture(polarity, nth).replace(
    '</svg>',
    `<text x="3" y="90" font-size="12">${nth}</text></svg>`,
  );
  await sharp(Buffer.from(signed)).jpeg().toFile(path);
}

type Row = { readonly path: string; readonly emotion: string };

async function writeEmotions(
  folder: string,
  emotions: readonly string[],
  perEmotion: number,
  nameOf: (emotion: string, nth: number) => string,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [place, emotion] of emotions.entries()) {
    for (let nth = 1; nth <= perEmotion; nth += 1) {
      const path = `images/${emotion}/${nameOf(emotion, nth)}`;
      const polarity = EMOTION_POLARITIES[emotion] === 'POS' ? 2 : 0;
      await writeDrawn(join(folder, path), polarity, place * perEmotion + nth);
      rows.push({ path, emotion });
    }
  }
  return rows;
}

function csv(rows: readonly Row[], classOf: (row: Row) => string): string {
  return ['path,class', ...rows.map((row) => `${row.path},${classOf(row)}`), ''].join('\n');
}
