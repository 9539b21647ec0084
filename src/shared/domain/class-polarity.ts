import { POLARITIES, type Polarity } from './polarity.ts';

/** Names of polarities, in lower case. */
const POLARITY_NAMES: Readonly<Record<string, Polarity>> = {
  neg: 'NEG',
  negative: 'NEG',
  neu: 'NEU',
  neutral: 'NEU',
  pos: 'POS',
  positive: 'POS',
};

/**
 * Which polarity an emotion is counted to.
 *
 * The eight of Mikels et al. (2005), four of each, as Flickr & Instagram (You et al. 2016) is read: amusement, awe,
 * contentment, excitement; anger, disgust, fear, sadness. The six of Ekman (1992), as EmotionROI (Peng et al. 2016)
 * is read: joy and surprise against the other four. `happiness` is another name of joy.
 */
export const EMOTION_POLARITIES: Readonly<Record<string, Polarity>> = {
  amusement: 'POS',
  awe: 'POS',
  contentment: 'POS',
  excitement: 'POS',
  joy: 'POS',
  happiness: 'POS',
  surprise: 'POS',
  anger: 'NEG',
  disgust: 'NEG',
  fear: 'NEG',
  sadness: 'NEG',
};

/** The polarity of an emotion, in lower case; null for other words. */
export function polarityOfEmotion(emotion: string): Polarity | null {
  return own(EMOTION_POLARITIES, emotion);
}

/** The polarity that a class is by its name, a polarity's or an emotion's; null where the name tells none. */
export function polarityOfClass(name: string): Polarity | null {
  const key = name.trim().toLowerCase();
  return own(POLARITY_NAMES, key) ?? own(EMOTION_POLARITIES, key);
}

/** What a table holds under a name of its own: classes may be called `constructor`. */
function own(table: Readonly<Record<string, Polarity>>, key: string): Polarity | null {
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}

/**
 * The polarities of classes that are numbers: 0, 1, 2 are NEG, NEU, POS, and -1, 0, 1 too. Where only 0 and 1 occur
 * they are NEG and POS in a list of a two-way benchmark, and nothing is said of them elsewhere.
 */
export function polaritiesOfNumbers(
  names: readonly string[],
  isTwoWay: boolean,
): ReadonlyMap<string, Polarity> {
  if (names.includes('-1')) return numbered('-1', '0', '1');
  if (names.includes('2')) return numbered('0', '1', '2');
  return new Map(
    isTwoWay
      ? [
          ['0', 'NEG'],
          ['1', 'POS'],
        ]
      : [],
  );
}

function numbered(...names: readonly [string, string, string]): ReadonlyMap<string, Polarity> {
  return new Map(POLARITIES.map((polarity, place) => [names[place] ?? '', polarity]));
}
