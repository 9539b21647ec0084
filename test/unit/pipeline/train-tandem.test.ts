import { expect, test } from 'vitest';
import { createTandemClassifier } from '../../../src/main/domain/text/tandem-model.ts';
import type { DocumentNetworkTrainer } from '../../../src/main/pipeline/ports/document-network-trainer.ts';
import { TANDEM_SETTINGS, trainTandem } from '../../../src/main/pipeline/train-tandem.ts';
import { mostProbable } from '../../../src/shared/domain/polarity.ts';
import { aLanguage } from '../../helpers/a-language.ts';
import { madeUpTexts } from '../../helpers/labelled-texts.ts';
import { randomWeights } from '../../helpers/random-document-network.ts';

/** Learns nothing: any weights will do to see that the parts fit together. */
const networkTrainer: DocumentNetworkTrainer = {
  // biome-ignore lint/correctness/useYield: it has no steps to tell of
  async *train(_data, settings, seed) {
    const { units, tunedRows, maxTokens } = settings;
    return randomWeights({ embedding: 2, tunedRows, units, attention: units, maxTokens }, seed);
  },
};
const parts = { language: aLanguage(), networkTrainer };
const control = () => ({ signal: new AbortController().signal, report: () => {} });
const SETTINGS = {
  ...TANDEM_SETTINGS,
  cost: 1,
  network: TANDEM_SETTINGS.network && { ...TANDEM_SETTINGS.network, units: 2, tunedRows: 0 },
};

test('finds the polarity of texts that it has not seen', async () => {
  const { model, crossFitted } = await trainTandem(
    parts,
    madeUpTexts(400, 1),
    SETTINGS,
    3,
    control(),
  );
  const classifier = createTandemClassifier(parts.language, model);
  const polarityOf = (text: string) => mostProbable(classifier.classify(text)).polarity;
  expect(polarityOf('I love the city')).toBe('POS');
  expect(polarityOf('awful phone')).toBe('NEG');
  expect(polarityOf('the train at noon')).toBe('NEU');
  // One label in ten is drawn anew, and two in three of those are wrong.
  const sure = crossFitted.map((ofText) => mostProbable(ofText).confidence);
  const mean = sure.reduce((sum, confidence) => sum + confidence, 0) / sure.length;
  expect(mean).toBeGreaterThan(0.85);
  expect(mean).toBeLessThan(0.99);
});

test('the same texts and seed give the same model', async () => {
  const train = async () =>
    (await trainTandem(parts, madeUpTexts(90, 2), SETTINGS, 4, control())).model;
  expect(await train()).toEqual(await train());
});

test('stops when it is cancelled', async () => {
  const cancel = new AbortController();
  let reports = 0;
  const report = () => {
    reports += 1;
    if (reports === 3) cancel.abort(new Error('cancelled'));
  };
  const training = trainTandem(parts, madeUpTexts(90, 2), SETTINGS, 4, {
    signal: cancel.signal,
    report,
  });
  await expect(training).rejects.toThrow('cancelled');
  expect(reports).toBe(3);
});
