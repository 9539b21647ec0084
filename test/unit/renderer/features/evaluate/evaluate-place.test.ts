import { describe, expect, it } from 'vitest';
import {
  type EvaluatePlace,
  evaluatePlaceFromQuery,
  evaluateQuery,
  firstPlace,
  reportRequestOf,
} from '../../../../../src/renderer/features/evaluate/evaluate-place.ts';
import {
  imageChoiceFromText,
  imageChoiceText,
  imageChoiceWords,
  imageQueryOf,
} from '../../../../../src/renderer/features/evaluate/images/image-choice.ts';

const model = { kind: 'run', run: 'a' } as const;
const target = { kind: 'benchmark', name: 'b' } as const;
const other = { kind: 'epoch', run: 'a', epoch: 3 } as const;

describe('evaluatePlaceFromQuery', () => {
  it('gives back what evaluateQuery wrote', () => {
    const places: readonly EvaluatePlace[] = [
      firstPlace(model, target),
      firstPlace({ kind: 'weights', name: 'w' }, { kind: 'split', dataset: 'd', split: 'test' }),
      {
        model,
        target,
        manner: 'neutral-is-wrong',
        minAgreeing: 4,
        withoutContaminated: true,
        other,
        images: { kind: 'cell', label: 'NEG', predicted: 'POS' },
      },
    ];

    for (const place of places) {
      expect(evaluatePlaceFromQuery(evaluateQuery(place))).toEqual(place);
    }
  });

  it('is null where no evaluation is named, and leaves out what is wrong', () => {
    expect(evaluatePlaceFromQuery('')).toBeNull();
    expect(evaluatePlaceFromQuery('model=run:a')).toBeNull();
    expect(evaluatePlaceFromQuery('model=run:a&target=split:d:all')).toBeNull();
    expect(
      evaluatePlaceFromQuery(
        'model=run:a&target=b&manner=x&agreeing=-2&other=run:a&images=NEG-x&without=all',
      ),
    ).toEqual(firstPlace(model, target));
  });

  it('counts in the usual manner until another is chosen', () => {
    const place = firstPlace(model, target);

    expect(reportRequestOf(place, 'drop-neutral').manner).toBe('drop-neutral');
    expect(reportRequestOf({ ...place, manner: 'three-way' }, 'drop-neutral').manner).toBe(
      'three-way',
    );
  });
});

describe('imageChoiceFromText', () => {
  it('gives back what imageChoiceText wrote', () => {
    for (const text of ['NEG-POS', 'NEU-NEU', 'confident-right', 'uncertain', 'right-neither']) {
      const choice = imageChoiceFromText(text);
      expect(choice && imageChoiceText(choice)).toBe(text);
    }
    for (const text of ['', 'NEG', 'right-all', 'POS-NEG-', 'contaminate']) {
      const choice = imageChoiceFromText(text);
      expect(choice === null || imageChoiceText(choice) !== text, text).toBe(true);
    }
  });
});

describe('imageQueryOf', () => {
  it('needs another model for images that two models differ on', () => {
    expect(imageQueryOf({ kind: 'differs', right: 'this' }, null)).toBeNull();
    expect(imageQueryOf({ kind: 'differs', right: 'other' }, other)).toEqual({
      kind: 'differs',
      right: 'other',
      other,
    });
    expect(imageQueryOf({ kind: 'uncertain' }, null)).toEqual({ kind: 'uncertain' });
  });
});

describe('imageChoiceWords', () => {
  it('names the models and who gave the labels', () => {
    const models = { model, other, labeller: 'Weak label says' };

    expect(imageChoiceWords({ kind: 'differs', right: 'other' }, models)).toBe(
      'a, epoch 3 right, a wrong',
    );
    expect(imageChoiceWords({ kind: 'cell', label: 'NEG', predicted: 'POS' }, models)).toBe(
      'Weak label says NEG, network says POS',
    );
  });
});
