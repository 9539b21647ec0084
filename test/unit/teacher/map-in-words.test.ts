import { expect, test } from 'vitest';
import { mapInWords } from '../../../src/main/teacher/calibrated/map-in-words.ts';

test('a map is told by its steepness and by the polarities whose odds it changes', () => {
  expect(mapInWords({ slope: 0.5, biases: [0, 0, 0] })).toBe(
    'Its confidence is lowered (log-probabilities times 0.50).',
  );
  expect(mapInWords({ slope: 1, biases: [-0.6, 0.6, 0] })).toBe(
    'Its confidence stays nearly as it is (log-probabilities times 1.00); it makes NEG less probable (odds times 0.55), NEU more probable (odds times 1.82).',
  );
});
