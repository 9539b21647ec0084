import { describe, expect, it } from 'vitest';
import { buildDataset, canonicalDatasetText } from '../../../src/main/domain/build-dataset.ts';
import { POLARITIES, type Polarity } from '../../../src/shared/domain/polarity.ts';
import { PAPER_SPLIT_RATIOS } from '../../../src/shared/domain/split.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';

const recipe = { balance: true, splitRatios: PAPER_SPLIT_RATIOS, seed: 1 };

function aCandidate(id: number, polarity: Polarity, posts: readonly number[] = [id]) {
  return { mediaId: aMediaId(id), polarity, posts };
}

describe('buildDataset', () => {
  it('balances, and splits what is left', () => {
    const candidates = Array.from({ length: 100 }, (_, id) =>
      aCandidate(id, id < 10 ? 'NEG' : id < 40 ? 'NEU' : 'POS'),
    );

    const items = buildDataset(candidates, recipe);

    expect(POLARITIES.map((p) => items.filter(({ polarity }) => polarity === p).length)).toEqual([
      10, 10, 10,
    ]);
    expect(items.filter((item) => item.split === 'test')).toHaveLength(3);
  });

  it('keeps all candidates where it does not balance', () => {
    const candidates = [aCandidate(2, 'POS'), aCandidate(1, 'NEU')];

    const items = buildDataset(candidates, { ...recipe, balance: false });

    expect(items.map((item) => item.mediaId)).toEqual([aMediaId(1), aMediaId(2)]);
  });

  it('keeps images of one post in one split', () => {
    const candidates = Array.from({ length: 300 }, (_, id) =>
      aCandidate(id, POLARITIES[id % 3] ?? 'NEU', [Math.floor(id / 3), 1000 + Math.floor(id / 6)]),
    );

    const items = buildDataset(candidates, recipe);

    for (let first = 0; first < 300; first += 6) {
      expect(new Set(items.slice(first, first + 6).map((item) => item.split)).size).toBe(1);
    }
  });

  it('says what to do without candidates', () => {
    expect(() => buildDataset([], recipe)).toThrow(
      expect.objectContaining({ kind: 'BAD_INPUT', advice: expect.stringContaining('thresholds') }),
    );
  });

  it('names the polarity that keeps it from balancing', () => {
    expect(() => buildDataset([aCandidate(1, 'POS'), aCandidate(2, 'NEU')], recipe)).toThrow(
      'No image of polarity NEG',
    );
  });
});

describe('canonicalDatasetText', () => {
  it('has one line per item', () => {
    const text = canonicalDatasetText([
      { mediaId: aMediaId(1), polarity: 'NEG', split: 'train' },
      { mediaId: aMediaId(2), polarity: 'POS', split: 'test' },
    ]);

    expect(text).toBe(`${aMediaId(1)} NEG train\n${aMediaId(2)} POS test\n`);
  });
});
