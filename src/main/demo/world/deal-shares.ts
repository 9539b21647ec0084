import type { Dice } from '../dice.ts';

/**
 * Deals `count` cards so that every kind gets its share exactly, rounded by largest remainders, in
 * random order. A kind with a positive share gets at least one card when there are enough cards.
 */
export function dealShares<K extends string>(
  dice: Dice,
  count: number,
  shares: Readonly<Record<K, number>>,
): K[] {
  const kinds = Object.keys(shares).filter((kind) => shares[kind as K] > 0) as K[]; // why: Object.keys forgets K
  const total = kinds.reduce((sum, kind) => sum + shares[kind], 0);
  if (total <= 0) throw new Error('dealShares needs at least one positive share');
  const exact = kinds.map((kind) => ({ kind, wanted: (count * shares[kind]) / total }));
  const dealt = exact.map(({ kind, wanted }) => ({
    kind,
    cards: Math.floor(wanted),
    rest: wanted % 1,
  }));
  let left = count - dealt.reduce((sum, { cards }) => sum + cards, 0);
  for (const card of [...dealt].sort((a, b) => b.rest - a.rest)) if (left-- > 0) card.cards += 1;
  for (const card of dealt) if (card.cards === 0) takeOne(dealt, card);
  return dice.shuffle(dealt.flatMap(({ kind, cards }) => Array<K>(cards).fill(kind)));
}

function takeOne(dealt: readonly { cards: number }[], poor: { cards: number }): void {
  const rich = dealt.reduce((most, card) => (card.cards > most.cards ? card : most));
  if (rich.cards <= dealt.length) return;
  rich.cards -= 1;
  poor.cards = 1;
}
