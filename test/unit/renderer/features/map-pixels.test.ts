import { describe, expect, it } from 'vitest';
import { paintPoints } from '../../../../src/renderer/features/evaluate/map/map-pixels.ts';

const SIZE = { width: 10, height: 8 };
const VIEW = { x: 0.5, y: 0.5, scale: 8 };

function sprite(red: number, alpha: number) {
  return {
    side: 3,
    pixels: Uint8ClampedArray.from({ length: 36 }, (_, i) => [red, 0, 0, alpha][i % 4] ?? 0),
  };
}

function painted(points: {
  readonly positions: readonly number[];
  readonly kinds: readonly number[];
  readonly selected?: readonly number[];
}) {
  const data = new Uint8ClampedArray(10 * 8 * 4).fill(255);
  paintPoints(
    { data, width: 10, height: 8 },
    {
      positions: points.positions,
      kinds: Uint8Array.from(points.kinds),
      sprites: [sprite(100, 255), sprite(200, 255), sprite(0, 51)],
      selected: points.selected === undefined ? null : Uint8Array.from(points.selected),
      view: VIEW,
      size: SIZE,
      ratio: 1,
    },
  );
  return (x: number, y: number) => [...data.slice((y * 10 + x) * 4, (y * 10 + x) * 4 + 4)];
}

describe('paintPoints', () => {
  it('paints each point around its place, and nothing elsewhere', () => {
    const at = painted({ positions: [0.5, 0.5], kinds: [0] });
    expect(at(5, 4)).toEqual([100, 0, 0, 255]);
    expect(at(4, 3)).toEqual([100, 0, 0, 255]);
    expect(at(7, 4)).toEqual([255, 255, 255, 255]);
    expect(at(0, 0)).toEqual([255, 255, 255, 255]);
  });

  it('cuts points at the border off, and leaves those out that are beyond it', () => {
    const at = painted({ positions: [0, 0, 1, 1, 5, 5, -5, 0.5], kinds: [0, 1, 0, 0] });
    expect(at(1, 0)).toEqual([100, 0, 0, 255]);
    expect(at(9, 7)).toEqual([200, 0, 0, 255]);
    expect(at(0, 4)).toEqual([255, 255, 255, 255]);
  });

  it('mixes what is not opaque with what is below', () => {
    const at = painted({ positions: [0.5, 0.5], kinds: [2] });
    expect(at(5, 4)).toEqual([204, 204, 204, 255]);
  });

  it('paints what is selected last, and all else pale', () => {
    const at = painted({
      positions: [0.5, 0.5, 0.5, 0.5, 0.1, 0.9],
      kinds: [0, 1, 1],
      selected: [1, 0, 0],
    });
    expect(at(5, 4)).toEqual([100, 0, 0, 255]);
    expect(at(2, 7)[0]).toBeGreaterThan(235);
    expect(at(2, 7)[1]).toBeLessThan(210);
  });
});
