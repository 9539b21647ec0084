import type { Daylight } from './daylight.ts';
import type { Sketch } from './sketch.ts';

/** Where a thing stands, and how large it is, in pixels. */
export type Place = { readonly x: number; readonly y: number; readonly size: number };

/** Paints an open laptop. */
export function paintLaptop(sketch: Sketch, light: Daylight, at: Place): void {
  const { dice } = sketch;
  const shell = light.ink(220, 5, dice.pick([20, 60, 82]));
  sketch.within(
    { x: at.x, y: at.y, scale: at.size / 100, turn: dice.between(-5, 5), mirror: dice.chance(0.5) },
    () => {
      sketch.polygon(
        [
          [-50, 0],
          [50, 0],
          [62, 18],
          [-62, 18],
        ],
        shell,
      );
      sketch.polygon(
        [
          [-44, 2],
          [44, 2],
          [50, 11],
          [-50, 11],
        ],
        light.ink(220, 5, 14),
      );
      sketch.rect(-50, -66, 100, 66, shell, 4);
      sketch.rect(
        -45,
        -61,
        90,
        56,
        sketch.linear(
          [
            [0, light.ink(dice.int(360), 35, dice.between(20, 90))],
            [1, light.ink(dice.int(360), 30, dice.between(30, 90))],
          ],
          dice.int(180),
        ),
      );
      for (let i = dice.whole(2, 6); i > 0; i -= 1)
        sketch.rect(
          -40,
          -58 + i * 8,
          dice.between(15, 75),
          4,
          light.ink(215, 10, dice.pick([25, 60, 92]), 0.8),
        );
    },
  );
}

/** Paints a mug. */
export function paintMug(sketch: Sketch, light: Daylight, at: Place): void {
  const { dice } = sketch;
  const glaze = light.ink(dice.int(360), dice.between(5, 65), dice.between(30, 92));
  sketch.within({ x: at.x, y: at.y, scale: at.size / 200, mirror: dice.chance(0.5) }, () => {
    sketch.ellipse(34, -30, 16, 18, { stroke: glaze, strokeWidth: 8 });
    sketch.rect(-34, -66, 68, 66, glaze, 8);
    sketch.ellipse(0, -66, 34, 9, light.ink(25, 50, 22));
  });
}

/** Paints a sheet of paper with lines. */
export function paintPapers(sketch: Sketch, light: Daylight, at: Place): void {
  const { dice } = sketch;
  sketch.within({ x: at.x, y: at.y, scale: at.size / 150, turn: dice.between(-40, 40) }, () => {
    sketch.rect(-45, -30, 90, 64, light.ink(50, 8, dice.between(82, 96)));
    for (let i = 0; i < 6; i += 1)
      sketch.rect(-36, -22 + i * 9, dice.between(30, 72), 3, light.ink(220, 5, 45));
  });
}

/** Paints a desk lamp. */
export function paintLamp(sketch: Sketch, light: Daylight, at: Place): void {
  const metal = light.ink(sketch.dice.int(360), 30, sketch.dice.between(15, 60));
  sketch.within({ x: at.x, y: at.y, scale: at.size / 90, mirror: sketch.dice.chance(0.5) }, () => {
    sketch.ellipse(0, 0, 20, 5, metal);
    sketch.polyline(
      [
        [0, 0],
        [-14, -40],
        [14, -72],
      ],
      { stroke: metal, strokeWidth: 4 },
    );
    sketch.polygon(
      [
        [6, -80],
        [22, -66],
        [40, -62],
        [16, -88],
      ],
      metal,
    );
  });
}

/** Paints a pot plant. */
export function paintPlant(sketch: Sketch, light: Daylight, at: Place): void {
  const { dice } = sketch;
  sketch.within({ x: at.x, y: at.y, scale: at.size / 130 }, () => {
    for (let i = 0; i < 7; i += 1)
      sketch.ellipse(
        dice.between(-24, 24),
        -62 + dice.between(-20, 10),
        8,
        26,
        light.ink(dice.between(85, 140), 40, dice.between(24, 44)),
        dice.between(-60, 60),
      );
    sketch.polygon(
      [
        [-20, -36],
        [20, -36],
        [14, 0],
        [-14, 0],
      ],
      light.ink(dice.pick([18, 30, 210]), 40, 50),
    );
  });
}
