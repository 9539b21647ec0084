import type { Daylight } from './daylight.ts';
import { HAIR, SKIN } from './scene-people.ts';
import { type Sketch, smoothPath } from './sketch.ts';

export type Expression = 'smile' | 'flat' | 'cry' | 'angry';

/** Paints head and shoulders; `size` is the height of the head in pixels, the point its middle. */
export function paintFace(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number; expression: Expression },
): void {
  const { dice } = sketch;
  const skinTone = dice.pick(SKIN);
  const skin = light.ink(...skinTone);
  const shade = light.ink(skinTone[0], skinTone[1], skinTone[2] - 14);
  const hair = light.ink(...dice.pick(HAIR));
  const head = dice.between(34, 42);
  const frame = {
    x: at.x,
    y: at.y,
    scale: at.size / 100,
    turn: dice.between(-12, 12),
    mirror: dice.chance(0.5),
  };
  sketch.within(frame, () => {
    if (dice.chance(0.5))
      sketch.rect(-head - 8, -46, head * 2 + 16, dice.between(90, 130), hair, 30);
    paintClothes(sketch, light, at.expression);
    sketch.rect(-14, 35, 28, 34, shade, 8);
    sketch.ellipse(
      0,
      0,
      head,
      50,
      sketch.linear(
        [
          [0, skin],
          [0.6, skin],
          [1, shade],
        ],
        dice.int(360),
      ),
    );
    for (const side of [-1, 1]) sketch.ellipse(side * head, 4, 6, 10, skin);
    paintHair(sketch, head, hair);
    paintEyes(sketch, light, at.expression);
    sketch.polyline(
      [
        [0, -2],
        [dice.between(3, 6), 10],
        [-1, 11],
      ],
      { stroke: shade, strokeWidth: 3 },
    );
    paintMouth(sketch, light, at.expression);
    paintExtras(sketch, light, at.expression, skin);
  });
}

function paintClothes(sketch: Sketch, light: Daylight, expression: Expression): void {
  const { dice } = sketch;
  const formal = expression === 'flat' && dice.chance(0.6);
  const colour = formal
    ? light.ink(220, 12, dice.between(14, 32))
    : expression === 'smile'
      ? light.ink(dice.int(360), dice.between(40, 85), dice.between(45, 75))
      : light.ink(dice.int(360), dice.between(5, 40), dice.between(15, 55));
  sketch.path('M-75 140C-70 70 -35 62 0 62C35 62 70 70 75 140Z', colour);
  if (!formal) return;
  sketch.polygon(
    [
      [-16, 62],
      [16, 62],
      [0, 108],
    ],
    light.ink(210, 6, 94),
  );
  sketch.polygon(
    [
      [-5, 66],
      [5, 66],
      [8, 104],
      [0, 114],
      [-8, 104],
    ],
    light.ink(dice.int(360), 45, 36),
  );
}

function paintHair(sketch: Sketch, head: number, hair: string): void {
  const { dice } = sketch;
  const style = dice.int(4);
  if (style === 0)
    sketch.path(
      `M${-head - 2} 0C${-head - 8} -70 ${head + 8} -70 ${head + 2} 0C${head - 6} -34 ${-head + 6} -34 ${-head - 2} 0Z`,
      hair,
    );
  if (style === 1)
    sketch.path(
      `M${-head - 3} 4C${-head} -66 ${head} -62 ${head + 3} 0C20 -20 -10 -30 ${-head - 3} 4Z`,
      hair,
    );
  if (style === 2)
    for (let i = 0; i < 8; i += 1)
      sketch.circle(
        (i / 7 - 0.5) * head * 2,
        -34 - 14 * Math.sin((i / 7) * Math.PI),
        dice.between(10, 15),
        hair,
      );
  if (style === 3)
    sketch.path(`M${-head} -18C-20 -58 20 -58 ${head} -18C16 -48 -16 -48 ${-head} -18Z`, hair);
}

function paintEyes(sketch: Sketch, light: Daylight, expression: Expression): void {
  const { dice } = sketch;
  const line = light.ink(20, 30, 12);
  const eye = dice.between(14, 18);
  const browTilt = { smile: -2, flat: 0, cry: -10, angry: 10 }[expression];
  const closed = (expression === 'smile' || expression === 'cry') && dice.chance(0.4);
  for (const side of [-1, 1]) {
    const [left, right] = [side * eye - 8, side * eye + 8];
    if (closed)
      sketch.path(`M${left} -7Q${side * eye} ${expression === 'smile' ? -18 : 3} ${right} -7`, {
        stroke: line,
        strokeWidth: 3.5,
      });
    else {
      sketch.ellipse(side * eye, -8, 8, expression === 'angry' ? 4 : 6, light.ink(0, 0, 97));
      sketch.circle(side * eye + dice.between(-2, 2), -8, 4, line);
    }
    sketch.polyline(
      [
        [side * (eye - 9), -22 + browTilt],
        [side * (eye + 9), -22 - browTilt],
      ],
      { stroke: line, strokeWidth: 4 },
    );
    if (expression === 'cry') paintTear(sketch, light, side * eye);
    if (expression === 'smile' && dice.chance(0.6))
      sketch.circle(side * 25, 13, 8, light.ink(5, 85, 70, 0.45));
  }
}

function paintTear(sketch: Sketch, light: Daylight, x: number): void {
  const drop = sketch.dice.between(16, 34);
  const water = light.ink(205, 85, 84);
  sketch.rect(x - 4, -2, 8, drop, water, 4);
  sketch.path(
    `M${x} ${drop - 14}Q${x - 9} ${drop + 4} ${x} ${drop + 10}Q${x + 9} ${drop + 4} ${x} ${drop - 14}Z`,
    water,
  );
}

function paintMouth(sketch: Sketch, light: Daylight, expression: Expression): void {
  const { dice } = sketch;
  const wide = dice.between(17, 25);
  const line = light.ink(0, 45, 18);
  if (expression === 'smile' && dice.chance(0.75)) {
    sketch.path(`M${-wide} 18Q0 ${dice.between(46, 58)} ${wide} 18Z`, {
      fill: light.ink(0, 60, 28),
      stroke: line,
      strokeWidth: 1.5,
    });
    sketch.path(
      `M${-wide + 2} 19L${wide - 2} 19L${wide - 6} 27L${-wide + 6} 27Z`,
      light.ink(0, 0, 98),
    );
    return;
  }
  if (expression === 'cry' && dice.chance(0.5)) {
    sketch.path(`M${-wide} 44Q0 ${dice.between(2, 10)} ${wide} 44Q0 36 ${-wide} 44Z`, {
      fill: light.ink(0, 50, 18),
      stroke: line,
      strokeWidth: 2.5,
    });
    return;
  }
  if (expression === 'angry' && dice.chance(0.5)) {
    sketch.rect(
      -wide,
      22,
      wide * 2,
      14,
      { fill: light.ink(0, 0, 94), stroke: line, strokeWidth: 3 },
      4,
    );
    for (let x = -wide + 7; x < wide; x += 8) sketch.rect(x, 22, 1.5, 14, line);
    return;
  }
  const bend = {
    smile: dice.between(14, 20),
    flat: dice.between(-1, 1),
    cry: dice.between(-22, -15),
    angry: dice.between(-14, -9),
  }[expression];
  sketch.path(
    smoothPath([
      [-wide, 27 - bend / 2],
      [0, 27 + bend / 2],
      [wide, 27 - bend / 2],
    ]),
    { stroke: light.ink(355, 50, 34), strokeWidth: 5 },
  );
}

function paintExtras(sketch: Sketch, light: Daylight, expression: Expression, skin: string): void {
  const { dice } = sketch;
  const dark = light.ink(220, 10, 10);
  if (expression === 'smile' && dice.chance(0.4)) {
    const hue = dice.int(360);
    sketch.polygon(
      [
        [-24, -40],
        [24, -40],
        [dice.between(-8, 8), -100],
      ],
      light.ink(hue, 80, 58),
    );
    sketch.polygon(
      [
        [-17, -57],
        [17, -57],
        [12, -70],
        [-12, -70],
      ],
      light.ink(hue + 150, 80, 72),
    );
    sketch.circle(0, -100, 8, light.ink(50, 95, 70));
  } else if (expression === 'smile' && dice.chance(0.25)) {
    for (const side of [-1, 1]) sketch.rect(side * 17 - 13, -18, 26, 18, dark, 7);
    sketch.rect(-6, -14, 12, 3, dark);
  }
  if (expression === 'flat' && dice.chance(0.45)) {
    for (const side of [-1, 1]) sketch.circle(side * 16, -8, 12, { stroke: dark, strokeWidth: 3 });
    sketch.rect(-5, -9, 10, 2.5, dark);
  }
  if (expression === 'cry' && dice.chance(0.35)) {
    const side = dice.pick([-1, 1]);
    sketch.path(`M${side * 90} 140L${side * 34} 40`, { stroke: skin, strokeWidth: 24 });
    for (let finger = 0; finger < 4; finger += 1)
      sketch.path(
        `M${side * (36 - finger * 3)} ${44 - finger * 9}L${side * 8} ${16 - finger * 12}`,
        { stroke: skin, strokeWidth: 8 },
      );
  }
}
