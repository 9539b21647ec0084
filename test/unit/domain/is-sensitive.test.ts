import { expect, it } from 'vitest';
import { isSensitive } from '../../../src/main/domain/is-sensitive.ts';

const NONE = { drawing: 0, hentai: 0, neutral: 0, porn: 0, sexy: 0 };

it.each([
  [{ neutral: 1 }, false],
  [{ drawing: 0.9, hentai: 0.1 }, false],
  [{ neutral: 0.7, porn: 0.3 }, true],
  [{ drawing: 0.7, hentai: 0.15, porn: 0.15 }, true],
  [{ neutral: 0.45, sexy: 0.55 }, false],
  [{ neutral: 0.4, sexy: 0.6 }, true],
  [{ neutral: 0.4, sexy: 0.4, porn: 0.2 }, true],
])('%j: %s', (scores, expected) => {
  expect(isSensitive({ ...NONE, ...scores })).toBe(expected);
});
