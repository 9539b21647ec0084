import { paintLamp, paintLaptop, paintMug, paintPapers, paintPlant } from './desk-things.ts';
import { roomLight } from './mood-light.ts';
import { paintRoom } from './scene-land.ts';
import type { Sketch } from './sketch.ts';

/** A desk with a laptop, a mug, papers, a lamp. */
export function paintDesk(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = roomLight(dice);
  paintRoom(sketch, light);
  const top = height * dice.between(0.45, 0.75);
  const slope = dice.between(-0.06, 0.06) * height;
  sketch.polygon(
    [
      [0, top + slope],
      [width, top - slope],
      [width, height],
      [0, height],
    ],
    light.ink(dice.pick([28, 35, 20, 210]), dice.between(8, 45), dice.between(28, 82)),
  );
  const things = dice
    .shuffle([paintLaptop, paintMug, paintPapers, paintLamp, paintPlant])
    .slice(0, dice.whole(2, 5));
  for (const paintThing of things)
    paintThing(sketch, light, {
      x: dice.between(0.1, 0.9) * width,
      y: top + dice.between(0.02, 0.3) * (height - top),
      size: unit * dice.between(0.25, 0.6),
    });
  paintLaptop(sketch, light, {
    x: dice.between(0.2, 0.8) * width,
    y: top + dice.between(0.2, 0.6) * (height - top),
    size: unit * dice.between(0.35, 0.75),
  });
}

/** A plate or bowl of food seen from above or at an angle. */
export function paintPlate(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = roomLight(dice);
  const hue = dice.int(360);
  const wood = dice.between(22, 85);
  sketch.rect(
    0,
    0,
    width,
    height,
    sketch.linear(
      [
        [0, light.ink(hue, 22, wood)],
        [1, light.ink(hue, 24, wood - dice.between(5, 20))],
      ],
      dice.int(360),
    ),
  );
  const boards = dice.int(7);
  for (let i = 1; i < boards; i += 1)
    sketch.rect(0, (i / boards) * height, width, 3, light.ink(hue, 25, wood - 14, 0.7));
  const [x, y, radius] = [
    dice.between(0.25, 0.75) * width,
    dice.between(0.28, 0.72) * height,
    unit * dice.between(0.24, 0.46),
  ];
  const flat = dice.between(0.5, 1);
  const rim = dice.between(30, 96);
  sketch.ellipse(
    x + radius * 0.06,
    y + radius * 0.1,
    radius * 1.03,
    radius * flat,
    light.ink(0, 0, 5, 0.35),
  );
  sketch.ellipse(x, y, radius, radius * flat, light.ink(dice.int(360), dice.between(2, 40), rim));
  sketch.ellipse(x, y, radius * 0.72, radius * 0.72 * flat, light.ink(30, 8, rim - 9));
  const foods = [0, 1, 2].map(
    () =>
      [
        dice.pick([20, 35, 48, 8, 95, 115, 30]),
        dice.between(30, 75),
        dice.between(28, 75),
      ] as const,
  );
  for (let i = dice.whole(9, 26); i > 0; i -= 1) {
    const [angle, far] = [dice.next() * Math.PI * 2, Math.sqrt(dice.next()) * radius * 0.58];
    const size = radius * dice.between(0.06, 0.2);
    sketch.ellipse(
      x + Math.cos(angle) * far,
      y + Math.sin(angle) * far * flat,
      size,
      size * dice.between(0.5, 1),
      light.ink(...dice.pick(foods)),
      dice.int(180),
    );
  }
  const cutlery = light.ink(210, 6, dice.between(58, 86));
  for (const side of dice.pick([[-1, 1], [1], [-1], []])) {
    sketch.rect(
      x + side * radius * 1.25 - 4,
      y - radius * 0.7,
      radius * 0.07,
      radius * 1.4,
      cutlery,
      4,
    );
    sketch.ellipse(
      x + side * radius * 1.25,
      y - radius * 0.7,
      radius * 0.09,
      radius * 0.18,
      cutlery,
    );
  }
  if (dice.chance(0.5))
    paintMug(sketch, light, {
      x: dice.next() * width,
      y: dice.between(0.15, 0.9) * height,
      size: unit * dice.between(0.2, 0.4),
    });
}

/** Shelves of books. */
export function paintBookshelf(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = roomLight(dice);
  const wood = light.ink(dice.pick([25, 30, 18, 210]), dice.between(5, 45), dice.between(18, 78));
  sketch.rect(0, 0, width, height, light.ink(28, 25, dice.between(12, 40)));
  const shelves = dice.whole(2, 4);
  const start = dice.between(-0.15, 0.1) * height;
  for (let row = 0; row <= shelves; row += 1) {
    const base = start + ((row + 1) / shelves) * height * dice.between(0.95, 1.05);
    const tall = (height / shelves) * 0.82;
    for (let x = dice.between(0, 0.1) * width; x < width; ) {
      const thick = unit * dice.between(0.03, 0.085);
      const book = tall * dice.between(0.55, 1);
      if (dice.chance(0.86)) {
        sketch.rect(
          x,
          base - book,
          thick,
          book,
          light.ink(dice.int(360), dice.between(8, 62), dice.between(16, 80)),
          2,
        );
        if (dice.chance(0.5))
          sketch.rect(
            x + thick * 0.15,
            base - book * 0.8,
            thick * 0.7,
            book * 0.06,
            light.ink(45, 40, 82),
          );
      } else x += unit * dice.between(0.05, 0.3);
      x += thick + 1;
    }
    sketch.rect(0, base, width, unit * 0.03, wood);
  }
  for (const x of [dice.between(-0.05, 0.3), dice.between(0.7, 1.05)])
    if (dice.chance(0.6)) sketch.rect(x * width, 0, unit * 0.04, height, wood);
}
