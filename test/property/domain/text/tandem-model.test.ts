import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTandemClassifier } from '../../../../src/main/domain/text/tandem-model.ts';
import { aLanguage } from '../../../helpers/a-language.ts';
import { aTandem } from '../../../helpers/a-tandem.ts';

const classifier = createTandemClassifier(aLanguage(), aTandem(1));

function expectProbabilities(text: string): void {
  const probabilities = classifier.classify(text);
  expect(probabilities).toHaveLength(3);
  for (const p of probabilities) {
    expect(p).toBeGreaterThanOrEqual(0);
    expect(p).toBeLessThanOrEqual(1);
  }
  expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
}

test('any UTF-16 text gets three finite probabilities that sum to 1', () => {
  const anyUnits = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 })
    .map((units) => String.fromCharCode(...units));
  fc.assert(fc.property(fc.oneof(anyUnits, fc.string({ unit: 'grapheme' })), expectProbabilities));
});

test.each([
  '',
  ' ',
  'http://t.co/x',
  '@someone',
  '😂😂😂',
  'مرحبا بالعالم',
  'z\u0351\u036b\u0343\u036a\u0302'.repeat(50),
  '\ud800\udc00\ud800',
  'love '.repeat(2000),
  '😀'.repeat(5000),
  'x'.repeat(10_000),
])('%.20j is answered in bounded time', (text) => {
  const begun = performance.now();
  expectProbabilities(text);
  expect(performance.now() - begun).toBeLessThan(500);
});
