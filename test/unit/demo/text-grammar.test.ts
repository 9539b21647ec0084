import { describe, expect, it } from 'vitest';
import { diceOf } from '../../../src/main/demo/dice.ts';
import { SCENE_KINDS } from '../../../src/main/demo/scene/scene.ts';
import { composeForeignText } from '../../../src/main/demo/text/foreign-texts.ts';
import { composeText } from '../../../src/main/demo/text/text-grammar.ts';
import { TOPICS } from '../../../src/main/demo/text/text-topics.ts';
import { countWords, MIN_WORDS } from '../../../src/main/domain/filter-post.ts';
import { createVaderTeacher } from '../../../src/main/teacher/vader-teacher.ts';
import { mostProbable, POLARITIES } from '../../../src/shared/domain/polarity.ts';

const TEXTS = 600;
const dice = diceOf(42);
const texts = POLARITIES.flatMap((polarity) =>
  Array.from({ length: TEXTS }, () => {
    const intensity = dice.pick(['mild', 'strong'] as const);
    const kind = dice.pick(Object.keys(SCENE_KINDS[polarity]));
    return { polarity, text: composeText(dice, { polarity, intensity, kind }) };
  }),
);

describe('composed posts', () => {
  it('hardly ever repeat', () => {
    expect(new Set(texts.map(({ text }) => text)).size).toBeGreaterThan(0.97 * texts.length);
  });

  it('leave no slot open and have enough words for the filter', () => {
    for (const { text } of texts) {
      expect(text).not.toMatch(/[{}]|undefined/);
      expect(countWords(text)).toBeGreaterThanOrEqual(MIN_WORDS);
    }
  });

  it('mean what they are meant to mean, by VADER, in nine of ten', async () => {
    const probabilities = await createVaderTeacher().classify(texts.map(({ text }) => text));
    for (const polarity of POLARITIES) {
      const agreeing = texts.filter((one, index) => {
        const found = probabilities[index];
        return one.polarity === polarity && found && mostProbable(found).polarity === polarity;
      });
      expect(agreeing.length / TEXTS).toBeGreaterThan(0.88);
    }
  });

  it('carry what tweets carry', () => {
    const share = (pattern: RegExp) =>
      texts.filter(({ text }) => pattern.test(text)).length / texts.length;

    expect(share(/#\w/)).toBeGreaterThan(0.3);
    expect(share(/@\w/)).toBeGreaterThan(0.1);
    expect(share(/\p{Extended_Pictographic}/u)).toBeGreaterThan(0.15);
    expect(share(/(\w)\1\1/)).toBeGreaterThan(0.01);
  });
});

it('has words for every kind of scene', () => {
  const kinds = POLARITIES.flatMap((polarity) => Object.keys(SCENE_KINDS[polarity]));

  expect(Object.keys(TOPICS).sort()).toEqual(kinds.sort());
});

it('writes in other languages with their tags', () => {
  const foreign = Array.from({ length: 400 }, () => composeForeignText(dice));

  expect(new Set(foreign.map(({ language }) => language)).size).toBe(10);
  for (const { text } of foreign) expect(text).not.toMatch(/[{}]/);
  const japanese = foreign.filter(({ language }) => language === 'ja');
  for (const { text } of japanese) expect(text).toMatch(/[\u3040-\u30ff]/);
});
