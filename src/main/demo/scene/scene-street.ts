import type { Daylight } from './daylight.ts';
import { plainDaylight } from './mood-light.ts';
import { paintCar, paintHouse, paintTower } from './scene-built.ts';
import { paintGround, paintRidge, paintRoad, paintSky } from './scene-land.ts';
import { paintBareTree, paintRain, paintTree } from './scene-nature.ts';
import { paintPerson } from './scene-people.ts';
import type { Sketch } from './sketch.ts';

/** A street of houses. */
export function paintHouses(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = plainDaylight(dice);
  const horizon = height * dice.between(0.4, 0.75);
  paintSky(sketch, light, horizon);
  if (dice.chance(0.4)) paintRidge(sketch, horizon, unit * 0.2, light.ink(150, 14, 50));
  paintGround(
    sketch,
    light,
    horizon,
    dice.pick([
      [95, 28, 42],
      [220, 4, 48],
      [35, 15, 55],
    ]),
  );
  if (dice.chance(0.5)) paintRoad(sketch, light, horizon);
  const size = unit * dice.between(0.24, 0.52);
  const front = horizon + dice.between(0.02, 0.12) * height;
  const gap = dice.between(1, 1.4);
  for (let x = -size * dice.next(); x < width + size / 2; x += size * gap * dice.between(0.95, 1.1))
    if (dice.chance(0.93))
      paintHouse(sketch, light, {
        x,
        y: front,
        size: size * dice.between(0.9, 1.1),
        condition: 'whole',
      });
  if (dice.chance(0.5)) {
    const fence = light.ink(dice.pick([40, 110, 25]), dice.between(5, 40), dice.between(30, 90));
    for (let x = 0; x < width; x += unit * 0.045)
      sketch.rect(x, front - unit * 0.02, unit * 0.025, unit * 0.1, fence);
    sketch.rect(0, front + unit * 0.01, width, unit * 0.018, fence);
  }
  streetClutter(sketch, light, horizon);
}

/** A bus stop: shelter, sign, people waiting, sometimes the bus. */
export function paintBusStop(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = plainDaylight(dice);
  const horizon = height * dice.between(0.35, 0.7);
  paintSky(sketch, light, horizon);
  paintFronts(sketch, light, horizon);
  paintGround(sketch, light, horizon, [220, 4, 50]);
  const base = horizon + (height - horizon) * dice.between(0.25, 0.6);
  if (dice.chance(0.5))
    paintBus(sketch, light, {
      x: dice.next() * width,
      y: base + 0.05 * unit,
      size: unit * dice.between(0.5, 1),
    });
  paintShelter(sketch, light, {
    x: dice.between(0.2, 0.8) * width,
    y: base + unit * 0.08,
    size: unit * dice.between(0.45, 0.8),
  });
  for (let i = dice.whole(0, 4); i > 0; i -= 1)
    paintPerson(sketch, light, {
      x: dice.next() * width,
      y: base + unit * dice.between(0.08, 0.2),
      size: unit * dice.between(0.28, 0.45),
    });
  if ((light.weather === 'overcast' || light.weather === 'storm') && dice.chance(0.3))
    paintRain(sketch, light, 0.2);
}

/** Cars in a row at the kerb. */
export function paintParkedCars(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = plainDaylight(dice);
  const horizon = height * dice.between(0.3, 0.65);
  paintSky(sketch, light, horizon);
  if (dice.chance(0.75)) paintFronts(sketch, light, horizon);
  else paintRidge(sketch, horizon, unit * 0.25, light.ink(110, 20, 42));
  paintGround(sketch, light, horizon, [220, 4, dice.between(36, 56)]);
  const size = unit * dice.between(0.4, 0.95);
  const base = horizon + (height - horizon) * dice.between(0.35, 0.75);
  for (
    let x = size * dice.between(0, 0.6);
    x < width + size * 0.4;
    x += size * dice.between(1.05, 1.3)
  )
    paintCar(sketch, light, {
      x,
      y: base + dice.between(-0.02, 0.02) * height,
      size,
      condition: 'whole',
    });
  sketch.rect(0, base + unit * 0.06, width, unit * 0.02, light.ink(220, 4, 70));
  streetClutter(sketch, light, horizon);
}

/** A skyline of offices and flats. */
export function paintSkyline(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = plainDaylight(dice);
  const horizon = height * dice.between(0.6, 0.95);
  paintSky(sketch, light, horizon);
  const profile = dice.between(0, Math.PI * 2);
  for (const layer of [0.5, 1]) {
    for (let x = -0.05 * width; x < width; x += unit * dice.between(0.1, 0.24)) {
      const swell = 0.6 + 0.4 * Math.sin((x / width) * 4 + profile);
      paintTower(sketch, light, {
        x,
        y: horizon + 5,
        width: unit * dice.between(0.1, 0.22),
        height: horizon * dice.between(0.25, 0.85) * swell * (1.25 - layer * 0.4),
      });
    }
  }
  paintGround(
    sketch,
    light,
    horizon,
    dice.pick([
      [210, 20, 40],
      [100, 20, 38],
      [220, 4, 45],
    ]),
  );
}

function paintFronts(sketch: Sketch, light: Daylight, base: number): void {
  const { width, unit, dice } = sketch;
  if (dice.chance(0.5)) {
    const size = unit * dice.between(0.2, 0.45);
    for (let x = -size * dice.next(); x < width + size / 2; x += size * dice.between(1, 1.25))
      paintHouse(sketch, light, { x, y: base + 5, size, condition: 'whole' });
    return;
  }
  for (let x = -0.05 * width; x < width; x += unit * dice.between(0.2, 0.45))
    if (dice.chance(0.75))
      paintTower(sketch, light, {
        x,
        y: base + 5,
        width: unit * dice.between(0.16, 0.4),
        height: unit * dice.between(0.12, 0.55),
      });
}

function streetClutter(sketch: Sketch, light: Daylight, horizon: number): void {
  const { width, height, unit, dice } = sketch;
  for (let i = dice.int(3); i > 0; i -= 1)
    (dice.chance(0.88) ? paintTree : paintBareTree)(sketch, light, {
      x: dice.next() * width,
      y: horizon + dice.between(0.05, 0.25) * height,
      size: unit * dice.between(0.25, 0.6),
    });
  for (let i = dice.int(3); i > 0; i -= 1)
    paintPerson(sketch, light, {
      x: dice.next() * width,
      y: horizon + dice.between(0.15, 0.4) * height,
      size: unit * dice.between(0.15, 0.35),
    });
  if (dice.chance(0.4)) {
    const x = dice.next() * width;
    sketch.rect(x, height * 0.1, unit * 0.018, height * 0.8, light.ink(220, 5, 30));
    sketch.rect(x - unit * 0.05, height * 0.1, unit * 0.11, unit * 0.03, light.ink(220, 5, 30), 4);
  }
}

function paintShelter(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  const frame = light.ink(dice.int(360), dice.between(0, 45), dice.between(18, 50));
  sketch.within({ x: at.x, y: at.y, scale: at.size / 100, mirror: dice.chance(0.5) }, () => {
    sketch.rect(-50, -64, 100, 60, light.ink(200, 20, 80, 0.45));
    for (const x of [-52, -2, 48]) sketch.rect(x, -66, 4, 66, frame);
    sketch.rect(-60, -74, 120, 9, frame, 2);
    sketch.rect(-40, -22, 66, 5, light.ink(25, 40, 36));
    sketch.rect(26, -58, 20, 40, light.ink(dice.int(360), 40, dice.between(40, 85)));
    sketch.rect(70, -88, 4, 88, light.ink(220, 4, 40));
    sketch.rect(60, -100, 24, 20, light.ink(dice.pick([215, 45, 140, 0]), 70, 48), 3);
    sketch.rect(64, -95, 16, 4, light.ink(0, 0, 95));
  });
}

function paintBus(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  sketch.within({ x: at.x, y: at.y, scale: at.size / 100, mirror: dice.chance(0.5) }, () => {
    sketch.rect(
      -70,
      -58,
      140,
      50,
      light.ink(dice.int(360), dice.between(20, 75), dice.between(32, 70)),
      6,
    );
    for (let i = 0; i < 6; i += 1)
      sketch.rect(-64 + i * 21, -51, 17, 19, light.ink(205, 30, 68), 2);
    for (const x of [-42, 42]) {
      sketch.circle(x, -8, 10, light.ink(0, 0, 10));
      sketch.circle(x, -8, 4, light.ink(0, 0, 60));
    }
  });
}
