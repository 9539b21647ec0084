import sharp from 'sharp';
import { seededRandom } from '../../src/main/domain/seeded-random.ts';

const FONTS = [
  'DejaVu Sans',
  'DejaVu Serif',
  'DejaVu Sans Mono',
  'Liberation Serif',
  'Liberation Sans Narrow',
];
/** Background and ink. */
const COLOURS = [
  ['#ffffff', '#000000'],
  ['#ffffff', '#333333'],
  ['#000000', '#ffffff'],
  ['#15202b', '#e8e8e8'],
  ['#f7e8c8', '#5a3010'],
  ['#203a8f', '#ffe066'],
  ['#c0392b', '#ffffff'],
  ['#fce4ec', '#880e4f'],
  ['#2e7d32', '#f1f8e9'],
  ['#eeeeee', '#1565c0'],
] as const;
const WORDS =
  'the only way to do great work is love what you never give up on a dream just because of time it will take happiness depends upon ourselves today I have no special talent am passionately curious life happens when are busy making other plans breaking news store closed until further notice thank everyone who came';
const SIZES = [
  [640, 640],
  [1080, 1080],
  [1200, 675],
  [600, 900],
  [750, 1334],
  [500, 300],
] as const;

/** A quote, a note or a post with an avatar as people share them: text of some font on one colour. Equal seeds, equal cards. */
export async function textCard(seed: number): Promise<Buffer> {
  const random = seededRandom(seed);
  const [width, height] = random.pick(SIZES);
  const [ground, ink] = random.pick(COLOURS);
  const rows = Math.round(Math.exp(Math.log(2) + random.next() * Math.log(12)));
  const margin = 0.04 + random.next() * 0.12;
  const hasAvatar = random.next() < 0.25;
  const top = hasAvatar ? 0.22 : margin;
  const spacing = 1.25 + random.next() * 0.5;
  const letter = Math.min(0.13 * height, ((1 - top - margin) * height) / rows / spacing);
  const perLine = Math.max(4, Math.floor(((1 - 2 * margin) * width) / (letter * 0.62)));
  const isCentred = random.next() < 0.4;
  const x = isCentred ? width / 2 : margin * width;
  const words = WORDS.split(' ');
  let word = random.int(words.length);
  const texts = Array.from({ length: rows }, () => {
    let text = '';
    for (;;) {
      const next = words[word % words.length] ?? '';
      if (text !== '' && text.length + next.length + 1 > perLine) return text;
      text = text === '' ? next.slice(0, perLine) : `${text} ${next}`;
      word += 1;
    }
  });
  const weight = random.next() < 0.3 ? 'bold' : 'normal';
  const slant = random.next() < 0.2 ? 'italic' : 'normal';
  const used = rows * letter * spacing;
  const start = hasAvatar ? top * height : Math.max(margin * height, (height - used) / 2);
  const avatar = hasAvatar
    ? `<circle cx="${margin * width + 0.07 * height}" cy="${0.11 * height}" r="${0.05 * height}" fill="#d98"/>
       <text x="${margin * width + 0.15 * height}" y="${0.12 * height}" font-size="${0.04 * height}" font-family="DejaVu Sans" fill="${ink}">Somebody @somebody</text>`
    : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${ground}"/>${avatar}
    <g font-family="${random.pick(FONTS)}" font-size="${letter}" font-weight="${weight}" font-style="${slant}" fill="${ink}"
      text-anchor="${isCentred ? 'middle' : 'start'}">
    ${texts.map((text, row) => `<text x="${x}" y="${start + (row + 0.8) * letter * spacing}">${text}</text>`).join('')}</g></svg>`;
  return sharp(Buffer.from(svg))
    .jpeg({ quality: 35 + random.int(60) })
    .toBuffer();
}
