import type { Daylight } from './daylight.ts';
import { roomLight } from './mood-light.ts';
import { paintRoom } from './scene-land.ts';
import { type Point, type Sketch, smoothPath } from './sketch.ts';

/** A chart on a screen or on paper. */
export function paintChart(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = roomLight(dice);
  paintRoom(sketch, light);
  const dark = dice.chance(0.4);
  const [w, h] = [width * dice.between(0.5, 0.95), height * dice.between(0.45, 0.9)];
  const [x, y] = [dice.between(0, 1) * (width - w), dice.between(0, 0.9) * (height - h)];
  sketch.rect(x - 8, y - 8, w + 16, h + 16, light.ink(220, 5, dice.pick([10, 25, 70])), 8);
  sketch.rect(x, y, w, h, light.ink(215, dark ? 25 : 8, dark ? 14 : 94));
  const line = light.ink(215, 8, dark ? 55 : 45);
  const inset = unit * 0.07;
  const [left, right, top, bottom] = [x + inset, x + w - inset * 0.6, y + inset, y + h - inset];
  for (let i = 0; i < 4; i += 1)
    sketch.rect(
      left,
      top + ((bottom - top) * i) / 4,
      right - left,
      1.5,
      light.ink(215, 8, dark ? 30 : 82),
    );
  if (dice.chance(0.25))
    paintPie(
      sketch,
      light,
      (left + right) / 2,
      (top + bottom) / 2,
      Math.min(right - left, bottom - top) * 0.45,
    );
  else if (dice.chance(0.5)) paintBars(sketch, light, { left, right, top, bottom });
  else paintCurves(sketch, light, { left, right, top, bottom });
  sketch.polyline(
    [
      [left, top],
      [left, bottom],
      [right, bottom],
    ],
    { stroke: line, strokeWidth: 2.5 },
  );
  for (let i = 0; i < 5; i += 1)
    sketch.rect(
      left + ((right - left) * (i + 0.3)) / 5,
      bottom + inset * 0.3,
      inset * 0.7,
      4,
      line,
    );
  sketch.rect(left, y + inset * 0.35, w * dice.between(0.2, 0.5), unit * 0.018, line);
}

type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

function paintBars(sketch: Sketch, light: Daylight, { left, right, top, bottom }: Box): void {
  const { dice } = sketch;
  const count = dice.whole(3, 9);
  const hue = dice.int(360);
  for (let i = 0; i < count; i += 1) {
    const tall = (bottom - top) * dice.between(0.1, 0.95);
    sketch.rect(
      left + ((right - left) * (i + 0.2)) / count,
      bottom - tall,
      ((right - left) * 0.6) / count,
      tall,
      light.ink(hue + (dice.chance(0.2) ? 150 : 0), 60, 52),
    );
  }
}

function paintCurves(sketch: Sketch, light: Daylight, { left, right, top, bottom }: Box): void {
  const { dice } = sketch;
  for (let curve = dice.whole(1, 3); curve > 0; curve -= 1) {
    const points: Point[] = [];
    let level = dice.next();
    for (let i = 0; i <= 8; i += 1) {
      level = Math.min(1, Math.max(0, level + dice.between(-0.3, 0.3)));
      points.push([left + ((right - left) * i) / 8, bottom - (bottom - top) * level]);
    }
    const colour = light.ink(dice.int(360), 65, 52);
    if (dice.chance(0.4))
      sketch.path(
        `${smoothPath(points)}L${right.toFixed(0)} ${bottom.toFixed(0)}L${left.toFixed(0)} ${bottom.toFixed(0)}Z`,
        { fill: colour, opacity: 0.45 },
      );
    sketch.path(smoothPath(points), { stroke: colour, strokeWidth: dice.between(2.5, 6) });
  }
}

function paintPie(sketch: Sketch, light: Daylight, x: number, y: number, radius: number): void {
  const { dice } = sketch;
  let angle = dice.next() * Math.PI * 2;
  sketch.circle(x, y, radius, light.ink(dice.int(360), 55, 55));
  for (let i = dice.whole(2, 4); i > 0; i -= 1) {
    const to = angle + dice.between(0.5, 1.6);
    sketch.path(
      `M${x.toFixed(1)} ${y.toFixed(1)}L${(x + Math.cos(angle) * radius).toFixed(1)} ${(y + Math.sin(angle) * radius).toFixed(1)}A${radius.toFixed(1)} ${radius.toFixed(1)} 0 0 1 ${(x + Math.cos(to) * radius).toFixed(1)} ${(y + Math.sin(to) * radius).toFixed(1)}Z`,
      light.ink(dice.int(360), 60, dice.between(40, 70)),
    );
    angle = to;
  }
}
