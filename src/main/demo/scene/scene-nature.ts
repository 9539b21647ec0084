import type { Daylight } from './daylight.ts';
import { type Point, type Sketch, smoothPath } from './sketch.ts';

/** Paints a tree in leaf, `size` pixels tall, its trunk standing on the point. */
export function paintTree(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  const hue = dice.between(75, 145);
  const leaf = () =>
    light.ink(hue + dice.between(-10, 10), dice.between(25, 60), dice.between(20, 42));
  sketch.within({ x: at.x, y: at.y, scale: at.size / 100 }, () => {
    sketch.polygon(
      [
        [-4, 0],
        [-3, -50],
        [3, -50],
        [5, 0],
      ],
      light.ink(25, 35, 22),
    );
    if (dice.chance(0.35)) {
      for (let i = 0; i < 3; i += 1)
        sketch.polygon(
          [
            [-30 + i * 7, -18 - i * 22],
            [0, -60 - i * 20],
            [30 - i * 7, -18 - i * 22],
          ],
          leaf(),
        );
      return;
    }
    for (let i = 0; i < 6; i += 1)
      sketch.circle(dice.between(-22, 22), dice.between(-84, -46), dice.between(13, 24), leaf());
  });
}

/** Paints a leafless tree, `size` pixels tall. */
export function paintBareTree(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const stroke = light.ink(25, 15, 14);
  const grow = (x: number, y: number, angle: number, length: number, depth: number): void => {
    const [toX, toY] = [x + length * Math.cos(angle), y + length * Math.sin(angle)];
    sketch.polyline(
      [
        [x, y],
        [toX, toY],
      ],
      { stroke, strokeWidth: depth * 1.7 },
    );
    if (depth <= 1) return;
    const forks = sketch.dice.whole(2, 3);
    for (let i = 0; i < forks; i += 1)
      grow(
        toX,
        toY,
        angle + sketch.dice.between(-0.75, 0.75),
        length * sketch.dice.between(0.6, 0.8),
        depth - 1,
      );
  };
  sketch.within({ x: at.x, y: at.y, scale: at.size / 100 }, () =>
    grow(0, 0, -Math.PI / 2 + sketch.dice.between(-0.15, 0.15), 34, 4),
  );
}

/** Paints a flower with petals, `size` pixels across the bloom, centred at the point. */
export function paintFlower(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number; hue: number },
): void {
  const { dice } = sketch;
  const petals = dice.whole(5, 8);
  const radius = at.size / 2;
  const petal = light.ink(at.hue, dice.between(55, 90), dice.between(48, 78));
  sketch.polyline(
    [
      [at.x, at.y],
      [at.x + dice.between(-0.3, 0.3) * at.size, at.y + at.size * dice.between(1, 2)],
    ],
    { stroke: light.ink(115, 40, 32), strokeWidth: Math.max(1.5, at.size * 0.07) },
  );
  for (let i = 0; i < petals; i += 1) {
    const angle = (i / petals) * Math.PI * 2;
    sketch.ellipse(
      at.x + Math.cos(angle) * radius * 0.62,
      at.y + Math.sin(angle) * radius * 0.62,
      radius * 0.45,
      radius * 0.27,
      petal,
      (angle * 180) / Math.PI,
    );
  }
  sketch.circle(at.x, at.y, radius * 0.3, light.ink(46, 90, 52));
}

/** Paints falling rain over the whole picture; `heaviness` from 0 to 1. */
export function paintRain(sketch: Sketch, light: Daylight, heaviness: number): void {
  const { width, height, unit, dice } = sketch;
  const slant = dice.between(-0.5, 0.5);
  let d = '';
  for (let i = Math.round(25 + heaviness * 70); i > 0; i -= 1) {
    const [x, y, length] = [
      dice.between(-0.1, 1.1) * width,
      dice.next() * height,
      unit * dice.between(0.03, 0.1),
    ];
    d += `M${x.toFixed(0)} ${y.toFixed(0)}l${(slant * length).toFixed(1)} ${length.toFixed(1)}`;
  }
  sketch.path(d, { stroke: light.ink(208, 15, 82, 0.5), strokeWidth: dice.between(0.9, 2.2) });
}

/** Paints a forked stroke of lightning from the top of the picture down to `bottom`. */
export function paintLightning(sketch: Sketch, light: Daylight, bottom: number): void {
  const { width, unit, dice } = sketch;
  const points: Point[] = [[dice.between(0.1, 0.9) * width, 0]];
  const steps = dice.whole(5, 9);
  for (let i = 1; i <= steps; i += 1)
    points.push([
      (points.at(-1)?.[0] ?? 0) + dice.between(-0.09, 0.09) * unit,
      (bottom * i) / steps,
    ]);
  sketch.polyline(points, { stroke: 'hsl(220,80%,90%)', strokeWidth: unit * 0.03, opacity: 0.25 });
  sketch.polyline(points, { stroke: light.ink(60, 30, 150), strokeWidth: unit * 0.009 });
  const fork = points[Math.floor(steps / 2)] ?? [0, 0];
  sketch.polyline(
    [
      fork,
      [fork[0] + 0.1 * unit, fork[1] + 0.08 * unit],
      [fork[0] + 0.13 * unit, fork[1] + 0.2 * unit],
    ],
    { stroke: light.ink(60, 30, 150), strokeWidth: unit * 0.005 },
  );
}

/** Paints a bank of mist across the picture around height `y`. */
export function paintMist(sketch: Sketch, light: Daylight, y: number): void {
  const { width, unit, dice } = sketch;
  const colour = light.ink(205, 6, 86);
  for (let i = 0; i < 4; i += 1)
    sketch.ellipse(
      dice.next() * width,
      y + dice.between(-0.1, 0.2) * unit,
      width * dice.between(0.3, 0.6),
      unit * dice.between(0.06, 0.16),
      sketch.radial([
        [0, colour, 0.6],
        [1, colour, 0],
      ]),
    );
}

/** Paints loose stones or rubble: angular blocks strewn over a band of the ground. */
export function paintRubble(
  sketch: Sketch,
  light: Daylight,
  band: { top: number; bottom: number; count: number; size: number },
): void {
  const { width, dice } = sketch;
  for (let i = 0; i < band.count; i += 1) {
    const depth = i / band.count;
    const size = band.size * dice.between(0.4, 1.2) * (0.5 + depth * 0.7);
    const [x, y] = [dice.next() * width, band.top + (band.bottom - band.top) * depth];
    const corners = dice.whole(4, 6);
    const points: Point[] = [];
    for (let c = 0; c < corners; c += 1) {
      const angle = (c / corners) * Math.PI * 2 + dice.between(-0.3, 0.3);
      points.push([x + Math.cos(angle) * size * 0.6, y + Math.sin(angle) * size * 0.4]);
    }
    sketch.polygon(points, {
      fill: light.ink(dice.pick([15, 28, 40, 210]), dice.between(3, 25), dice.between(22, 62)),
      stroke: light.ink(30, 10, 12, 0.5),
      strokeWidth: 1,
    });
  }
}

/** Paints a bird far away, as two strokes. */
export function paintBird(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { x, y, size } = at;
  sketch.path(
    smoothPath([
      [x - size, y - size * 0.3],
      [x - size * 0.4, y - size * 0.45],
      [x, y],
      [x + size * 0.4, y - size * 0.45],
      [x + size, y - size * 0.3],
    ]),
    { stroke: light.ink(220, 10, 18), strokeWidth: Math.max(1, size * 0.14) },
  );
}
