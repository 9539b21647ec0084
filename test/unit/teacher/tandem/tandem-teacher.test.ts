import { expect, test } from 'vitest';
import { createTandemTeacher } from '../../../../src/main/teacher/tandem/tandem-teacher.ts';
import { aLanguage } from '../../../helpers/a-language.ts';
import { aTandem } from '../../../helpers/a-tandem.ts';

const teacher = createTandemTeacher('mine-1', aLanguage(), aTandem(4));

test('explains by what each piece moves, in the order of the text', async () => {
  const text = 'I love #OhNo &amp; @you!';
  const { probabilities, words } = await teacher.explain(text);
  const [whole] = await teacher.classify([text]);
  expect(probabilities).toEqual(whole);
  expect(words.map((word) => word.text)).toEqual(['I', 'love', '#OhNo', '&amp;', '@you', '!']);
  const [without] = await teacher.classify(['I   #OhNo &amp; @you!']);
  for (const [k, effect] of (words[1]?.effect ?? []).entries()) {
    expect(effect).toBeCloseTo((whole?.[k] ?? 0) - (without?.[k] ?? 0), 10);
  }
});

test('effects of a piece sum to zero: what one polarity wins, others lose', async () => {
  const { words } = await teacher.explain('hate the train, love noon 😂');
  for (const { effect } of words) {
    expect(effect.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
  }
});

test('an empty text has probabilities and nothing that moved them', async () => {
  const { probabilities, words } = await teacher.explain('');
  expect(probabilities.every(Number.isFinite)).toBe(true);
  expect(words).toEqual([]);
});
