import type { Daylight } from './daylight.ts';
import type { Sketch } from './sketch.ts';

export type Tone = readonly [hue: number, saturation: number, lightness: number];

/** Colours of skin. */
export const SKIN: readonly Tone[] = [
  [28, 62, 78],
  [24, 52, 68],
  [22, 45, 54],
  [20, 42, 40],
  [18, 38, 28],
];
/** Colours of hair. */
export const HAIR: readonly Tone[] = [
  [28, 40, 14],
  [24, 50, 26],
  [38, 60, 52],
  [12, 60, 36],
  [30, 5, 70],
  [220, 8, 12],
];

/** Paints a standing figure seen from a distance, `size` pixels tall, its feet at the point. */
export function paintPerson(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number; arms?: 'down' | 'up'; dark?: boolean },
): void {
  const { dice } = sketch;
  const lift = at.arms === 'up' ? -1 : 1;
  const tone = (hue: number, saturation: number, lightness: number) =>
    light.ink(
      hue,
      at.dark === true ? 5 : saturation,
      at.dark === true ? dice.between(8, 22) : lightness,
    );
  const top = tone(dice.int(360), dice.between(10, 80), dice.between(22, 78));
  const legs = tone(dice.int(360), dice.between(5, 45), dice.between(15, 55));
  const skin = light.ink(...dice.pick(SKIN));
  sketch.within({ x: at.x, y: at.y, scale: at.size / 100, mirror: dice.chance(0.5) }, () => {
    sketch.polyline(
      [
        [-7, 0],
        [-5, -42],
        [5, -42],
        [dice.between(6, 13), 0],
      ],
      { stroke: legs, strokeWidth: 9 },
    );
    sketch.polyline(
      [
        [-9, -74],
        [-20, -74 + lift * 14],
        [-21, -74 + lift * 30],
      ],
      { stroke: top, strokeWidth: 6 },
    );
    sketch.polyline(
      [
        [9, -74],
        [19, -74 + lift * 14],
        [dice.between(18, 26), -74 + lift * 30],
      ],
      { stroke: top, strokeWidth: 6 },
    );
    sketch.rect(-12, -80, 24, 42, top, 7);
    sketch.circle(0, -90, 9.5, skin);
    sketch.path(
      'M-10 -90C-10 -104 10 -104 10 -90C4 -96 -4 -96 -10 -90Z',
      light.ink(...dice.pick(HAIR)),
    );
  });
}
