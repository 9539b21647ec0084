import { describe, expect, it } from 'vitest';
import { tweetText } from '../../../src/main/teacher/transformer/tweet-text.ts';

describe('the text of a tweet for a transformer', () => {
  it('hides who is mentioned and where links lead, as the models were trained', () => {
    expect(tweetText('@maria look: https://t.co/abc\n@ 5 pm  #sun http')).toBe(
      '@user look: http\n@ 5 pm  #sun http',
    );
  });

  it('is well-formed whatever comes in', () => {
    expect(tweetText('a\ud83d b').isWellFormed()).toBe(true);
  });
});
