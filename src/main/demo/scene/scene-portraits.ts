import { type Daylight, drawDaylight } from './daylight.ts';
import { gloomyDaylight, partyLight } from './mood-light.ts';
import { paintBalloon } from './scene-celebration.ts';
import { type Expression, paintFace } from './scene-face.ts';
import { paintGround, paintRoom, paintSky } from './scene-land.ts';
import { paintRain, paintTree } from './scene-nature.ts';
import type { Sketch } from './sketch.ts';

/** One to three people who smile into the camera, often at a party. */
export function paintSmiles(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const light = partyLight(dice);
  paintBackground(sketch, light);
  if (dice.chance(0.5))
    for (let i = dice.whole(2, 6); i > 0; i -= 1)
      paintBalloon(sketch, light, {
        x: dice.next() * width,
        y: dice.between(0, 0.6) * height,
        size: unit * dice.between(0.1, 0.25),
      });
  paintFaces(sketch, light, 'smile');
  if (dice.chance(0.5))
    for (let i = dice.whole(15, 40); i > 0; i -= 1)
      sketch.rect(
        dice.next() * width,
        dice.next() * height,
        unit * dice.between(0.01, 0.03),
        unit * 0.012,
        light.ink(dice.int(360), 85, 65),
      );
}

/** One to three people with a straight face, as on passport and office pictures. */
export function paintPlainFaces(sketch: Sketch): void {
  const { width, height, dice } = sketch;
  const light = drawDaylight(dice, { clear: 3, overcast: 4, golden: 0.6, fog: 0.6 });
  if (dice.chance(0.6)) {
    const [hue, lightness] = [dice.pick([210, 30, 200, 45]), dice.between(50, 90)];
    sketch.rect(
      0,
      0,
      width,
      height,
      sketch.linear(
        [
          [0, light.ink(hue, 12, lightness)],
          [1, light.ink(hue, 14, lightness - 12)],
        ],
        dice.int(360),
      ),
    );
  } else paintBackground(sketch, light);
  paintFaces(sketch, light, 'flat');
}

/** One to three people who cry, or rage. */
export function paintTears(sketch: Sketch): void {
  const { dice } = sketch;
  const light = gloomyDaylight(dice);
  paintBackground(sketch, light);
  paintFaces(sketch, light, dice.chance(0.75) ? 'cry' : 'angry');
  if (dice.chance(0.35)) paintRain(sketch, light, dice.next());
}

function paintBackground(sketch: Sketch, light: Daylight): void {
  const { width, height, unit, dice } = sketch;
  if (dice.chance(0.5)) {
    paintRoom(sketch, light);
    return;
  }
  const horizon = height * dice.between(0.2, 0.8);
  paintSky(sketch, light, horizon);
  paintGround(
    sketch,
    light,
    horizon,
    dice.pick([
      [100, 35, 40],
      [35, 30, 55],
      [220, 8, 45],
    ]),
  );
  if (dice.chance(0.5))
    paintTree(sketch, light, {
      x: dice.next() * width,
      y: horizon + 0.1 * unit,
      size: unit * dice.between(0.3, 0.9),
    });
}

function paintFaces(sketch: Sketch, light: Daylight, expression: Expression): void {
  const { width, height, unit, dice } = sketch;
  const count = Number(dice.weighted({ '1': 5, '2': 3, '3': 2 }));
  const size = unit * (count === 1 ? dice.between(0.48, 0.85) : dice.between(0.36, 0.56));
  for (let i = 0; i < count; i += 1) {
    const x = count === 1 ? dice.between(0.25, 0.75) : (i + dice.between(0.3, 0.7)) / count;
    paintFace(sketch, light, {
      x: x * width,
      y: height * dice.between(0.33, 0.62),
      size: size * dice.between(0.9, 1.1),
      expression,
    });
  }
}
