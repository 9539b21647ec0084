import { expect, test } from 'vitest';
import { leastSquaresMap, mapped } from '../../../src/main/domain/least-squares-map.ts';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';

test('finds the map between two spaces from vectors of both', () => {
  const random = seededRandom(9);
  const size = 4;
  const truth = Float64Array.from({ length: (size + 1) * size }, () => random.normal());
  const from = Float32Array.from({ length: 200 * size }, () => random.normal());
  const to = new Float32Array(from.length);
  for (let start = 0; start < from.length; start += size) {
    to.set(mapped(truth, from.subarray(start, start + size)), start);
  }
  const found = leastSquaresMap(from, to, size, 1e-6);
  for (const [place, value] of truth.entries()) expect(found[place]).toBeCloseTo(value, 4);
});
