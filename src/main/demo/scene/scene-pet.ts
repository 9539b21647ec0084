import { paintBall } from './beach-things.ts';
import type { Daylight } from './daylight.ts';
import { joyfulDaylight } from './mood-light.ts';
import { paintGround, paintSky } from './scene-land.ts';
import { paintTree } from './scene-nature.ts';
import type { Sketch } from './sketch.ts';

/** A puppy or a kitten, close. */
export function paintPet(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = joyfulDaylight(dice);
  const horizon = height * dice.between(0.15, 0.7);
  paintSky(sketch, light, horizon);
  paintGround(
    sketch,
    light,
    horizon,
    dice.pick([
      [95, 40, 44],
      [35, 40, 60],
      [20, 30, 45],
    ]),
  );
  if (dice.chance(0.5))
    paintTree(sketch, light, {
      x: dice.next() * width,
      y: horizon + 0.1 * unit,
      size: unit * dice.between(0.3, 0.8),
    });
  const count = dice.chance(0.25) ? 2 : 1;
  for (let i = 0; i < count; i += 1)
    paintAnimal(sketch, light, {
      x: dice.between(0.18, 0.82) * width,
      y: dice.between(0.35, 0.7) * height,
      size: unit * dice.between(0.4, 0.7),
    });
  if (dice.chance(0.5))
    paintBall(
      sketch,
      light,
      dice.next() * width,
      dice.between(0.75, 0.95) * height,
      unit * dice.between(0.04, 0.1),
    );
}

function paintAnimal(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  const [hue, saturation, lightness] = dice.pick([
    [30, 50, 55],
    [28, 45, 34],
    [35, 30, 80],
    [30, 5, 45],
    [26, 60, 62],
    [220, 6, 22],
  ] as const);
  const fur = light.ink(hue, saturation, lightness);
  const dark = light.ink(hue, saturation, lightness - 16);
  const pale = light.ink(hue, saturation * 0.6, Math.min(94, lightness + 22));
  const cat = dice.chance(0.4);
  sketch.within(
    {
      x: at.x,
      y: at.y,
      scale: at.size / 100,
      turn: dice.between(-15, 15),
      mirror: dice.chance(0.5),
    },
    () => {
      sketch.ellipse(dice.between(-30, 30), 78, 48, 52, dark);
      sketch.ellipse(-22, 112, 14, 22, fur);
      sketch.ellipse(22, 112, 14, 22, fur);
      for (const side of [-1, 1]) {
        if (cat)
          sketch.polygon(
            [
              [side * 42, -14],
              [side * 38, -66],
              [side * 8, -40],
            ],
            dark,
          );
        else sketch.ellipse(side * 46, -2, 15, 36, dark, side * -14);
      }
      sketch.ellipse(0, 0, 46, 42, fur);
      sketch.ellipse(0, 18, cat ? 20 : 25, cat ? 14 : 20, pale);
      for (const side of [-1, 1]) {
        sketch.circle(side * 18, -8, 7.5, light.ink(cat ? 100 : 25, cat ? 50 : 40, cat ? 55 : 12));
        sketch.circle(side * 18, -8, cat ? 3 : 5, light.ink(0, 0, 6));
        sketch.circle(side * 18 + 2, -10.5, 2, light.ink(0, 0, 98));
      }
      sketch.ellipse(0, 10, 8, 6, light.ink(cat ? 350 : 10, cat ? 50 : 15, cat ? 65 : 12));
      sketch.path('M-14 22Q-6 31 0 22Q6 31 14 22', {
        stroke: light.ink(15, 30, 15),
        strokeWidth: 2.5,
      });
      if (!cat && dice.chance(0.7)) sketch.ellipse(3, 34, 7, 11, light.ink(350, 70, 66));
      if (cat)
        for (const side of [-1, 1])
          for (const rise of [-4, 3])
            sketch.polyline(
              [
                [side * 14, 16],
                [side * 44, 14 + rise * 2],
              ],
              { stroke: light.ink(0, 0, 90), strokeWidth: 1.2 },
            );
    },
  );
}
