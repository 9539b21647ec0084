import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRow, readCsvRows } from '../../../src/main/sources/reading/csv-rows.ts';
import { linesOf } from '../../../src/main/sources/reading/read-lines.ts';

const field = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc
    .array(fc.constantFrom('"', ',', '\n', 'a', ' ', '😀'), { maxLength: 8 })
    .map((characters) => characters.join('')),
);
/** More than one column, so that no record is a blank line. */
const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 12 });

async function rowsOf(text: string, chunkBytes: number): Promise<CsvRow[]> {
  const data = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < data.length; at += chunkBytes) {
      yield { bytes: data.subarray(at, at + chunkBytes), filePosition: at };
    }
  }
  const options = { from: { offset: 0, line: 0 }, encoding: 'utf-8', maxLineBytes: 1e6 } as const;
  const rows: CsvRow[] = [];
  for await (const some of readCsvRows(linesOf(chunks(), options), ',')) rows.push(...some);
  return rows;
}

const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
const plain = (value: string) => (/[",\r\n]/.test(value) ? quote(value) : value);

describe('readCsvRows', () => {
  it('gives back any table that was written as RFC 4180 says', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        async (records, quoteAll, chunkBytes) => {
          const write = quoteAll ? quote : plain;
          const wanted = records.filter((r) => r.map(write).join(',').trim() !== '');
          const text = wanted.map((record) => record.map(write).join(',')).join('\n');

          const rows = await rowsOf(text, chunkBytes);

          const fields = rows.map((row) => (row.kind === 'row' ? row.fields : row.detail));
          // A carriage return before a line feed belongs to the line's end.
          const normal = (value: string) => value.replaceAll('\r\n', '\n');
          expect(fields).toEqual(wanted.map((record) => record.map(normal)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('loses only the record with a missing quote, whatever follows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 300 }), async (count) => {
        const good = Array.from({ length: count }, (_, i) => `${i},"text ${i}"`);

        const rows = await rowsOf(['x,"never closed', ...good].join('\n'), 64);

        expect(rows[0]).toMatchObject({ kind: 'rejected', line: 1, reason: 'record:bad-row' });
        expect(rows.slice(1).map((row) => row.kind === 'row' && row.fields)).toEqual(
          good.map((_, i) => [`${i}`, `text ${i}`]),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('also where no later line holds a quote', async () => {
    const good = Array.from({ length: 1000 }, (_, i) => `${i},text`);

    const rows = await rowsOf(['x,"never closed', ...good].join('\n'), 64);

    expect(rows).toHaveLength(1001);
    expect(rows.filter((row) => row.kind === 'rejected')).toMatchObject([{ line: 1 }]);
  });
});
