import type { Daylight } from './daylight.ts';
import type { Point, Sketch } from './sketch.ts';

export type Condition = 'whole' | 'damaged';

/** Paints a house, `size` pixels wide, standing on the point (the middle of its base). */
export function paintHouse(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number; condition: Condition },
): void {
  const { dice } = sketch;
  const damaged = at.condition === 'damaged';
  const tall = dice.between(55, 120);
  const wall = light.ink(
    dice.int(360),
    dice.between(8, 50),
    damaged ? dice.between(26, 52) : dice.between(58, 92),
  );
  const roof = light.ink(dice.pick([8, 16, 210, 30]), dice.between(10, 55), dice.between(18, 42));
  sketch.within(
    { x: at.x, y: at.y, scale: at.size / 100, turn: damaged ? dice.between(-6, 6) : 0 },
    () => {
      if (damaged)
        sketch.polygon(
          [
            [-50, 0],
            [-50, -tall],
            [-22, -tall + dice.between(0, 25)],
            [-10, -tall * 0.6],
            [12, -tall + 8],
            [30, -tall * dice.between(0.4, 0.9)],
            [50, -tall * 0.7],
            [50, 0],
          ],
          wall,
        );
      else sketch.rect(-50, -tall, 100, tall, wall);
      if (!damaged)
        sketch.polygon(
          [
            [-58, -tall + 2],
            [dice.between(-20, 20), -tall - dice.between(20, 48)],
            [58, -tall + 2],
          ],
          roof,
        );
      else if (dice.chance(0.6))
        sketch.polygon(
          [
            [-58, -tall + 2],
            [-30, -tall - 26],
            [-6, -tall - 4],
            [-22, -tall + 8],
          ],
          roof,
        );
      for (let row = 0; row < Math.floor(tall / 38); row += 1) {
        for (const x of [-34, -8, 18])
          if (dice.chance(0.85)) paintPane(sketch, light, [x, -tall + 12 + row * 36], damaged);
      }
      if (!damaged || dice.chance(0.5))
        sketch.rect(dice.pick([-38, -9, 20]), -26, 16, 26, light.ink(dice.int(360), 40, 26));
    },
  );
}

/** Paints a block of flats or offices with a grid of windows, in pixels, on the base line `y`. */
export function paintTower(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; width: number; height: number },
): void {
  const { dice } = sketch;
  const hue = dice.pick([20, 30, 205, 215, 225, 40]);
  const lightness = dice.between(24, 72);
  sketch.rect(
    at.x,
    at.y - at.height,
    at.width,
    at.height,
    sketch.linear(
      [
        [0, light.ink(hue, 16, lightness)],
        [1, light.ink(hue, 18, lightness - 12)],
      ],
      dice.int(180),
    ),
  );
  const columns = dice.whole(2, 4);
  const rows = Math.min(7, Math.max(2, Math.round(at.height / (at.width / columns) / 1.4)));
  const [cellWidth, cellHeight] = [at.width / columns, at.height / rows];
  const pane = light.ink(
    light.weather === 'night' ? 48 : 205,
    light.weather === 'night' ? 95 : 35,
    light.weather === 'night' ? 98 : lightness > 48 ? 30 : 78,
    0.85,
  );
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1)
      if (dice.chance(0.8))
        sketch.rect(
          at.x + (column + 0.2) * cellWidth,
          at.y - at.height + (row + 0.22) * cellHeight,
          cellWidth * 0.6,
          cellHeight * 0.5,
          pane,
        );
  }
}

/** Paints a car from its side, `size` pixels long, its wheels on the point. */
export function paintCar(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number; condition: Condition },
): void {
  const { dice } = sketch;
  const damaged = at.condition === 'damaged';
  const body = light.ink(dice.int(360), dice.between(5, 80), dice.between(20, 75));
  const glass = light.ink(205, 30, damaged ? 30 : 72);
  const jag = () => (damaged ? dice.between(-7, 7) : 0);
  const roof = dice.between(-44, -36);
  const turn = damaged ? dice.pick([dice.between(-25, 25), dice.between(150, 205)]) : 0;
  sketch.within({ x: at.x, y: at.y, scale: at.size / 100, mirror: dice.chance(0.5) }, () => {
    sketch.ellipse(0, -1, 54, 4, light.ink(0, 0, 8, 0.45));
    sketch.within({ y: damaged ? -18 : 0, turn }, () => {
      const lift = damaged ? 18 : 0;
      const outline: Point[] = [
        [-50 + jag(), -8],
        [-50 + jag(), -22 + jag()],
        [-32 + jag(), -26 + jag()],
        [-20 + jag(), roof + jag()],
        [14 + jag(), roof + jag()],
        [28 + jag(), -26 + jag()],
        [48 - Math.abs(jag()) * (damaged ? 2 : 0), -21 + jag()],
        [50 + jag(), -8],
      ];
      sketch.within({ y: lift }, () => {
        sketch.polygon(outline, { fill: body, stroke: light.ink(0, 0, 12, 0.6), strokeWidth: 1 });
        sketch.polygon(
          [
            [-25, -26 + jag()],
            [-17, roof + 4],
            [-4, roof + 4],
            [-4, -26],
          ],
          glass,
        );
        sketch.polygon(
          [
            [0, -26],
            [0, roof + 4],
            [11, roof + 4],
            [21, -26 + jag()],
          ],
          glass,
        );
        for (const x of [-29, 29])
          if (!damaged || dice.chance(0.65))
            paintWheel(sketch, light, x + jag(), damaged ? jag() : 0);
        if (damaged)
          for (let i = 0; i < 5; i += 1)
            sketch.polyline(
              [
                [dice.between(-45, 45), dice.between(-35, -8)],
                [dice.between(-45, 45), dice.between(-35, -8)],
                [dice.between(-45, 45), dice.between(-35, -8)],
              ],
              { stroke: light.ink(20, 20, 10, 0.7), strokeWidth: dice.between(0.8, 2.5) },
            );
        else sketch.rect(43, -19, 6, 4, light.ink(50, 90, 85));
      });
    });
  });
}

/** Paints billowing smoke that rises from the point; `size` is about its height in pixels. */
export function paintSmoke(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  const lean = dice.between(-0.5, 0.5);
  for (let i = 0; i < 9; i += 1) {
    const rise = i / 9;
    const tone = light.ink(220, 5, dice.between(12, 42));
    sketch.circle(
      at.x + (lean * rise + dice.between(-0.1, 0.1)) * at.size,
      at.y - rise * at.size,
      at.size * (0.07 + 0.17 * rise),
      sketch.radial([
        [0, tone, 0.75],
        [0.6, tone, 0.5],
        [1, tone, 0],
      ]),
    );
  }
}

/** Paints flames that stand on the point; `size` is about their height in pixels. */
export function paintFlames(
  sketch: Sketch,
  light: Daylight,
  at: { x: number; y: number; size: number },
): void {
  const { dice } = sketch;
  sketch.circle(
    at.x,
    at.y - at.size * 0.4,
    at.size * 1.3,
    sketch.radial([
      [0, 'hsl(28,100%,60%)', 0.6],
      [1, 'hsl(18,100%,50%)', 0],
    ]),
  );
  for (let i = 0; i < 6; i += 1) {
    const height = at.size * dice.between(0.5, 1.1);
    const base = at.size * dice.between(0.12, 0.24);
    const [x, sway] = [
      at.x + dice.between(-0.5, 0.5) * at.size,
      dice.between(-0.15, 0.15) * at.size,
    ];
    const hue = dice.between(8, 48);
    sketch.path(
      `M${x - base} ${at.y}Q${x - base} ${at.y - height * 0.5} ${x + sway} ${at.y - height}Q${x + base} ${at.y - height * 0.5} ${x + base} ${at.y}Z`,
      light.ink(hue, 100, 50 + hue / 3, 0.85),
    );
  }
}

function paintPane(sketch: Sketch, light: Daylight, [x, y]: Point, damaged: boolean): void {
  const { dice } = sketch;
  const lit = light.weather === 'night' && dice.chance(0.6);
  sketch.rect(
    x,
    y,
    16,
    20,
    damaged ? light.ink(220, 8, 9) : light.ink(lit ? 46 : 205, lit ? 100 : 30, lit ? 120 : 74),
  );
  if (damaged)
    sketch.polygon(
      [
        [x, y],
        [x + dice.between(4, 12), y + 4],
        [x + 3, y + dice.between(8, 16)],
      ],
      light.ink(205, 20, 70),
    );
  else
    sketch.polyline(
      [
        [x + 8, y],
        [x + 8, y + 20],
      ],
      { stroke: light.ink(0, 0, 90), strokeWidth: 1.5 },
    );
}

function paintWheel(sketch: Sketch, light: Daylight, x: number, y: number): void {
  sketch.circle(x, y - 8, 9, light.ink(0, 0, 10));
  sketch.circle(x, y - 8, 4.5, light.ink(0, 0, 62));
}
