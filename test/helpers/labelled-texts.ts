import { seededRandom } from '../../src/main/domain/seeded-random.ts';
import type { LabelledText } from '../../src/main/domain/text/labelled-texts.ts';

const OPINIONS = [
  ['hate', 'awful', 'sad'],
  ['noon', 'train', 'at'],
  ['love', 'great', 'happy'],
];
const FILLERS = ['the', 'today', 'it', 'weather', 'game', 'phone', 'city', 'morning'];

/** Made-up texts whose polarity one word gives away; one in ten is labelled wrongly. */
export function madeUpTexts(count: number, seed: number): readonly LabelledText[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const shown = random.int(3);
    const words = [random.pick(OPINIONS[shown] ?? []), random.pick(FILLERS), random.pick(FILLERS)];
    const given = random.next() < 0.1 ? random.int(3) : shown;
    const polarity = given === 0 ? 0 : given === 1 ? 1 : 2;
    return { text: random.shuffle(words).join(' '), polarity };
  });
}
