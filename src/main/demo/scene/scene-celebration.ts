import type { Daylight } from './daylight.ts';
import { joyfulDaylight, partyLight } from './mood-light.ts';
import { paintGround, paintRidge, paintRoom, paintSky } from './scene-land.ts';
import { paintFlower, paintRain, paintTree } from './scene-nature.ts';
import { paintPerson } from './scene-people.ts';
import { type Sketch, smoothPath } from './sketch.ts';

/** A birthday: cake with candles, balloons, garlands; indoors, or in the garden even in the rain. */
export function paintBirthday(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const outside = dice.chance(0.3);
  const light = outside ? joyfulDaylight(dice) : partyLight(dice);
  if (outside) {
    paintSky(sketch, light, height * 0.4);
    paintGround(sketch, light, height * dice.between(0.3, 0.6), [105, 38, 42]);
    paintTree(sketch, light, { x: dice.next() * width, y: height * 0.6, size: unit * 0.6 });
  } else paintRoom(sketch, light);
  if (dice.chance(0.6)) paintGarland(sketch, light);
  const table = height * dice.between(0.62, 0.88);
  const balloons = dice.whole(0, 7);
  for (let i = 0; i < balloons; i += 1)
    paintBalloon(sketch, light, {
      x: dice.next() * width,
      y: dice.between(0.08, 0.65) * height,
      size: unit * dice.between(0.08, 0.26),
    });
  sketch.rect(0, table, width, height - table, light.ink(dice.int(360), 30, dice.between(40, 90)));
  paintCake(sketch, light, {
    x: dice.between(0.2, 0.8) * width,
    y: table + unit * dice.between(0.02, 0.1),
    size: unit * dice.between(0.28, 0.62),
  });
  if (dice.chance(0.5))
    paintGift(sketch, light, {
      x: dice.next() * width,
      y: table + unit * 0.09,
      size: unit * dice.between(0.12, 0.25),
    });
  if (outside && (light.weather === 'storm' || light.weather === 'overcast') && dice.chance(0.5))
    paintRain(sketch, light, 0.4);
}

/** A couple under an arch of flowers, with hearts or confetti. */
export function paintWedding(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = joyfulDaylight(dice);
  const horizon = height * dice.between(0.3, 0.7);
  paintSky(sketch, light, horizon);
  paintRidge(sketch, horizon, unit * 0.2, light.ink(115, 24, 48));
  paintGround(sketch, light, horizon, [100, 34, 46]);
  const size = unit * dice.between(0.4, 0.78);
  const [x, y] = [
    dice.between(0.25, 0.75) * width,
    Math.min(height * 0.97, horizon + size * dice.between(0.4, 0.8)),
  ];
  const arch = size * dice.between(0.75, 1);
  if (dice.chance(0.7)) {
    const hue = dice.pick([340, 0, 300, 50]);
    for (let i = 0; i <= 12; i += 1) {
      const angle = Math.PI * (i / 12);
      paintFlower(sketch, light, {
        x: x + Math.cos(angle) * arch * 0.75,
        y: y - Math.sin(angle) * arch * 1.35,
        size: size * dice.between(0.12, 0.2),
        hue,
      });
    }
  }
  paintPerson(sketch, light, { x: x - size * 0.16, y, size, arms: 'down', dark: dice.chance(0.6) });
  sketch.within({ x: x + size * 0.16, y, scale: size / 100 }, () => {
    sketch.polygon(
      [
        [-10, -78],
        [10, -78],
        [30, 0],
        [-30, 0],
      ],
      light.ink(50, 10, 98),
    );
    sketch.circle(0, -88, 9, light.ink(25, 55, 70));
    sketch.path('M-10 -92C-10 -106 10 -106 10 -90L16 -50L8 -74Z', light.ink(40, 15, 96, 0.9));
  });
  const hearts = dice.chance(0.5);
  for (let i = dice.whole(3, 14); i > 0; i -= 1) {
    const [hx, hy, hs] = [
      x + dice.between(-1, 1) * arch,
      y - dice.between(0.6, 1.6) * size,
      unit * dice.between(0.015, hearts ? 0.08 : 0.03),
    ];
    if (hearts) paintHeart(sketch, light, { x: hx, y: hy, size: hs });
    else sketch.rect(hx, hy, hs, hs * 0.6, light.ink(dice.int(360), 80, 65));
  }
}

function paintGarland(sketch: Sketch, light: Daylight): void {
  const { width, height, unit, dice } = sketch;
  const [left, right, sag] = [
    dice.between(0.02, 0.25) * height,
    dice.between(0.02, 0.25) * height,
    dice.between(0.05, 0.2) * height,
  ];
  const at = (t: number) =>
    [t * width, left + (right - left) * t + sag * Math.sin(Math.PI * t)] as const;
  sketch.path(smoothPath([at(0), at(0.25), at(0.5), at(0.75), at(1)]), {
    stroke: light.ink(0, 0, 30),
    strokeWidth: 2,
  });
  const flags = dice.whole(7, 13);
  for (let i = 0; i < flags; i += 1) {
    const [x, y] = at((i + 0.5) / flags);
    const half = unit * 0.03;
    sketch.polygon(
      [
        [x - half, y],
        [x + half, y],
        [x, y + unit * dice.between(0.06, 0.09)],
      ],
      light.ink(dice.int(360), 75, 60),
    );
  }
}

/** Paints a toy balloon, `size` pixels across. */
export function paintBalloon(
  sketch: Sketch,
  light: Daylight,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  const hue = dice.int(360);
  sketch.path(
    `M${x} ${y + size * 0.6}q${dice.between(-0.3, 0.3) * size} ${size * 0.5} ${dice.between(-0.2, 0.2) * size} ${size * 1.2}`,
    { stroke: light.ink(0, 0, 85, 0.8), strokeWidth: 1.5 },
  );
  sketch.ellipse(x, y, size * 0.48, size * 0.6, light.ink(hue, 78, 55, 0.94));
  sketch.ellipse(
    x - size * 0.16,
    y - size * 0.24,
    size * 0.09,
    size * 0.16,
    light.ink(hue, 40, 92, 0.7),
    25,
  );
}

function paintCake(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  const cream = light.ink(
    dice.pick([345, 45, 30, 200, 25]),
    dice.between(25, 70),
    dice.between(60, 92),
  );
  const sponge = light.ink(dice.pick([25, 35, 340]), 45, dice.between(24, 70));
  const tiers = dice.whole(1, 3);
  sketch.within({ x: at.x, y: at.y, scale: at.size / 100 }, () => {
    sketch.ellipse(0, 2, 62, 7, light.ink(210, 10, 90));
    let [top, half] = [0, 52];
    for (let tier = 0; tier < tiers; tier += 1) {
      const tall = dice.between(22, 36);
      sketch.rect(-half, top - tall, half * 2, tall, sponge, 4);
      sketch.path(
        `M${-half} ${top - tall}h${half * 2}v8q${-half / 4} 12 ${-half / 2} 0t${-half / 2} 0t${-half / 2} 0t${-half / 2} 0z`,
        cream,
      );
      top -= tall;
      if (tier < tiers - 1) half *= 0.7;
    }
    const candles = dice.whole(1, 7);
    for (let i = 0; i < candles; i += 1) {
      const x = (candles === 1 ? 0 : i / (candles - 1) - 0.5) * half * 1.5;
      sketch.rect(x - 2, top - 20, 4, 20, light.ink(dice.int(360), 70, 68));
      sketch.circle(
        x,
        top - 26,
        12,
        sketch.radial([
          [0, 'hsl(45,100%,70%)', 0.7],
          [1, 'hsl(40,100%,60%)', 0],
        ]),
      );
      sketch.path(`M${x} ${top - 34}q6 9 0 13q-6 -4 0 -13`, 'hsl(42,100%,68%)');
    }
  });
}

function paintGift(
  sketch: Sketch,
  light: Daylight,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  const hue = sketch.dice.int(360);
  sketch.rect(x - size / 2, y - size * 0.8, size, size * 0.8, light.ink(hue, 65, 55));
  sketch.rect(
    x - size * 0.07,
    y - size * 0.8,
    size * 0.14,
    size * 0.8,
    light.ink(hue + 150, 70, 75),
  );
  for (const side of [-1, 1])
    sketch.ellipse(
      x + side * size * 0.16,
      y - size * 0.87,
      size * 0.17,
      size * 0.08,
      light.ink(hue + 150, 70, 70),
      side * -25,
    );
}

function paintHeart(
  sketch: Sketch,
  light: Daylight,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  sketch.within({ x, y, scale: size / 100, turn: sketch.dice.between(-25, 25) }, () =>
    sketch.path('M0 40C-70 -10 -45 -60 0 -25C45 -60 70 -10 0 40Z', light.ink(352, 80, 58)),
  );
}
