import { expect, it } from 'vitest';
import {
  polaritiesOfNumbers,
  polarityOfClass,
} from '../../../../src/shared/domain/class-polarity.ts';

it('knows names of polarities and of emotions, in any case', () => {
  expect(['neg', 'Negative', ' NEU ', 'POS'].map(polarityOfClass)).toEqual([
    ...['NEG', 'NEG', 'NEU', 'POS'],
  ]);
  expect(
    ['amusement', 'awe', 'contentment', 'excitement', 'joy', 'surprise'].map(polarityOfClass),
  ).toEqual(Array(6).fill('POS'));
  expect(['anger', 'Disgust', 'fear', 'sadness'].map(polarityOfClass)).toEqual(
    Array(4).fill('NEG'),
  );
  expect(['', 'boredom', '1', 'constructor'].map(polarityOfClass)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

const numbers = (...asked: Parameters<typeof polaritiesOfNumbers>) =>
  Object.fromEntries(polaritiesOfNumbers(...asked));

it('takes numbers as the published lists mean them', () => {
  expect(numbers(['0', '1'], true)).toEqual({ '0': 'NEG', '1': 'POS' });
  expect(numbers(['0', '1'], false)).toEqual({});
  expect(numbers(['0', '2'], true)).toMatchObject({ '0': 'NEG', '2': 'POS' });
  expect(numbers(['0', '1', '2'], false)).toMatchObject({ '1': 'NEU' });
  expect(numbers(['-1', '0', '1'], true)).toMatchObject({ '-1': 'NEG', '1': 'POS' });
});
