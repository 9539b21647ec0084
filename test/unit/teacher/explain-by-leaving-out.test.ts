import { describe, expect, it } from 'vitest';
import { explainByLeavingOut } from '../../../src/main/teacher/explain-by-leaving-out.ts';
import { createVaderTeacher } from '../../../src/main/teacher/vader-teacher.ts';
import type { Probabilities } from '../../../src/shared/domain/polarity.ts';

describe('explaining by leaving words out', () => {
  it('gives each word the change that it brings, in the order of the text', async () => {
    const ofLength = async (texts: readonly string[]) =>
      texts.map((text): Probabilities => [text.length / 100, 0, 1 - text.length / 100]);

    const { probabilities, words } = await explainByLeavingOut(' one  three\n', ofLength);

    expect(probabilities[0]).toBeCloseTo(0.12);
    expect(words.map(({ text }) => text)).toEqual(['one', 'three']);
    expect(words[0]?.effect[0]).toBeCloseTo(0.03);
    expect(words[1]?.effect[2]).toBeCloseTo(-0.05);
  });

  it('answers a text without words', async () => {
    const { probabilities, words } = await createVaderTeacher().explain('  ');

    expect(words).toEqual([]);
    expect(probabilities[1]).toBeGreaterThan(0.5);
  });

  it('takes words of a long text together, and loses none', async () => {
    const text = Array.from({ length: 3000 }, (_, index) => `w${index}`).join(' ');
    let asked = 0;
    const { words } = await explainByLeavingOut(text, async (texts) => {
      asked = texts.length;
      return texts.map((): Probabilities => [0, 1, 0]);
    });

    expect(asked).toBeLessThanOrEqual(129);
    expect(words.map((word) => word.text).join(' ')).toBe(text);
  });
});

describe("VADER's explanation", () => {
  it('blames the words that carry sentiment, negation included', async () => {
    const teacher = createVaderTeacher();

    const { words } = await teacher.explain('the party was not great');
    const effects = new Map(words.map(({ text, effect }) => [text, effect]));

    expect(effects.get('the')?.every((value) => value === 0)).toBe(true);
    expect(effects.get('not')?.[2]).toBeLessThan(-0.3);
    expect(effects.get('great')?.[0]).toBeGreaterThan(0);
  });
});
