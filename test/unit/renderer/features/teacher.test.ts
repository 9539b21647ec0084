import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestMacroRecall } from '../../../../src/renderer/features/teacher/best-macro-recall.ts';
import { labelMapping } from '../../../../src/renderer/features/teacher/label-mapping.ts';
import { nameOfSource } from '../../../../src/renderer/features/teacher/source-name.ts';
import {
  strongestWords,
  textPieces,
  tintScale,
} from '../../../../src/renderer/features/teacher/text-pieces.ts';
import { ItemName } from '../../../../src/shared/domain/ids.ts';
import type { Probabilities } from '../../../../src/shared/domain/polarity.ts';
import type { TeacherScore } from '../../../../src/shared/domain/teacher.ts';

const still: Probabilities = [0, 0, 0];
const word = (text: string, effect: Probabilities = still) => ({ text, effect });

describe('textPieces', () => {
  it('cuts the text at the words, whatever their case, and keeps what lies between', () => {
    const pieces = textPieces('So GOOD, so good!', [word('so'), word('good'), word('so')]);

    expect(pieces.map(({ text, effect }) => [text, effect !== null])).toEqual([
      ['So', true],
      [' ', false],
      ['GOOD', true],
      [', ', false],
      ['so', true],
      [' good!', false],
    ]);
  });

  it('passes over words that the teacher rewrote', () => {
    const pieces = textPieces('see https://t.co/x now', [word('see'), word('<link>'), word('now')]);

    expect(pieces.filter(({ effect }) => effect !== null).map(({ text }) => text)).toEqual([
      'see',
      'now',
    ]);
  });

  it('gives the whole text back, for any text and any words', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), (whole, words) => {
        const pieces = textPieces(
          whole,
          words.map((one) => word(one)),
        );
        expect(pieces.map((piece) => piece.text).join('')).toBe(whole);
      }),
    );
  });

  it('finds every word of a text that was cut at its blanks', () => {
    const one = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\s/u.test(text));
    fc.assert(
      fc.property(fc.array(one, { minLength: 1 }), (words) => {
        const pieces = textPieces(
          words.join(' '),
          words.map((text) => word(text)),
        );
        expect(pieces.filter(({ effect }) => effect !== null).map(({ text }) => text)).toEqual(
          words,
        );
      }),
    );
  });
});

describe('tintScale', () => {
  const explanation = {
    probabilities: [0.1, 0.2, 0.7] as const,
    words: [word('love', [-0.2, -0.2, 0.4]), word('late', [0.15, 0.05, -0.2]), word('the')],
  };

  it('colours a word by the polarity that it moved the result to', () => {
    const tintOf = tintScale(explanation);

    expect(tintOf([-0.2, -0.2, 0.4])).toEqual({
      polarity: 'POS',
      isTowardsWinner: true,
      strength: 1,
    });
    expect(tintOf([0.15, 0.05, -0.2])).toEqual({
      polarity: 'NEG',
      isTowardsWinner: false,
      strength: 0.5,
    });
    expect(tintOf(still)).toBeNull();
  });

  it('does not blow up trifles', () => {
    const trifle: Probabilities = [-0.01, -0.005, 0.015];
    const tintOf = tintScale({ probabilities: [0.1, 0.2, 0.7], words: [word('x', trifle)] });

    expect(tintOf(trifle)?.strength).toBeCloseTo(0.1);
  });
});

describe('strongestWords', () => {
  it('orders by how much the winning polarity moved, either way', () => {
    const words = strongestWords(
      {
        probabilities: [0.6, 0.2, 0.2],
        words: [
          word('a', [0.1, -0.1, 0]),
          word('b', [-0.3, 0.3, 0]),
          word('c', [0, 0.5, -0.5]),
          word('d', [0.2, -0.2, 0]),
        ],
      },
      2,
    );

    expect(words.map(({ text }) => text)).toEqual(['b', 'd']);
  });
});

describe('labelMapping', () => {
  it('takes several label names for one polarity', () => {
    expect(labelMapping({ NEG: 'anger, sadness', NEU: 'none', POS: 'joy' }).mapping).toEqual({
      anger: 'NEG',
      sadness: 'NEG',
      none: 'NEU',
      joy: 'POS',
    });
  });

  it('says what is missing or contradicts itself', () => {
    expect(labelMapping({ NEG: 'a', NEU: ' , ', POS: '' }).problem).toBe(
      'Name a label for NEU and POS.',
    );
    expect(labelMapping({ NEG: 'a', NEU: 'b', POS: 'a' }).problem).toBe(
      '“a” cannot stand for both NEG and POS.',
    );
  });
});

describe('nameOfSource', () => {
  it('takes the last part of a folder or hub name', () => {
    expect(nameOfSource('owner/some-model')).toBe('some-model');
    expect(nameOfSource('/models/My Model (v2)/')).toBe('My-Model-v2');
    expect(nameOfSource('C:\\models\\roberta')).toBe('roberta');
    expect(nameOfSource('')).toBe('transformer');
  });

  it('always gives a name that can be used', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (source) => {
        expect(ItemName.safeParse(nameOfSource(source)).success).toBe(true);
      }),
    );
  });
});

describe('bestMacroRecall', () => {
  const scored = (macroRecall: number) => {
    const score: TeacherScore = {
      texts: 1,
      accuracy: { value: 0, low: 0, high: 0 },
      macroRecall,
      meanF1OfNegAndPos: 0,
      confusion: [],
      calibrationError: 0,
      reliability: [],
      aboveThreshold: { threshold: 0.85, texts: 0, right: null },
    };
    return { teacher: `${macroRecall}`, score };
  };

  it('finds the best of several, and none of one alone', () => {
    expect(bestMacroRecall({ file: '', scores: [scored(0.5), scored(0.7), scored(0.6)] })).toBe(
      0.7,
    );
    expect(bestMacroRecall({ file: '', scores: [scored(0.5)] })).toBeNull();
  });
});
