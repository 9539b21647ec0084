import type { Daylight } from './daylight.ts';
import { type Point, type Sketch, smoothPath } from './sketch.ts';

/** Paints the sky down to the horizon (and beyond, as a base coat): sun or moon, stars, clouds. */
export function paintSky(sketch: Sketch, light: Daylight, horizon: number): void {
  const { width, height, unit, dice } = sketch;
  sketch.rect(
    0,
    0,
    width,
    height,
    sketch.linear(
      [
        [0, light.zenith],
        [horizon / height, light.horizon],
        [1, light.horizon],
      ],
      dice.between(70, 110),
    ),
  );
  const lamp: Point = [dice.between(0.05, 0.95) * width, dice.between(0.1, 0.9) * horizon];
  if (light.weather === 'night') paintNight(sketch, light, lamp, horizon);
  else if (light.weather !== 'storm') paintSun(sketch, light, lamp);
  const cover = { clear: 0.5, golden: 0.6, overcast: 0.95, fog: 0.4, storm: 1, night: 0.3 }[
    light.weather
  ];
  if (!dice.chance(cover)) return;
  const dark = light.weather === 'storm' || light.weather === 'night';
  const count = dice.whole(1, light.weather === 'storm' ? 7 : 4);
  for (let i = 0; i < count; i += 1) {
    const lightness = dark ? dice.between(18, 46) : dice.between(74, 97);
    paintCloud(
      sketch,
      dice.between(-0.05, 1.05) * width,
      dice.between(0.02, 0.85) * horizon,
      unit * dice.between(0.12, 0.5),
      light.ink(212, 12, lightness, dice.between(0.55, 0.95)),
    );
  }
}

/** Paints one cloud of overlapping puffs, `size` pixels wide, centred at the point. */
export function paintCloud(
  sketch: Sketch,
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  const { dice } = sketch;
  const puffs = dice.whole(4, 7);
  for (let i = 0; i < puffs; i += 1) {
    const along = (i / (puffs - 1) - 0.5) * size;
    const radius = size * dice.between(0.14, 0.26) * (1.2 - Math.abs(along / size));
    sketch.ellipse(x + along, y + dice.between(-0.06, 0.06) * size, radius * 1.3, radius, colour);
  }
}

/** Paints a rolling ridge that fills everything below it; `rise` is its height in pixels. */
export function paintRidge(sketch: Sketch, base: number, rise: number, colour: string): void {
  const { width, height, dice } = sketch;
  const steps = dice.whole(3, 7);
  const points: Point[] = [];
  for (let i = 0; i <= steps; i += 1) points.push([(width * i) / steps, base - rise * dice.next()]);
  sketch.path(`${smoothPath(points)}L${width} ${height}L0 ${height}Z`, colour);
}

/** Paints the ground from `top` down, with patches that break up its surface. */
export function paintGround(
  sketch: Sketch,
  light: Daylight,
  top: number,
  ground: readonly [hue: number, saturation: number, lightness: number],
): void {
  const { width, height, unit, dice } = sketch;
  const [hue, saturation, lightness] = ground;
  const slope = dice.between(-0.07, 0.07) * height;
  const fill = sketch.linear(
    [
      [0, light.ink(hue, saturation, lightness + 6)],
      [1, light.ink(hue, saturation, lightness - 12)],
    ],
    dice.between(50, 130),
  );
  sketch.polygon(
    [
      [0, top + slope],
      [width, top - slope],
      [width, height],
      [0, height],
    ],
    fill,
  );
  const patches = dice.whole(3, 9);
  for (let i = 0; i < patches; i += 1) {
    const y = dice.between(top + 0.04 * height, height);
    const tone = light.ink(
      hue + dice.between(-12, 12),
      saturation,
      lightness + dice.between(-10, 10),
      dice.between(0.25, 0.6),
    );
    sketch.ellipse(
      dice.next() * width,
      y,
      unit * dice.between(0.08, 0.4),
      unit * dice.between(0.01, 0.06),
      tone,
      dice.between(-6, 6),
    );
  }
}

/** Paints water from `top` down; `swell` from 0 (calm) to 1 (heavy sea) sizes its waves. */
export function paintSea(sketch: Sketch, light: Daylight, top: number, swell: number): void {
  const { width, height, dice } = sketch;
  const hue = dice.between(185, 215);
  const depth = dice.between(30, 48) - swell * 12;
  sketch.rect(
    0,
    top,
    width,
    height - top,
    sketch.linear(
      [
        [0, light.ink(hue, 45, depth + 12)],
        [1, light.ink(hue + 8, 55, depth)],
      ],
      dice.between(60, 120),
    ),
  );
  const rows = 4 + Math.round(swell * 4);
  for (let row = 0; row < rows; row += 1) {
    const y = top + ((row + dice.next()) / rows) ** 1.3 * (height - top);
    const crest = (0.006 + swell * 0.05 * dice.between(0.5, 1.5)) * height * (0.5 + row / rows);
    const length = width * dice.between(0.08, 0.2) * (1 + swell);
    const points: Point[] = [];
    for (let x = -length; x < width + length; x += length * dice.between(0.3, 0.9))
      points.push([x, y + dice.between(-1.5, 1.5) * crest]);
    sketch.path(`${smoothPath(points)}L${width + length} ${height}L${-length} ${height}Z`, {
      fill: light.ink(hue + 4, 50, depth - 3 + dice.between(-8, 8), 0.55),
      stroke: light.ink(200, 20, 88, 0.2 + swell * 0.3),
      strokeWidth: 1 + swell * 2 * dice.next(),
    });
    for (const [x, crestY] of points)
      if (swell > 0.5 && crestY < y && dice.chance(0.6))
        sketch.ellipse(
          x,
          crestY + crest * 0.3,
          length * dice.between(0.12, 0.3),
          crest * dice.between(0.2, 0.5),
          light.ink(200, 12, 92, 0.7),
          dice.between(-12, 12),
        );
  }
}

/** Paints the inside of a room: wall, floor, often a window or a picture; gives the floor's top. */
export function paintRoom(sketch: Sketch, light: Daylight): number {
  const { width, height, unit, dice } = sketch;
  const floor = height * dice.between(0.5, 0.85);
  const hue = dice.int(360);
  const wall = dice.between(38, 88);
  sketch.rect(
    0,
    0,
    width,
    height,
    sketch.linear(
      [
        [0, light.ink(hue, 24, wall)],
        [1, light.ink(hue + 10, 26, wall - dice.between(4, 24))],
      ],
      dice.int(360),
    ),
  );
  if (dice.chance(0.25)) {
    const gap = unit * dice.between(0.05, 0.16);
    for (let x = gap * dice.next(); x < width; x += gap)
      sketch.rect(x, 0, gap * 0.45, floor, light.ink(hue, 26, wall - 9, 0.5));
  }
  if (dice.chance(0.5)) {
    const [w, h] = [unit * dice.between(0.2, 0.5), unit * dice.between(0.2, 0.45)];
    const [x, y] = [dice.next() * (width - w), dice.between(0.03, 0.3) * height];
    sketch.rect(
      x - 6,
      y - 6,
      w + 12,
      h + 12,
      light.ink(30, dice.between(5, 50), dice.between(20, 92)),
    );
    sketch.rect(
      x,
      y,
      w,
      h,
      sketch.linear([
        [0, light.zenith],
        [1, light.horizon],
      ]),
    );
    if (dice.chance(0.6)) sketch.rect(x + w / 2 - 3, y, 6, h, light.ink(30, 10, 85));
  }
  sketch.rect(
    0,
    floor,
    width,
    height - floor,
    sketch.linear([
      [0, light.ink(28, dice.between(10, 45), dice.between(28, 55))],
      [1, light.ink(26, 35, 24)],
    ]),
  );
  sketch.rect(0, floor, width, unit * 0.015, light.ink(30, 15, 80, 0.7));
  return floor;
}

/** Paints a road that narrows to a vanishing point on the horizon. */
export function paintRoad(sketch: Sketch, light: Daylight, horizon: number): void {
  const { width, height, dice } = sketch;
  const far = width * dice.between(0.1, 0.9);
  const near = width * dice.between(0.2, 0.8);
  const half = width * dice.between(0.25, 0.6);
  sketch.polygon(
    [
      [far - width * 0.02, horizon],
      [far + width * 0.02, horizon],
      [near + half, height],
      [near - half, height],
    ],
    light.ink(220, 5, dice.between(26, 46)),
  );
  for (let i = 1; i < 6; i += 1) {
    const from = (i / 6) ** 2;
    const to = ((i + 0.5) / 6) ** 2;
    const at = (t: number): Point => [far + (near - far) * t, horizon + (height - horizon) * t];
    const [[x1, y1], [x2, y2]] = [at(from), at(to)];
    sketch.polygon(
      [
        [x1 - 6 * from, y1],
        [x1 + 6 * from, y1],
        [x2 + 6 * to, y2],
        [x2 - 6 * to, y2],
      ],
      light.ink(48, 30, 85),
    );
  }
}

function paintSun(sketch: Sketch, light: Daylight, [x, y]: Point): void {
  const { unit, dice } = sketch;
  const radius = unit * dice.between(0.04, 0.1);
  const pale = light.weather === 'overcast' || light.weather === 'fog';
  const glow = light.ink(pale ? 50 : 42, pale ? 10 : 90, 92);
  sketch.circle(
    x,
    y,
    radius * dice.between(3, 7),
    sketch.radial([
      [0, glow, pale ? 0.5 : 0.85],
      [1, glow, 0],
    ]),
  );
  if (!pale) sketch.circle(x, y, radius, light.ink(48, 95, 90));
}

function paintNight(sketch: Sketch, light: Daylight, [x, y]: Point, horizon: number): void {
  const { width, unit, dice } = sketch;
  for (let i = dice.whole(8, 40); i > 0; i -= 1)
    sketch.circle(
      dice.next() * width,
      dice.next() * horizon,
      dice.between(0.5, 1.8),
      light.ink(50, 20, 98, 0.9),
    );
  if (dice.chance(0.6)) sketch.circle(x, y, unit * dice.between(0.03, 0.09), light.ink(50, 30, 98));
}
