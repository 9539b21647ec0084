import { describe, expect, it } from 'vitest';
import { normalisedPostText } from '../../../src/main/teacher/normalised-post-text.ts';

describe('normalisedPostText', () => {
  it.each([
    ['look https://t.co/AbC1 here', 'look here'],
    ['see www.example.org/x?y=1 and pic.twitter.com/abc', 'see and'],
    ['@someone_1 hi @Other!', 'hi !'],
    ['write to me@example.org', 'write to me@example.org'],
    ['#happy days', 'happy days'],
    ['I don’t know', "I don't know"],
    ['so sad... well', 'so sad ... well'],
    ['soooo GOOD :) 😀', 'soooo GOOD :) 😀'],
    [' two\n\nlines\t', 'two lines'],
    ['', ''],
  ])('turns "%s" into "%s"', (text, normalised) => {
    expect(normalisedPostText(text)).toBe(normalised);
  });

  it('shortens what is too long for a word', () => {
    expect(normalisedPostText('A'.repeat(5000))).toHaveLength(64);
  });
});
