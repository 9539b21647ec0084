import { beforeAll, describe, expect, it } from 'vitest';
import { loadEnglishDetector } from '../../../src/main/sources/language-detector.ts';

let isEnglish: (text: string) => boolean;
beforeAll(async () => {
  isEnglish = await loadEnglishDetector();
});

describe('the language detector', () => {
  it.each([
    'I love this beautiful sunset so much',
    'omg this is sooo cute 😂😂 https://t.co/abc',
    '@anna good morning everyone, have a great day! #monday',
  ])('%j is English', (text) => {
    expect(isEnglish(text)).toBe(true);
  });

  it.each([
    'Ich liebe dich sehr, mein Schatz',
    'que lindo día para salir a caminar',
    '今日はとても良い天気ですね',
    'je suis très content aujourd’hui https://example.com/good-morning-everyone',
    '😀😂❤️',
    'https://example.com/this-is-an-english-address @everyone_has_english_names',
    '12345',
    '',
  ])('%j is not', (text) => {
    expect(isEnglish(text)).toBe(false);
  });
});
