import { describe, expect, it } from 'vitest';
import { nearestNeighbours } from '../../../../src/main/domain/embedding/nearest-neighbours.ts';
import { neighbourGraph } from '../../../../src/main/domain/embedding/neighbour-graph.ts';
import type { PointRows } from '../../../../src/main/domain/embedding/point-rows.ts';
import { seededRandom } from '../../../../src/main/domain/seeded-random.ts';

function randomRows(count: number, width: number, seed: number): PointRows {
  const random = seededRandom(seed);
  return { count, width, values: Float32Array.from({ length: count * width }, random.normal) };
}

function distancesFrom(point: number, { count, width, values }: PointRows): readonly number[] {
  return Array.from({ length: count }, (_, other) => {
    let sum = 0;
    for (let i = 0; i < width; i += 1) {
      sum += ((values[point * width + i] ?? 0) - (values[other * width + i] ?? 0)) ** 2;
    }
    return other === point ? Number.POSITIVE_INFINITY : Math.sqrt(sum);
  });
}

describe('nearestNeighbours', () => {
  it('finds exactly the nearest of few points, nearest first', () => {
    const rows = randomRows(120, 6, 1);
    const found = nearestNeighbours(rows, 7, 1);
    for (let point = 0; point < rows.count; point += 1) {
      const nearest = distancesFrom(point, rows).toSorted((a, b) => a - b);
      for (const [index, distance] of found.distances
        .subarray(point * 7, point * 7 + 7)
        .entries()) {
        expect(distance).toBeCloseTo(nearest[index] ?? Number.NaN, 4);
      }
    }
  });

  it('finds nearly all of many points, the same with every start', () => {
    const rows = randomRows(3000, 8, 2);
    const found = nearestNeighbours(rows, 14, 3);
    let hits = 0;
    let checked = 0;
    for (let point = 0; point < rows.count; point += 50) {
      const limit = distancesFrom(point, rows).toSorted((a, b) => a - b)[13] ?? 0;
      const own = found.distances.subarray(point * 14, point * 14 + 14);
      hits += own.filter((distance) => distance <= limit + 1e-4).length;
      checked += 14;
      expect(new Set(found.places.subarray(point * 14, point * 14 + 14)).size).toBe(14);
      expect(found.places.subarray(point * 14, point * 14 + 14)).not.toContain(point);
    }
    expect(hits / checked).toBeGreaterThan(0.97);
    expect(nearestNeighbours(rows, 14, 3)).toEqual(found);
  });
});

describe('neighbourGraph', () => {
  it('gives the weights of a case that was worked by hand', () => {
    // Four points on a line at 0, 1, 3 and 7, two neighbours each: the weights of each sum to log2(3).
    const rows = { count: 4, width: 1, values: Float32Array.from([0, 1, 3, 7]) };
    const graph = neighbourGraph(nearestNeighbours(rows, 2, 1));
    const weight = (head: number, tail: number): number => {
      const edge = graph.heads.findIndex(
        (own, index) => own === head && graph.tails[index] === tail,
      );
      return graph.weights[edge] ?? 0;
    };
    // Each has its nearest at 1 and the other at log2(3) − 1.
    const second = Math.log2(3) - 1;
    expect(weight(0, 1)).toBeCloseTo(1, 4);
    expect(weight(1, 2)).toBeCloseTo(1, 4);
    expect(weight(0, 2)).toBeCloseTo(second + second - second * second, 4);
    expect(weight(2, 3)).toBeCloseTo(1, 4);
    expect(weight(3, 1)).toBeCloseTo(second, 4);
    expect(weight(0, 3)).toBe(0);
  });

  it('has every pair once in each direction, with one weight from 0 to 1', () => {
    const graph = neighbourGraph(nearestNeighbours(randomRows(200, 4, 5), 6, 1));
    const weightOf = new Map<string, number>();
    for (const [edge, head] of graph.heads.entries()) {
      weightOf.set(`${head} ${graph.tails[edge]}`, graph.weights[edge] ?? 0);
    }
    expect(weightOf.size).toBe(graph.heads.length);
    for (const [pair, weight] of weightOf) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(1);
      expect(weightOf.get(pair.split(' ').reverse().join(' '))).toBe(weight);
    }
  });
});
