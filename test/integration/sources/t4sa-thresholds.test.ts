import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readT4saThresholds } from '../../../src/main/sources/t4sa/t4sa-thresholds.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const { signal } = new AbortController();

function release(rows: readonly string[]): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 't4sa_text_sentiment.tsv'), `${rows.join('\n')}\n`);
  return folder;
}

describe('the thresholds of a T4SA release', () => {
  it('are the least winning probability of each polarity', async () => {
    const folder = release([
      'TWID\tNEG\tNEU\tPOS',
      '1\t0.01\t0.03\t0.96',
      '2\t0.05\t0.08\t0.87',
      '3\t0.91\t0.05\t0.04',
      '4\tnonsense\t\t',
      '5\t0.02\t0.85\t0.13',
    ]);

    expect(await readT4saThresholds(folder, signal)).toEqual({ NEG: 0.91, NEU: 0.85, POS: 0.87 });
  });

  it('follow the header, and leave out a polarity that never wins', async () => {
    const folder = release(['TWID\tPOS\tNEU\tNEG', '1\t0.9\t0.1\t0']);

    expect(await readT4saThresholds(folder, signal)).toEqual({ POS: 0.9 });
  });

  it('are unknown without the file, or with another header', async () => {
    expect(await readT4saThresholds(temporaryFolder(), signal)).toBeNull();
    expect(await readT4saThresholds(release(['a\tb', '1\t2']), signal)).toBeNull();
  });
});
