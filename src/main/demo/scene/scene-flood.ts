import { type Daylight, drawDaylight } from './daylight.ts';
import { paintCar, paintHouse } from './scene-built.ts';
import { paintSky } from './scene-land.ts';
import { paintRain, paintTree } from './scene-nature.ts';
import { paintPerson } from './scene-people.ts';
import { type Point, type Sketch, smoothPath } from './sketch.ts';

/** A flooded street: houses and cars standing deep in brown water. */
export function paintFlood(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = drawDaylight(dice, {
    storm: 3,
    overcast: 3,
    fog: 0.6,
    golden: 0.5,
    clear: 0.5,
    night: 0.5,
  });
  const horizon = height * dice.between(0.18, 0.45);
  paintSky(sketch, light, horizon);
  const size = unit * dice.between(0.3, 0.6);
  for (let x = -size * dice.next(); x < width + size / 2; x += size * dice.between(1, 1.7))
    if (dice.chance(0.8))
      paintHouse(sketch, light, {
        x,
        y: horizon + size * dice.between(0.2, 0.45),
        size: size * dice.between(0.85, 1.2),
        condition: 'whole',
      });
  for (let i = dice.int(3); i > 0; i -= 1)
    paintTree(sketch, light, {
      x: dice.next() * width,
      y: horizon + 0.12 * height,
      size: unit * dice.between(0.25, 0.5),
    });
  const hue = dice.between(24, 42);
  const surface = horizon + dice.between(0.05, 0.1) * height;
  paintFloodWater(sketch, light, surface, hue);
  const sunken = dice.whole(1, 4);
  for (let i = 0; i < sunken; i += 1) {
    const y = surface + ((i + dice.between(0.3, 1)) / sunken) * (height - surface) * 0.85;
    const size = unit * dice.between(0.25, 0.45) * (0.7 + (0.8 * (y - surface)) / height);
    const x = dice.next() * width;
    if (i === 0 && dice.chance(0.4))
      paintDinghy(sketch, light, { x, y: y + size * 0.06, size: size * 1.3 });
    else if (dice.chance(0.65))
      paintCar(sketch, light, { x, y: y + size * 0.17, size, condition: 'whole' });
    else
      paintPerson(sketch, light, { x, y: y + size * 0.4, size, arms: dice.pick(['up', 'down']) });
    paintFloodWater(sketch, light, y, hue);
  }
  if (dice.chance(0.75)) paintRain(sketch, light, dice.next());
}

function paintDinghy(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  for (let i = dice.whole(1, 3); i > 0; i -= 1)
    paintPerson(sketch, light, {
      x: at.x + dice.between(-0.3, 0.3) * at.size,
      y: at.y + at.size * 0.08,
      size: at.size * 0.55,
    });
  sketch.within({ x: at.x, y: at.y, scale: at.size / 100, mirror: dice.chance(0.5) }, () =>
    sketch.path(
      'M-56 -18C-40 -8 30 -8 56 -24C54 0 44 8 30 8H-34C-48 8 -54 -4 -56 -18Z',
      light.ink(dice.pick([18, 30, 5]), 85, 52),
    ),
  );
}

function paintFloodWater(sketch: Sketch, light: Daylight, top: number, hue: number): void {
  const { width, height, unit, dice } = sketch;
  const crest = unit * dice.between(0.004, 0.012);
  const points: Point[] = [];
  for (let x = -0.1 * width; x < width * 1.2; x += unit * dice.between(0.06, 0.16))
    points.push([x, top + dice.between(-1, 1) * crest]);
  const tone = dice.between(-4, 4);
  const fill = sketch.linear(
    [
      [0, light.ink(hue, 30, 47 + tone)],
      [1, light.ink(hue, 34, 33 + tone)],
    ],
    dice.between(70, 110),
  );
  sketch.path(`${smoothPath(points)}L${width * 1.2} ${height}L${-0.1 * width} ${height}Z`, {
    fill,
    stroke: light.ink(hue, 18, 66, 0.7),
    strokeWidth: 1.8,
  });
  let ripples = '';
  for (let i = 0; i < 12; i += 1)
    ripples += `M${(dice.next() * width).toFixed(0)} ${(top + dice.between(0.04, 1) * (height - top)).toFixed(0)}q${dice.whole(8, 30)} ${dice.whole(-5, -1)} ${dice.whole(20, 80)} 0`;
  sketch.path(ripples, { stroke: light.ink(hue, 20, 70, 0.55), strokeWidth: 2.4 });
}
