import { describe, expect, it } from 'vitest';
import { decodeHtmlEntities } from '../../../src/main/sources/x-wire/decode-html-entities.ts';
import { snowflakeTime } from '../../../src/main/sources/x-wire/snowflake-time.ts';

describe('decodeHtmlEntities', () => {
  it.each([
    ['rock &amp; roll', 'rock & roll'],
    ['&lt;3 &gt;.&lt; &quot;hi&quot; it&#39;s it&apos;s', '<3 >.< "hi" it\'s it\'s'],
    ['&#128512; &#x1F600;', '😀 😀'],
    ['&amp;lt;', '&lt;'],
    ['&amp;amp;', '&amp;'],
    ['AT&T R&D; &; &amp &toString; &constructor;', 'AT&T R&D; &; &amp &toString; &constructor;'],
    ['&#0; &#55296; &#1114112; &#9999999;', '&#0; &#55296; &#1114112; &#9999999;'],
  ])('%j gives %j', (text, decoded) => {
    expect(decodeHtmlEntities(text)).toBe(decoded);
  });
});

describe('snowflakeTime', () => {
  it('reads the time of two posts of T4SA out of their ids', () => {
    expect(new Date(snowflakeTime('758014713804587008') ?? 0).toISOString()).toMatch(/^2016-07-26/);
    expect(new Date(snowflakeTime('784393626990194689') ?? 0).toISOString()).toMatch(/^2016-10-07/);
  });

  it.each(['29700859247', '', 'abc', '99999999999999999999'])('knows no time for %j', (id) => {
    expect(snowflakeTime(id)).toBeNull();
  });
});
