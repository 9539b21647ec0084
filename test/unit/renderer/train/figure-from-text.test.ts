import { expect, it } from 'vitest';
import { figureFromText } from '../../../../src/renderer/features/train/new-run/figure-from-text.ts';

it.each([
  ['', null],
  [' ', null],
  ['0.001', 0.001],
  ['1e-3', 0.001],
  ['0,5', 0.5],
  ['.5', 0.5],
  ['1e', Number.NaN],
  ['0x10', Number.NaN],
  ['fast', Number.NaN],
])('reads "%s" as %s', (text, figure) => {
  expect(figureFromText(text)).toBe(figure);
});
