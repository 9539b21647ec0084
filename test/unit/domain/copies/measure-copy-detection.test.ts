import { describe, expect, it } from 'vitest';
import {
  measureCopyDetection,
  scoreCopyDetection,
} from '../../../../src/main/domain/copies/measure-copy-detection.ts';
import { drawnScene, mirroredGrey, repaintedGrey } from '../../../helpers/drawn-scenes.ts';

describe('scoreCopyDetection', () => {
  const copies = [
    { image: 0, kind: 'crop' },
    { image: 1, kind: 'crop' },
    { image: 0, kind: 'flip' },
  ] as const;

  it('counts originals found and others found wrongly, kind by kind', () => {
    const rows = scoreCopyDetection(copies, [
      { copy: 0, image: 0 },
      { copy: 0, image: 2 },
    ]);

    expect(rows).toMatchObject([
      { kind: 'crop', planted: 2, wrong: 1, recall: { value: 0.5 }, precision: { value: 0.5 } },
      { kind: 'flip', planted: 1, wrong: 0, recall: { value: 0 }, precision: null },
    ]);
  });

  it('does not count images that are copies of the original themselves as wrong', () => {
    const found = [
      { copy: 0, image: 0 },
      { copy: 0, image: 2 },
    ];

    expect(scoreCopyDetection(copies, found, [[2, 0]])[0]).toMatchObject({ wrong: 0 });
  });
});

describe('measureCopyDetection', () => {
  it('finds planted copies among look-alikes, and nothing where there is nothing', () => {
    const images = Array.from({ length: 20 }, (_, seed) => drawnScene('skyline', seed));
    const box = { x: 0.1, y: 0.02, width: 0.87, height: 0.87 };

    const rows = measureCopyDetection(
      images,
      images.flatMap((grey, image) => [
        { image, kind: 'brightness' as const, grey: repaintedGrey(grey, (value) => 0.7 * value) },
        { image, kind: 'flip' as const, grey: mirroredGrey(grey) },
        { image, kind: 'crop' as const, grey: drawnScene('skyline', image, box) },
        { image, kind: 'recolour' as const, grey: drawnScene('portrait', image) },
      ]),
    );

    expect(rows.map(({ recall }) => recall.value)).toEqual([1, 1, expect.any(Number), 0]);
    expect(rows[2]?.recall.value).toBeGreaterThan(0.8);
    expect(rows.map(({ wrong }) => wrong)).toEqual([0, 0, 0, 0]);
  });

  it('does not count images that are copies of the original already as wrong', () => {
    const grey = drawnScene('skyline', 1);
    const images = [drawnScene('portrait', 1), grey, repaintedGrey(grey, (value) => 0.9 * value)];
    const copy = { image: 1, kind: 'flip', grey: mirroredGrey(grey) } as const;

    expect(measureCopyDetection(images, [copy])).toMatchObject([
      { planted: 1, wrong: 0, recall: { value: 1 }, precision: { value: 1 } },
    ]);
  });
});
