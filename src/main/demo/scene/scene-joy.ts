import { paintBall, paintPalm, paintSunshade } from './beach-things.ts';
import type { Daylight } from './daylight.ts';
import { joyfulDaylight } from './mood-light.ts';
import { paintHouse } from './scene-built.ts';
import { paintGround, paintRidge, paintSea, paintSky } from './scene-land.ts';
import { paintBird, paintFlower, paintTree } from './scene-nature.ts';
import { paintPerson } from './scene-people.ts';
import type { Sketch } from './sketch.ts';

/** A day on the beach: calm sea, sand, umbrellas, people, a sandcastle or a ball. */
export function paintBeach(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = joyfulDaylight(dice);
  const horizon = height * dice.between(0.2, 0.55);
  const shore = horizon + (height - horizon) * dice.between(0.2, 0.6);
  paintSky(sketch, light, horizon);
  if (dice.chance(0.4)) paintRidge(sketch, horizon, unit * 0.15, light.ink(130, 25, 42));
  paintSea(sketch, light, horizon, 0.05);
  paintGround(sketch, light, shore, [40, 48, 74]);
  for (let i = dice.whole(2, 5); i > 0; i -= 1) {
    const depth = dice.next();
    const [x, y] = [dice.next() * width, shore + (height - shore) * (0.15 + depth * 0.7)];
    if (dice.chance(0.6))
      paintSunshade(sketch, light, { x, y, size: unit * (0.18 + 0.35 * depth) });
    else
      paintPerson(sketch, light, {
        x,
        y,
        size: unit * (0.15 + 0.4 * depth),
        arms: dice.pick(['up', 'down']),
      });
  }
  if (dice.chance(0.5))
    paintBall(
      sketch,
      light,
      dice.next() * width,
      dice.between(shore + 0.1 * unit, height),
      unit * dice.between(0.03, 0.09),
    );
  if (dice.chance(0.35))
    paintPalm(sketch, light, {
      x: dice.pick([0.06, 0.94]) * width,
      y: height,
      size: unit * dice.between(0.6, 1.1),
    });
  for (let i = dice.int(4); i > 0; i -= 1)
    paintBird(sketch, light, {
      x: dice.next() * width,
      y: dice.next() * horizon,
      size: unit * 0.03,
    });
}

/** A flower meadow with butterflies, trees and hills. */
export function paintMeadow(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = joyfulDaylight(dice);
  const horizon = height * dice.between(0.12, 0.6);
  paintSky(sketch, light, horizon);
  for (let i = dice.int(3); i > 0; i -= 1)
    paintRidge(
      sketch,
      horizon + 0.03 * unit,
      unit * dice.between(0.05, 0.3),
      light.ink(dice.between(90, 220), 22, dice.between(36, 60)),
    );
  paintGround(sketch, light, horizon, [dice.between(75, 125), 42, 42]);
  for (let i = dice.int(4); i > 0; i -= 1)
    paintTree(sketch, light, {
      x: dice.next() * width,
      y: horizon + dice.between(0, 0.15) * height,
      size: unit * dice.between(0.15, 0.5),
    });
  const hues = [dice.int(360), dice.int(360), dice.pick([0, 330, 50])];
  const blooms = dice.whole(7, 16);
  const bias = dice.between(-0.3, 0.3);
  for (let i = 0; i < blooms; i += 1) {
    const depth = (i + 0.5) / blooms;
    paintFlower(sketch, light, {
      x: (dice.next() + bias * depth) * width,
      y: horizon + (height - horizon) * (0.1 + 0.85 * depth),
      size: unit * (0.03 + dice.between(0.1, 0.24) * depth ** 1.5),
      hue: dice.pick(hues),
    });
  }
  for (let i = dice.int(3); i > 0; i -= 1)
    paintButterfly(sketch, light, {
      x: dice.next() * width,
      y: dice.between(0.1, 0.8) * height,
      size: unit * dice.between(0.05, 0.14),
    });
}

/** Hot-air balloons over a landscape. */
export function paintBalloonRide(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = joyfulDaylight(dice);
  const horizon = height * dice.between(0.55, 0.9);
  paintSky(sketch, light, horizon);
  paintRidge(
    sketch,
    horizon,
    unit * dice.between(0.1, 0.35),
    light.ink(dice.between(90, 230), 20, 52),
  );
  paintGround(sketch, light, horizon, [dice.between(45, 120), 35, 42]);
  if (dice.chance(0.4))
    paintHouse(sketch, light, {
      x: dice.next() * width,
      y: horizon + 0.05 * unit,
      size: unit * 0.15,
      condition: 'whole',
    });
  for (let i = dice.whole(1, 5); i > 0; i -= 1) {
    const size = unit * dice.between(0.14, 0.5);
    paintHotAirBalloon(sketch, light, {
      x: dice.next() * width,
      y: dice.between(0.1, 0.6) * height,
      size,
    });
  }
}

function paintButterfly(
  sketch: Sketch,
  light: Daylight,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  const colour = light.ink(sketch.dice.int(360), 80, 60, 0.95);
  const turn = sketch.dice.between(-40, 40);
  sketch.within({ x, y, turn, scale: size / 100 }, () => {
    for (const side of [-1, 1]) {
      sketch.ellipse(side * 26, -18, 28, 20, colour, side * -35);
      sketch.ellipse(side * 20, 16, 19, 14, colour, side * 35);
    }
    sketch.ellipse(0, 0, 5, 30, light.ink(20, 20, 15));
  });
}

function paintHotAirBalloon(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  const hue = dice.int(360);
  sketch.within({ x: at.x, y: at.y, scale: at.size / 100, turn: dice.between(-6, 6) }, () => {
    sketch.path(
      'M-12 62L-34 30C-60 0 -48 -50 0 -50C48 -50 60 0 34 30L12 62Z',
      light.ink(hue, 70, 55),
    );
    sketch.path(
      'M-5 62L-14 30C-24 0 -20 -50 0 -50C20 -50 24 0 14 30L5 62Z',
      light.ink(hue + dice.pick([60, 120, 180]), 75, 68),
    );
    sketch.polyline(
      [
        [-11, 62],
        [-8, 80],
      ],
      { stroke: light.ink(30, 20, 20), strokeWidth: 1.5 },
    );
    sketch.polyline(
      [
        [11, 62],
        [8, 80],
      ],
      { stroke: light.ink(30, 20, 20), strokeWidth: 1.5 },
    );
    sketch.rect(-9, 78, 18, 14, light.ink(28, 50, 35), 2);
  });
}
