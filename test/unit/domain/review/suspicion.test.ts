import { describe, expect, it } from 'vitest';
import {
  suspicionFromMargins,
  suspicionFromStudent,
} from '../../../../src/main/domain/review/suspicion.ts';

describe("suspicion by the teacher's margin", () => {
  it('falls with the distance between the two greatest probabilities', () => {
    const suspicion = suspicionFromMargins(
      Float32Array.of(0.4, 0.35, 0.25, 0.05, 0.9, 0.05, 0.5, 0.5, 0, Number.NaN, 0.5, 0.5),
    );

    expect(suspicion[0]).toBeCloseTo(0.95, 5);
    expect(suspicion[1]).toBeCloseTo(0.15, 5);
    expect(suspicion[2]).toBeCloseTo(1, 5);
    expect(suspicion[3]).toBeNaN();
  });
});

describe("suspicion by a student's disagreement", () => {
  // Mean self-confidences: NEG (0.9 + 0.8 + 0.1) / 3 = 0.6, NEU 0.5, POS (0.6 + 0.45) / 2 = 0.525.
  const weak = Uint8Array.of(0, 0, 0, 1, 2, 2);
  const probabilities = Float32Array.of(
    ...[0.9, 0.05, 0.05],
    ...[0.8, 0.1, 0.1],
    ...[0.1, 0.1, 0.8],
    ...[0.3, 0.5, 0.2],
    ...[0.2, 0.2, 0.6],
    ...[0.05, 0.5, 0.45],
  );
  const suspicion = [...suspicionFromStudent(weak, probabilities)];

  it('puts first what the confident joint has off its diagonal', () => {
    const offDiagonal = suspicion.flatMap((value, place) => (value > 0.5 ? [place] : []));

    expect(offDiagonal).toEqual([2, 5]);
  });

  it('ranks each part by the normalised margin', () => {
    // (1 - (0.1 - 0.8)) / 2 = 0.85, and (1 - (0.45 - 0.5)) / 2 = 0.525.
    expect(suspicion[2]).toBeCloseTo((1 + 0.85) / 2, 5);
    expect(suspicion[5]).toBeCloseTo((1 + 0.525) / 2, 5);
    expect(suspicion[3]).toBeCloseTo((1 - 0.2) / 4, 5);
    expect(suspicion[0]).toBeCloseTo((1 - 0.85) / 4, 5);
  });

  it('has none without a weak label or an opinion', () => {
    const none = suspicionFromStudent(
      Uint8Array.of(255, 1),
      Float32Array.of(0.2, 0.3, 0.5, Number.NaN, Number.NaN, Number.NaN),
    );

    expect([...none]).toEqual([Number.NaN, Number.NaN]);
  });

  it('needs three probabilities for each weak label', () => {
    expect(() => suspicionFromStudent(Uint8Array.of(0, 1), Float32Array.of(1, 0, 0))).toThrow(/6/);
  });
});
