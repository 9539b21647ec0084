import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postTextQuery } from '../../../../src/main/domain/gallery/post-text-query.ts';

function aTextIndex(texts: readonly string[]) {
  const database = new Database(':memory:');
  database.exec(
    "CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')",
  );
  const insert = database.prepare('INSERT INTO t (rowid, text) VALUES (?, ?)');
  for (const [index, text] of texts.entries()) insert.run(index, text);
  const match = database.prepare<[string], number>('SELECT rowid FROM t WHERE t MATCH ?').pluck();
  return (typed: string): readonly number[] | null => {
    const query = postTextQuery(typed);
    return query === null ? null : match.all(query).sort();
  };
}

const TEXTS = [
  'A happy day in Málaga',
  'a day of happy rain',
  'sunshine: happy-go-lucky',
  'nothing',
];

describe('a query of post texts', () => {
  it('wants all words, takes phrases together and words with a star as beginnings', () => {
    const find = aTextIndex(TEXTS);
    expect(find('happy day')).toEqual([0, 1]);
    expect(find('"happy day"')).toEqual([0]);
    expect(find('"happy day')).toEqual([0]);
    expect(find('sun*')).toEqual([2]);
    expect(find('sun')).toEqual([]);
    expect(find('malaga')).toEqual([0]);
    expect(find('go-lucky')).toEqual([2]);
    expect(find('happy AND')).toEqual([]);
    expect(find('text:happy')).toEqual([]);
    expect(find('happy !!! - "" *')).toEqual([0, 1, 2]);
    expect(find('!!! * "-" ')).toBeNull();
    expect(find('')).toBeNull();
  });

  it('is never a syntax error', () => {
    const find = aTextIndex(TEXTS);
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          '*',
          ' ',
          'a',
          'AND',
          'NEAR(',
          ')',
          '^',
          ':',
          '-',
          '\0',
          '\ud800',
          "'",
        ),
        maxLength: 100,
      }),
      fc.constant('a '.repeat(200)),
      fc.constant('"a" '.repeat(100)),
    );
    fc.assert(
      fc.property(typed, (text) => {
        expect(() => find(text)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});
