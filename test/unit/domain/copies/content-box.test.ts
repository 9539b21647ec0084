import { describe, expect, it } from 'vitest';
import { contentBox } from '../../../../src/main/domain/copies/content-box.ts';
import { GREY_SIDE } from '../../../../src/main/domain/copies/grey-image.ts';
import { borderedGrey, drawnScene, repaintedGrey } from '../../../helpers/drawn-scenes.ts';

const portrait = drawnScene('portrait', 3);

describe('contentBox', () => {
  it.each([
    [2, 0],
    [4, 255],
    [7, 20],
  ])('finds a frame of %i pixels and brightness %i to half a pixel', (width, brightness) => {
    const box = contentBox(borderedGrey(portrait, width, brightness));

    expect(box?.x).toBeCloseTo(width / GREY_SIDE, 1);
    expect(Math.abs((box?.x ?? 0) * GREY_SIDE - width)).toBeLessThan(0.6);
    expect(Math.abs((box?.height ?? 0) * GREY_SIDE - (GREY_SIDE - 2 * width))).toBeLessThan(1.1);
  });

  it('finds where a border ends inside a pixel', () => {
    const row = (y: number) => portrait.subarray(y * GREY_SIDE, (y + 1) * GREY_SIDE);
    const letterboxed = repaintedGrey(portrait, (value, x, y) => {
      if (y < 5) return 0;
      return y === 5 ? 0.5 * (row(6)[x] ?? 0) : value;
    });

    expect((contentBox(letterboxed)?.y ?? 0) * GREY_SIDE).toBeCloseTo(5.5, 0);
  });

  it('finds none in a picture without a border', () => {
    const patterned = repaintedGrey(portrait, (_, x, y) => (x * 31 + y * 57) % 256);

    expect(contentBox(patterned)).toBeNull();
  });

  it('finds none where hardly anything would be left', () => {
    const dot = repaintedGrey(portrait, (_, x, y) => (Math.hypot(x - 24, y - 24) < 4 ? 255 : 0));

    expect(contentBox(dot)).toBeNull();
  });
});
