import { expect, test } from 'vitest';
import { scoreTeacher } from '../../../src/main/domain/score-teacher.ts';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import type { LabelledText } from '../../../src/main/domain/text/labelled-texts.ts';
import { createTandemClassifier } from '../../../src/main/domain/text/tandem-model.ts';
import {
  ADAPT_SETTINGS,
  adaptTandem,
  judgedTexts,
} from '../../../src/main/pipeline/adapt-tandem.ts';
import { TANDEM_SETTINGS, trainTandem } from '../../../src/main/pipeline/train-tandem.ts';
import { aLanguage } from '../../helpers/a-language.ts';
import { aTandem } from '../../helpers/a-tandem.ts';
import { madeUpTexts } from '../../helpers/labelled-texts.ts';

const language = aLanguage();
const control = () => ({ signal: new AbortController().signal, report: () => {} });

/** Made-up texts of another kind: in half of them a word that the base has never seen gives it away. */
function shiftedTexts(count: number, seed: number): readonly LabelledText[] {
  const random = seededRandom(seed);
  const slang = ['mid', 'timetable', 'slaps'];
  return madeUpTexts(count, seed).map((known): LabelledText => {
    if (random.next() < 0.5) return known;
    const polarity = random.pick([0, 1, 2] as const);
    return { text: `the ${random.pick(['game', 'phone', 'city'])} ${slang[polarity]}`, polarity };
  });
}

async function aBase() {
  const networkTrainer = {
    // biome-ignore lint/correctness/useYield: it is not called
    async *train(): AsyncGenerator<number, never> {
      throw new Error('no network in this test');
    },
  };
  const settings = { ...TANDEM_SETTINGS, cost: 1, network: null };
  const texts = madeUpTexts(400, 1);
  return (await trainTandem({ language, networkTrainer }, texts, settings, 3, control())).model;
}

test('learns what is new in texts of another kind, and is better on others of it', async () => {
  const base = await aBase();
  const texts = shiftedTexts(240, 11);
  const { model, cost, ofBase, crossFitted } = await adaptTandem(
    { language, base },
    texts,
    ADAPT_SETTINGS,
    1,
    control(),
  );

  expect(cost).toBeGreaterThan(0);
  const recallOf = (of: readonly LabelledText[], read: typeof ofBase) =>
    scoreTeacher(judgedTexts(of, read), 0.85).macroRecall;
  expect(recallOf(texts, crossFitted)).toBeGreaterThan(recallOf(texts, ofBase) + 0.1);
  const others = shiftedTexts(400, 12);
  const [before, after] = [base, model].map((tandem) => {
    const classifier = createTandemClassifier(language, tandem);
    return recallOf(
      others,
      others.map(({ text }) => classifier.classify(text)),
    );
  });
  expect(after).toBeGreaterThan((before ?? 1) + 0.1);
});

test('says of each text what the base says, and keeps the base where nothing is better', async () => {
  const base = aTandem(4);
  const texts = madeUpTexts(80, 5);
  const { model, cost, ofBase } = await adaptTandem(
    { language, base },
    texts,
    { ...ADAPT_SETTINGS, costs: [] },
    1,
    control(),
  );

  expect(cost).toBeNull();
  expect(model).toBe(base);
  const classifier = createTandemClassifier(language, base);
  for (const [index, { text }] of texts.entries()) {
    for (const [polarity, value] of classifier.classify(text).entries()) {
      expect(ofBase[index]?.[polarity]).toBeCloseTo(value, 5);
    }
  }
});

test('the smaller the price, the nearer the machines stay to the base', async () => {
  const base = await aBase();
  const texts = shiftedTexts(120, 7);
  const distances: number[] = [];
  for (const cost of [1e-9, 0.001, 0.1]) {
    const { model } = await adaptTandem(
      { language, base },
      texts,
      { ...ADAPT_SETTINGS, costs: [cost], folds: 2 },
      1,
      control(),
    );
    const squares = model.svm.map((value, at) => (value - (base.svm[at] ?? 0)) ** 2);
    distances.push(Math.sqrt(squares.reduce((sum, square) => sum + square, 0)));
  }
  expect(distances[0]).toBeLessThan(1e-5);
  expect(distances[2]).toBeGreaterThan(0.1);
  expect(distances[1]).toBeLessThan(distances[2] ?? 0);
});

test('the same texts and seed give the same model; a cancel ends it', async () => {
  const base = await aBase();
  const texts = shiftedTexts(120, 8);
  const adapt = (signal: AbortSignal) =>
    adaptTandem({ language, base }, texts, ADAPT_SETTINGS, 2, { signal, report: () => {} });
  const { signal } = new AbortController();
  expect((await adapt(signal)).model).toEqual((await adapt(signal)).model);
  await expect(adapt(AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
});
