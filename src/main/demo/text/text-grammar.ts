import type { Polarity } from '../../../shared/domain/polarity.ts';
import type { Dice } from '../dice.ts';
import { LEXICON } from './text-lexicon.ts';
import { TOPICS } from './text-topics.ts';

/** How outspoken a text is. */
export type Intensity = 'mild' | 'strong';

export type TextWish = {
  readonly polarity: Polarity;
  readonly intensity: Intensity;
  /** A scene kind that the text may speak of; left out where the text has nothing to do with it. */
  readonly kind?: string;
  /** Number of statements; 1 by default, more for long posts. */
  readonly statements?: number;
};

const FEWEST_WORDS = 6;

const PATTERNS: Readonly<Record<Polarity, Readonly<Record<Intensity, readonly string[]>>>> = {
  POS: {
    strong: [
      'I love {topic}! {POS:close}',
      '{POS:so} {POS:feeling} {because} {POS:event}!',
      'What a {POS:adjective} {spell} at {place} with {people}!',
      'Had the most {POS:adjective} {spell} with {people}, {POS:event}!',
      '{topic} {daytime}, {POS:so} {POS:adjective}!! {POS:close}',
      'Thanks to {people} for {POS:thing}, you are {POS:adjective}!',
      'Smiling all {spell} long {because} {POS:event}',
      'OMG {topic} is {POS:so} {POS:adjective}, I am {POS:feeling}!',
      'I just love {POS:thing}. {POS:close}',
      '{POS:event}!!! {POS:so} {POS:feeling} right now',
      'Congrats to {people}, {POS:event}! {POS:close}',
      'This is {POS:so} {POS:adjective}, best {spell} in {town} since {weekday}',
    ],
    mild: [
      '{topic} {daytime} was {POS:mild-adjective}',
      'A {POS:mild-adjective} {spell} at {place} with {people}',
      'Not a bad way to spend a {weekday}: {POS:thing}',
      '{people} and I enjoyed {topic} {daytime}',
      'Excited about {POS:thing} on {weekday}',
      'Quite {POS:mild-adjective} to see {topic} again',
      'Happy to be back at {place} {daytime}',
      'I like {topic}, {POS:mild-adjective} as always',
      'Good to hear that {POS:event}',
      'Glad {people} came along to {place} {daytime}',
    ],
  },
  NEG: {
    strong: [
      'I hate {topic}! {NEG:close}',
      '{NEG:so} {NEG:feeling} {because} {NEG:event}',
      'What a {NEG:adjective} {spell}, {NEG:event}.',
      'Worst {spell} of the year: {NEG:event}. {NEG:close}',
      '{topic} {daytime}, {NEG:so} {NEG:adjective}. {NEG:close}',
      'Can’t believe it, {NEG:event} {daytime}. {NEG:close}',
      'I am {NEG:so} {NEG:feeling}. {NEG:event} and {NEG:event}',
      'Sick and tired of {NEG:thing}! {NEG:close}',
      '{NEG:event}!!! {NEG:so} {NEG:feeling} right now',
      'Look at {topic}, {NEG:adjective} and {NEG:adjective}. {NEG:close}',
      'No words for {NEG:thing}, it is {NEG:adjective}',
      'Crying over {topic} {daytime}, so much pain and anger',
    ],
    mild: [
      '{topic} {daytime} was {NEG:mild-adjective}',
      'Not happy with {topic} {daytime}',
      'A bit {NEG:mild-adjective}, {topic} again on a {weekday}',
      'Sad to hear about {topic}',
      '{people} and I missed the train {because} of {NEG:thing}',
      'Sorry to say that {NEG:event}',
      'I don’t like {topic}, it looks {NEG:mild-adjective}',
      'A hard and sad {spell} at {place}: {NEG:event}',
      'Worried about {topic} {daytime}',
      'Rather {NEG:mild-adjective} {spell} at {place} without {people}',
    ],
  },
  NEU: {
    strong: [
      '{NEU:fact}',
      '{NEU:fact}. {NEU:detail}',
      '{NEU:fact}. {NEU:detail}',
      '{topic}, {daytime}. {NEU:fact}',
      '{NEU:detail} {NEU:fact}',
    ],
    mild: [
      '{NEU:fact}',
      '{topic} on {weekday} at {clock}. {NEU:detail}',
      'So this is {topic} on a {weekday}. {NEU:detail}',
      'Note to self: {NEU:fact}',
      'Back at {place} {daytime}, {topic} as every {weekday}',
    ],
  },
};

/** Texts that mean something else than their words say: irony, slang, mixed feelings. */
const TRICKY: Readonly<Record<Polarity, readonly string[]>> = {
  POS: [
    'I am literally dead, {topic} is too much 💀',
    'Crying over how cute {topic} was {daytime}',
    'this slaps so hard, {topic} on repeat since {weekday}',
    'no way, {POS:event}, I am shaking',
  ],
  NEG: [
    'Oh great, {NEG:event}. Thanks a lot, {handle}',
    'Well that was fun: {NEG:event}, love it',
    'Yeah sure, best {spell} ever, {NEG:event}',
    'Another wonderful {weekday}, stuck at {place} since {clock}',
  ],
  NEU: [
    '{NEU:fact}, free entry, please share',
    'Report on the accident figures for {street}, page {2-40}',
    'The winner of the {town} lottery number {100-900} is drawn at {clock}',
    '{place} closes early {daytime}, no service after {clock}',
  ],
};
const TRICKY_SHARE = 0.04;

/**
 * Composes an English post that means the wished polarity.
 *
 * A small share is tricky on purpose (irony, slang), as in life. At least six plain words, apart
 * from hashtags, mentions and emoji; no links; entities are not encoded.
 */
export function composeText(dice: Dice, wish: TextWish): string {
  const { polarity, intensity } = wish;
  const topics =
    (wish.kind === undefined ? undefined : TOPICS[wish.kind]) ?? LEXICON['place'] ?? [];
  const statement = () => {
    const phrases = dice.chance(TRICKY_SHARE) ? TRICKY[polarity] : PATTERNS[polarity][intensity];
    return expand(dice, dice.pick(phrases), topics).replace(
      /\ba (?=[aeiou])/gi,
      (a) => `${a.trim()}n `,
    );
  };
  const parts = [roughen(dice, capitalise(dice, statement()))];
  for (let more = (wish.statements ?? 1) - 1; more > 0; more -= 1)
    parts.push(capitalise(dice, statement()));
  let text = parts
    .map((part) => (parts.length > 1 && !/[.!?]$/.test(part) ? `${part}.` : part))
    .join(' ');
  while (plainWords(text) < FEWEST_WORDS)
    text += `${/[.!?]$/.test(text) ? '' : '.'} ${expand(dice, polarity === 'NEU' ? '{NEU:detail}' : `{${polarity}:close}`, topics)}`;
  return decorate(dice, text, wish);
}

/** Number of words that are neither hashtags, mentions, links nor emoji. */
export function plainWords(text: string): number {
  return text
    .split(/\s+/)
    .filter((word) => !/^(@|#|https?:)/.test(word) && /[\p{L}\p{N}]/u.test(word)).length;
}

function expand(dice: Dice, phrase: string, topics: readonly string[]): string {
  return phrase.replace(/\{([^}]+)\}/g, (_, slot: string) => {
    const range = /^(\d+)-(\d+)$/.exec(slot);
    if (range) return String(dice.whole(Number(range[1]), Number(range[2])));
    const choices = slot === 'topic' ? topics : LEXICON[slot];
    if (choices === undefined) throw new Error(`the lexicon has no list named ${slot}`);
    return expand(dice, dice.pick(choices), topics);
  });
}

function capitalise(dice: Dice, text: string): string {
  if (dice.chance(0.2)) return text.toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const SHORTHAND: readonly (readonly [RegExp, string])[] = [
  [/\byou\b/i, 'u'],
  [/\byour\b/i, 'ur'],
  [/\btonight\b/i, '2nite'],
  [/\bpeople\b/i, 'ppl'],
  [/\bwith\b/i, 'w/'],
  [/\band\b/i, 'n'],
  [/\bright now\b/i, 'rn'],
  [/\bthe\b/i, 'teh'],
  [/\bbecause\b/i, 'becuase'],
  [/\bweekend\b/i, 'wknd'],
  [/\bgoing\b/i, 'goin'],
  [/\bdefinitely\b/i, 'definately'],
];

function roughen(dice: Dice, text: string): string {
  let rough = text;
  if (dice.chance(0.18)) {
    const [pattern, short] = dice.pick(SHORTHAND);
    rough = rough.replace(pattern, short);
  }
  if (dice.chance(0.08))
    rough = rough.replace(
      /\b(so|really|day|yes|love|hate|no)\b/i,
      (word) => word + word.slice(-1).repeat(dice.whole(2, 4)),
    );
  if (dice.chance(0.04)) rough = rough.toUpperCase();
  if (dice.chance(0.2)) rough = rough.replaceAll('’', "'");
  return rough;
}

function decorate(dice: Dice, text: string, { polarity, intensity }: TextWish): string {
  const lively = intensity === 'strong' ? 1 : 0.55;
  let decorated = text;
  if (dice.chance(0.1)) decorated = `${expand(dice, '{handle}', [])} ${decorated}`;
  if (dice.chance(0.12))
    decorated += ` ${dice.pick(['cc', 'with', 'via'])} ${expand(dice, '{handle}', [])}`;
  if (dice.chance(0.4 * lively))
    decorated += ` ${expand(dice, `{${polarity}:emoji}`, []).repeat(dice.weighted({ '1': 6, '2': 2, '3': 1 }) === '1' ? 1 : dice.whole(2, 3))}`;
  for (let tags = Number(dice.weighted({ '0': 5, '1': 3, '2': 2, '3': 1 })); tags > 0; tags -= 1)
    decorated += ` ${expand(dice, `{${polarity}:hashtag}`, []).replaceAll(' ', '')}`;
  return decorated;
}
