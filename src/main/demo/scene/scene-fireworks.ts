import { drawDaylight } from './daylight.ts';
import { paintTower } from './scene-built.ts';
import { paintGround, paintRidge, paintSky } from './scene-land.ts';
import { paintPerson } from './scene-people.ts';
import type { Sketch } from './sketch.ts';

/** Fireworks over water, hills or a town, with onlookers. */
export function paintFireworks(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = drawDaylight(dice, { night: 6, golden: 1.2, storm: 0.6, overcast: 0.3 });
  const horizon = height * dice.between(0.6, 0.92);
  paintSky(sketch, light, horizon);
  for (let i = dice.whole(2, 6); i > 0; i -= 1)
    paintBurst(sketch, {
      x: dice.next() * width,
      y: dice.between(0.08, 0.55) * height,
      size: unit * dice.between(0.2, 0.5),
    });
  if (dice.chance(0.55))
    for (let x = 0; x < width; x += unit * dice.between(0.1, 0.25))
      paintTower(sketch, light, {
        x,
        y: horizon + 4,
        width: unit * dice.between(0.08, 0.2),
        height: unit * dice.between(0.05, 0.3),
      });
  else paintRidge(sketch, horizon, unit * 0.15, light.ink(220, 20, 22));
  paintGround(sketch, light, horizon, [230, 20, 22]);
  for (let i = dice.int(7); i > 0; i -= 1)
    paintPerson(sketch, light, {
      x: dice.next() * width,
      y: height * dice.between(0.92, 1.05),
      size: unit * dice.between(0.2, 0.4),
      arms: dice.pick(['up', 'down']),
      dark: true,
    });
}

function paintBurst(sketch: Sketch, { x, y, size }: { x: number; y: number; size: number }): void {
  const { dice } = sketch;
  const colour = `hsl(${dice.int(360)},95%,${dice.whole(60, 78)}%)`;
  const rays = dice.whole(14, 26);
  sketch.circle(
    x,
    y,
    size * 0.9,
    sketch.radial([
      [0, colour, 0.55],
      [1, colour, 0],
    ]),
  );
  for (let i = 0; i < rays; i += 1) {
    const angle = (i / rays) * Math.PI * 2;
    const reach = size * dice.between(0.65, 1);
    const tip = [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach + size * 0.08] as const;
    sketch.path(
      `M${(x + Math.cos(angle) * size * 0.2).toFixed(1)} ${(y + Math.sin(angle) * size * 0.2).toFixed(1)}Q${(x + Math.cos(angle) * reach * 0.7).toFixed(1)} ${(y + Math.sin(angle) * reach * 0.7).toFixed(1)} ${tip[0].toFixed(1)} ${tip[1].toFixed(1)}`,
      { stroke: colour, strokeWidth: Math.max(1.2, size * 0.034) },
    );
    sketch.circle(tip[0], tip[1], Math.max(1.5, size * 0.025), 'hsl(50,100%,92%)');
  }
}
