import { describe, expect, it } from 'vitest';
import {
  buildDataset,
  canonicalDatasetText,
  datasetItems,
} from '../../../src/main/domain/build-dataset.ts';
import { POLARITIES, type Polarity } from '../../../src/shared/domain/polarity.ts';
import { PAPER_SPLIT_RATIOS } from '../../../src/shared/domain/split.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';
import {
  allCandidates,
  type LabelledImage,
  labelledColumns,
} from '../../helpers/labelled-columns.ts';

const recipe = { balance: true, splitRatios: PAPER_SPLIT_RATIOS, seed: 1 };

function build(images: readonly LabelledImage[], balance = true) {
  const columns = labelledColumns(images);
  const drawn = buildDataset(
    allCandidates(columns),
    { ...columns, authors: null },
    { ...recipe, balance },
  );
  return datasetItems(drawn, [...drawn.places].map(aMediaId));
}

function anImage(id: number, polarity: Polarity, posts: readonly number[] = [id]): LabelledImage {
  return { polarity, posts };
}

describe('buildDataset', () => {
  it('balances, and splits what is left', () => {
    const images = Array.from({ length: 100 }, (_, id) =>
      anImage(id, id < 10 ? 'NEG' : id < 40 ? 'NEU' : 'POS'),
    );

    const items = build(images);

    expect(POLARITIES.map((p) => items.filter(({ polarity }) => polarity === p).length)).toEqual([
      10, 10, 10,
    ]);
    expect(items.filter((item) => item.split === 'test')).toHaveLength(3);
  });

  it('keeps all candidates where it does not balance', () => {
    const items = build([anImage(0, 'POS'), anImage(1, 'NEU')], false);

    expect(items.map((item) => item.mediaId)).toEqual([aMediaId(0), aMediaId(1)]);
    expect(items.map((item) => item.polarity)).toEqual(['POS', 'NEU']);
  });

  it('keeps images of one post in one split', () => {
    const images = Array.from({ length: 300 }, (_, id) =>
      anImage(id, POLARITIES[id % 3] ?? 'NEU', [Math.floor(id / 3), 1000 + Math.floor(id / 6)]),
    );

    const items = build(images);

    for (let first = 0; first < 300; first += 6) {
      expect(new Set(items.slice(first, first + 6).map((item) => item.split)).size).toBe(1);
    }
  });

  it('says what to do without candidates', () => {
    expect(() => build([])).toThrow(
      expect.objectContaining({ kind: 'BAD_INPUT', advice: expect.stringContaining('thresholds') }),
    );
  });

  it('names the polarity that keeps it from balancing', () => {
    expect(() => build([anImage(0, 'POS'), anImage(1, 'NEU')])).toThrow('No image of polarity NEG');
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
