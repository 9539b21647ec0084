import { type Daylight, drawDaylight } from './daylight.ts';
import { gloomyDaylight } from './mood-light.ts';
import { paintGround, paintRidge, paintRoom, paintSky } from './scene-land.ts';
import { paintBareTree, paintFlower, paintMist } from './scene-nature.ts';
import { paintPerson } from './scene-people.ts';
import type { Point, Sketch } from './sketch.ts';

/** A graveyard, often in fog, at times under a fine sunset and with fresh flowers. */
export function paintGraveyard(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = drawDaylight(dice, {
    fog: 4,
    overcast: 3,
    golden: 1.4,
    night: 1.2,
    storm: 1.5,
    clear: 0.6,
  });
  const horizon = height * dice.between(0.2, 0.6);
  paintSky(sketch, light, horizon);
  if (dice.chance(0.6))
    paintRidge(sketch, horizon, unit * dice.between(0.05, 0.3), light.ink(140, 12, 40));
  for (let i = dice.int(4); i > 0; i -= 1)
    paintBareTree(sketch, light, {
      x: dice.next() * width,
      y: horizon + dice.between(0, 0.15) * height,
      size: unit * dice.between(0.4, 0.9),
    });
  paintGround(sketch, light, horizon, [dice.between(55, 115), 24, 32]);
  const stones = dice.whole(5, 11);
  for (let i = 0; i < stones; i += 1) {
    const depth = (i + 0.6) / stones;
    const y = horizon + (height - horizon) * (0.1 + 0.85 * depth);
    const x = dice.next() * width;
    const size = unit * (0.12 + dice.between(0.2, 0.45) * depth);
    paintGravestone(sketch, light, { x, y, size });
    if (dice.chance(0.15))
      paintFlower(sketch, light, {
        x: x + size * 0.2,
        y: y - size * 0.1,
        size: size * 0.2,
        hue: dice.pick([0, 50, 330]),
      });
  }
  if (dice.chance(0.3))
    paintPerson(sketch, light, {
      x: dice.next() * width,
      y: height * dice.between(0.75, 0.95),
      size: unit * dice.between(0.3, 0.5),
      dark: true,
    });
  if (light.weather === 'fog' || dice.chance(0.3))
    for (let i = dice.whole(1, 3); i > 0; i -= 1)
      paintMist(sketch, light, dice.between(horizon, height));
}

/** A smashed window or mirror, from inside a room or from the street. */
export function paintBrokenWindow(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = gloomyDaylight(dice);
  paintRoom(sketch, light);
  const [w, h] = [width * dice.between(0.4, 0.9), height * dice.between(0.4, 0.85)];
  const [x, y] = [dice.next() * (width - w), dice.between(0.02, 0.95) * (height - h)];
  sketch.rect(
    x - 14,
    y - 14,
    w + 28,
    h + 28,
    light.ink(dice.pick([28, 210, 0]), dice.between(5, 35), dice.between(20, 75)),
  );
  sketch.rect(
    x,
    y,
    w,
    h,
    sketch.linear(
      [
        [0, light.ink(205, 20, dice.between(30, 75))],
        [1, light.ink(210, 15, dice.between(25, 70))],
      ],
      dice.int(180),
    ),
  );
  const hit: Point = [x + w * dice.between(0.2, 0.8), y + h * dice.between(0.2, 0.8)];
  const rays = dice.whole(9, 15);
  const rim: Point[] = [];
  const edge = light.ink(200, 15, 92, 0.85);
  for (let i = 0; i < rays; i += 1) {
    const angle = ((i + dice.between(-0.3, 0.3)) / rays) * Math.PI * 2;
    const hole = Math.min(w, h) * dice.between(0.1, 0.36);
    const reach = Math.min(w, h) * dice.between(0.5, 0.95);
    const at = (far: number): Point => [
      Math.min(x + w, Math.max(x, hit[0] + Math.cos(angle) * far)),
      Math.min(y + h, Math.max(y, hit[1] + Math.sin(angle) * far)),
    ];
    rim.push(at(hole), at(hole * dice.between(0.3, 0.7)));
    sketch.polyline([at(hole), at(reach)], { stroke: edge, strokeWidth: dice.between(1, 3) });
  }
  sketch.polygon(rim, { fill: light.ink(225, 15, 7), stroke: edge, strokeWidth: 2 });
  if (dice.chance(0.5)) sketch.rect(x + w / 2 - 5, y, 10, h, light.ink(30, 20, 40));
  for (let i = dice.whole(3, 12); i > 0; i -= 1) {
    const [sx, sy, size] = [
      dice.next() * width,
      height * dice.between(0.82, 1),
      unit * dice.between(0.03, 0.11),
    ];
    sketch.polygon(
      [
        [sx, sy],
        [sx + size, sy + size * dice.between(-0.3, 0.3)],
        [sx + size * 0.4, sy - size * dice.between(0.2, 0.7)],
      ],
      { fill: light.ink(200, 20, 78), stroke: edge, strokeWidth: 1, opacity: 0.85 },
    );
  }
}

function paintGravestone(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  const stone = light.ink(dice.pick([210, 35, 90]), dice.between(2, 12), dice.between(28, 70));
  const engraved = light.ink(210, 6, 20);
  sketch.within({ x: at.x, y: at.y, scale: at.size / 100, turn: dice.between(-9, 9) }, () => {
    sketch.ellipse(0, 0, 48, 7, light.ink(30, 20, 14, 0.5));
    if (dice.chance(0.35)) {
      sketch.rect(-8, -104, 16, 104, stone);
      sketch.rect(-32, -80, 64, 15, stone);
      return;
    }
    sketch.path('M-34 0V-64C-34 -104 34 -104 34 -64V0Z', stone);
    sketch.rect(-3, -74, 6, 28, engraved);
    sketch.rect(-11, -66, 22, 6, engraved);
    for (let i = 0; i < 3; i += 1) sketch.rect(-20, -36 + i * 9, dice.between(24, 40), 3, engraved);
  });
}
