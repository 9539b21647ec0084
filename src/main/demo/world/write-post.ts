import type { Polarity } from '../../../shared/domain/polarity.ts';
import type { Dice } from '../dice.ts';
import { composeForeignText } from '../text/foreign-texts.ts';
import { composeText } from '../text/text-grammar.ts';
import type { PostPlan } from './plan-posts.ts';

/** The words of a post and their language tag. */
export type PostText = {
  readonly language: string;
  /** HTML entities are encoded, as X does, and a link to the media stands at the end. */
  readonly text: string;
  /** The whole text of a long post; null for others. */
  readonly longText: string | null;
};

const LONG_SHARE = 0.03;
const LONG_STATEMENTS = 6;
/** Longest text in `text`; what is longer goes to `note_tweet`. */
const TEXT_LIMIT = 275;
const TOPIC_CHANCE = 0.65;

const SHORT_TEXTS: Readonly<Record<Polarity, readonly string[]>> = {
  NEG: ['so sad', 'Not again...', 'worst day', 'Ugh', 'heartbroken 💔', 'No words', 'why??'],
  NEU: ['Today', 'new desk', 'Tuesday lunch', 'Station Road', '📷', 'View from here', 'Part {2-9}'],
  POS: ['so cute 😍', 'Love it!', 'best day ever', 'Yay', '❤️❤️', 'Happy Friday!', 'my favourites'],
};

/**
 * Writes the text of a post of any fate but a retweet.
 *
 * @param kind what its first photo shows, if it has one.
 */
export function writePost(dice: Dice, plan: PostPlan, kind: string | null): PostText {
  const hasMedia = plan.photos > 0 || plan.clip !== null;
  const ending = hasMedia ? ` ${shortLink(dice)}` : '';
  if (plan.fate === 'foreign') {
    const { text, language } = composeForeignText(dice);
    return { language, text: encodeEntities(text) + ending, longText: null };
  }
  if (plan.fate === 'short') {
    const text = dice
      .pick(SHORT_TEXTS[plan.textPolarity])
      .replace('{2-9}', String(dice.whole(2, 9)));
    return { language: 'en', text: text + ending, longText: null };
  }
  const fits =
    plan.textPolarity === plan.imagePolarity && kind !== null && dice.chance(TOPIC_CHANCE);
  const statements = dice.chance(LONG_SHARE) ? LONG_STATEMENTS : 1;
  const wish = { polarity: plan.textPolarity, intensity: plan.intensity, statements };
  const text = encodeEntities(composeText(dice, fits ? { ...wish, kind } : wish));
  const isLong = text.length > TEXT_LIMIT;
  return {
    language: 'en',
    text: (isLong ? cutText(text) : text) + ending,
    longText: isLong ? text : null,
  };
}

/** The text that X gives to a retweet: the original's, cut off. */
export function retweetText(handle: string, original: string): string {
  const text = `RT ${handle}: ${original}`;
  return text.length <= 140
    ? text
    : `${text.slice(0, 139).replace(/&[a-z]*$|[\uD800-\uDBFF]$/, '')}…`;
}

function shortLink(dice: Dice): string {
  return `https://t.co/${Array.from({ length: 10 }, () => 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'[dice.int(57)] ?? 'x').join('')}`;
}

function cutText(text: string): string {
  return `${text.slice(0, TEXT_LIMIT).replace(/\s+\S*$/, '')}…`;
}

function encodeEntities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
