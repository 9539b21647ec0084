import { type Daylight, drawDaylight } from './daylight.ts';
import { gloomyDaylight } from './mood-light.ts';
import { paintCar, paintFlames, paintHouse, paintSmoke } from './scene-built.ts';
import { paintGround, paintRidge, paintRoad, paintSea, paintSky } from './scene-land.ts';
import {
  paintBareTree,
  paintLightning,
  paintRain,
  paintRubble,
  paintTree,
} from './scene-nature.ts';
import { paintPerson } from './scene-people.ts';
import type { Sketch } from './sketch.ts';

/** A storm over a dark sea: heavy waves, rain, lightning, often a ship in trouble. */
export function paintStormAtSea(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = drawDaylight(dice, { storm: 6, night: 1.2, overcast: 2, golden: 0.8, fog: 0.5 });
  const horizon = height * dice.between(0.2, 0.65);
  paintSky(sketch, light, horizon);
  if (dice.chance(0.55)) paintLightning(sketch, light, horizon);
  if (dice.chance(0.3)) paintRidge(sketch, horizon, unit * 0.2, light.ink(220, 15, 18));
  const ship = dice.chance(0.6);
  if (ship)
    paintShip(sketch, light, {
      x: dice.between(0.15, 0.85) * width,
      y: horizon + dice.between(0.05, 0.25) * (height - horizon),
      size: unit * dice.between(0.2, 0.5),
    });
  paintSea(sketch, light, horizon + (ship ? 0.04 * height : 0), dice.between(0.6, 1));
  if (dice.chance(0.6)) paintRain(sketch, light, dice.next());
}

/** A house on fire. */
export function paintHouseFire(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = drawDaylight(dice, {
    night: 2.5,
    storm: 2,
    overcast: 2,
    clear: 1.2,
    golden: 1.2,
    fog: 0.5,
  });
  const horizon = height * dice.between(0.45, 0.8);
  paintSky(sketch, light, horizon);
  paintRidge(sketch, horizon, unit * 0.2, light.ink(130, 15, 28));
  paintGround(sketch, light, horizon, [70, 20, 32]);
  const size = unit * dice.between(0.5, 0.85);
  const [x, y] = [dice.between(0.25, 0.75) * width, horizon + dice.between(0.02, 0.15) * height];
  paintSmoke(sketch, light, {
    x: x + dice.between(-0.3, 0.3) * size,
    y: y - size * 0.6,
    size: unit * dice.between(0.7, 1.1),
  });
  paintHouse(sketch, light, { x, y, size, condition: dice.pick(['whole', 'damaged', 'damaged']) });
  for (let i = dice.whole(3, 6); i > 0; i -= 1)
    paintFlames(sketch, light, {
      x: x + dice.between(-0.5, 0.5) * size,
      y: y - dice.between(0, 0.8) * size,
      size: size * dice.between(0.3, 0.65),
    });
  for (let i = dice.int(4); i > 0; i -= 1)
    paintPerson(sketch, light, {
      x: dice.next() * width,
      y: height * dice.between(0.88, 1),
      size: unit * dice.between(0.2, 0.35),
      dark: true,
    });
}

/** A crashed car, bent, on a road or in a field. */
export function paintCarWreck(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = gloomyDaylight(dice);
  const horizon = height * dice.between(0.25, 0.6);
  paintSky(sketch, light, horizon);
  paintRidge(sketch, horizon, unit * dice.between(0.1, 0.3), light.ink(120, 16, 34));
  paintGround(
    sketch,
    light,
    horizon,
    dice.pick([
      [220, 4, 40],
      [60, 20, 36],
    ]),
  );
  if (dice.chance(0.6)) paintRoad(sketch, light, horizon);
  for (let i = dice.int(3); i > 0; i -= 1)
    (dice.chance(0.5) ? paintBareTree : paintTree)(sketch, light, {
      x: dice.next() * width,
      y: horizon + 0.08 * height,
      size: unit * dice.between(0.3, 0.6),
    });
  const size = unit * dice.between(0.5, 0.95);
  const [x, y] = [dice.between(0.25, 0.75) * width, height * dice.between(0.65, 0.92)];
  if (dice.chance(0.6))
    paintSmoke(sketch, light, {
      x: x + dice.between(-0.3, 0.3) * size,
      y: y - size * 0.25,
      size: unit * dice.between(0.3, 0.7),
    });
  paintCar(sketch, light, { x, y, size, condition: 'damaged' });
  if (dice.chance(0.3))
    paintFlames(sketch, light, {
      x: x + dice.between(-0.3, 0.3) * size,
      y: y - size * 0.2,
      size: size * 0.25,
    });
  paintRubble(sketch, light, {
    top: y - 0.05 * height,
    bottom: Math.min(height, y + 0.12 * height),
    count: dice.whole(6, 16),
    size: unit * 0.04,
  });
  if (dice.chance(0.35))
    paintPerson(sketch, light, {
      x: dice.next() * width,
      y,
      size: unit * dice.between(0.25, 0.45),
    });
  if (dice.chance(0.25)) paintRain(sketch, light, 0.5);
}

/** Ruined houses and rubble after a bombing or an earthquake. */
export function paintRuins(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = gloomyDaylight(dice);
  const horizon = height * dice.between(0.4, 0.75);
  paintSky(sketch, light, horizon);
  if (dice.chance(0.5))
    paintSmoke(sketch, light, {
      x: dice.next() * width,
      y: horizon,
      size: unit * dice.between(0.4, 0.8),
    });
  paintGround(sketch, light, horizon, [35, 14, 44]);
  const size = unit * dice.between(0.35, 0.7);
  for (let x = -size * dice.next(); x < width + size / 2; x += size * dice.between(0.9, 1.6))
    if (dice.chance(0.8))
      paintHouse(sketch, light, {
        x,
        y: horizon + dice.between(0.02, 0.15) * height,
        size: size * dice.between(0.8, 1.3),
        condition: 'damaged',
      });
  paintRubble(sketch, light, {
    top: horizon + 0.04 * height,
    bottom: height,
    count: dice.whole(18, 44),
    size: unit * dice.between(0.06, 0.14),
  });
  if (dice.chance(0.4))
    paintPerson(sketch, light, {
      x: dice.next() * width,
      y: height * dice.between(0.8, 0.95),
      size: unit * dice.between(0.2, 0.4),
      dark: dice.chance(0.5),
    });
}

function paintShip(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  sketch.within(
    {
      x: at.x,
      y: at.y,
      scale: at.size / 100,
      turn: dice.pick([-1, 1]) * dice.between(8, 32),
      mirror: dice.chance(0.5),
    },
    () => {
      sketch.polygon(
        [
          [-60, -14],
          [60, -22],
          [42, 14],
          [-46, 14],
        ],
        light.ink(dice.int(360), 40, 30),
      );
      sketch.rect(-30, -34, 40, 20, light.ink(30, 10, 74));
      sketch.rect(-2, -84, 4, 70, light.ink(25, 20, 20));
      if (dice.chance(0.5))
        sketch.polygon(
          [
            [4, -80],
            [40, -34],
            [4, -30],
          ],
          light.ink(40, 10, 80),
        );
    },
  );
}
