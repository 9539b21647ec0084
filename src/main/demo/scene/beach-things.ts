import type { Daylight } from './daylight.ts';
import type { Sketch } from './sketch.ts';

/** Paints a sunshade, often with a deck chair. */
export function paintSunshade(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  const hue = dice.int(360);
  sketch.within({ x: at.x, y: at.y, scale: at.size / 100, turn: dice.between(-18, 18) }, () => {
    sketch.rect(-2, -95, 4, 95, light.ink(30, 20, 88));
    sketch.path('M-60 -62C-50 -112 50 -112 60 -62Z', light.ink(hue, 75, 55));
    sketch.path('M-22 -62C-18 -104 18 -104 22 -62Z', light.ink(hue + 180, dice.between(0, 60), 92));
    if (dice.chance(0.6))
      sketch.polygon(
        [
          [20, 0],
          [75, 0],
          [82, -26],
          [88, -24],
          [80, 6],
          [20, 6],
        ],
        light.ink(dice.int(360), 60, 60),
      );
  });
}

/** Paints a palm. */
export function paintPalm(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  sketch.within({ x: at.x, y: at.y, scale: at.size / 100, turn: dice.between(-14, 14) }, () => {
    sketch.path('M-4 0Q4 -45 0 -86', { stroke: light.ink(28, 35, 32), strokeWidth: 6 });
    for (let i = 0; i < 7; i += 1) {
      const angle = (i / 7) * Math.PI * 2;
      sketch.path(
        `M0 -86Q${Math.cos(angle) * 22} ${-104 + Math.sin(angle) * 8} ${Math.cos(angle) * 42} ${-84 + Math.sin(angle) * 24}`,
        { stroke: light.ink(dice.between(90, 140), 50, 30), strokeWidth: 6 },
      );
    }
  });
}

/** Paints a beach ball. */
export function paintBall(
  sketch: Sketch,
  light: Daylight,
  x: number,
  y: number,
  radius: number,
): void {
  const hue = sketch.dice.int(360);
  sketch.circle(x, y, radius, light.ink(hue, 80, 58));
  sketch.ellipse(x, y, radius * 0.4, radius, light.ink(0, 0, 97), sketch.dice.int(180));
}
