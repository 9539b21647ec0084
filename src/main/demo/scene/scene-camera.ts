import type { Frame, Sketch } from './sketch.ts';

/**
 * Chance framing of a picture: tilt, zoom, shift and mirroring, never showing beyond its edges.
 *
 * It is the same for all polarities. It also keeps pictures of one kind far apart for perceptual
 * hashing, which sees only the coarse layout.
 */
export function drawCameraFrame({ width, height, dice }: Sketch): Frame {
  const turn = dice.chance(0.7) ? dice.normal() * 4.5 : 0;
  const angle = Math.abs((Math.max(-13, Math.min(13, turn)) * Math.PI) / 180);
  const aspect = Math.max(width / height, height / width);
  const cover = Math.cos(angle) + aspect * Math.sin(angle);
  const scale = cover * (dice.chance(0.5) ? dice.between(1, 1.2) : 1);
  const mirror = dice.chance(0.5);
  const spare = (scale / cover - 1) / 2;
  const [shiftX, shiftY] = [
    dice.between(-spare, spare) * width,
    dice.between(-spare, spare) * height,
  ];
  const signed = turn < 0 ? -angle : angle;
  const flip = mirror ? -1 : 1;
  const [cx, cy] = [(width / 2) * flip * scale, (height / 2) * scale];
  return {
    x: width / 2 + shiftX - (cx * Math.cos(signed) - cy * Math.sin(signed)),
    y: height / 2 + shiftY - (cx * Math.sin(signed) + cy * Math.cos(signed)),
    turn: (signed * 180) / Math.PI,
    scale,
    mirror,
  };
}

/** Paints what happens to stand close to the camera, often nothing; the same for all polarities. */
export function paintForeground(sketch: Sketch): void {
  const { width, height, unit, dice } = sketch;
  const dark = `hsl(${dice.int(360)},${dice.whole(5, 40)}%,${dice.whole(6, 30)}%)`;
  const pale = `hsl(${dice.int(360)},${dice.whole(5, 50)}%,${dice.whole(60, 92)}%)`;
  const colour = dice.pick([dark, dark, pale]);
  switch (
    dice.weighted({ nothing: 9, post: 1.6, blob: 2.4, rail: 1.2, corner: 1.8, shoulder: 1.2 })
  ) {
    case 'post':
      sketch.rect(
        dice.between(-0.05, 0.95) * width,
        0,
        unit * dice.between(0.05, 0.2),
        height,
        colour,
      );
      break;
    case 'blob':
      for (let i = dice.whole(1, 3); i > 0; i -= 1)
        sketch.circle(
          dice.next() * width,
          dice.next() * height,
          unit * dice.between(0.12, 0.32),
          sketch.radial([
            [0, colour, 0.85],
            [0.65, colour, 0.6],
            [1, colour, 0],
          ]),
        );
      break;
    case 'rail': {
      const y = dice.between(0.7, 0.95) * height;
      for (let x = unit * 0.1 * dice.next(); x < width; x += unit * dice.between(0.12, 0.2))
        sketch.rect(x, y, unit * 0.025, height, colour);
      sketch.rect(0, y, width, unit * 0.03, colour);
      break;
    }
    case 'corner': {
      const [x, y] = [dice.pick([0, width]), dice.pick([0, height])];
      for (let i = 0; i < 7; i += 1)
        sketch.ellipse(
          x + dice.between(-0.25, 0.25) * width,
          y + dice.between(-0.25, 0.25) * height,
          unit * dice.between(0.08, 0.2),
          unit * 0.06,
          colour,
          dice.int(180),
        );
      break;
    }
    case 'shoulder': {
      const x = dice.next() * width;
      sketch.circle(x, height * 0.86, unit * 0.14, colour);
      sketch.ellipse(x, height * 1.12, unit * 0.34, unit * 0.22, colour);
      break;
    }
    default:
      break;
  }
}

/** Lays light and shade over the picture from a random side; the same for all polarities. */
export function paintLightFall(sketch: Sketch): void {
  const { width, height, dice } = sketch;
  if (dice.chance(0.6)) {
    const shade = dice.chance(0.7) ? 'hsl(230,40%,6%)' : `hsl(${dice.whole(20, 60)},60%,92%)`;
    sketch.rect(
      0,
      0,
      width,
      height,
      sketch.linear(
        [
          [0, shade, dice.between(0.08, 0.38)],
          [dice.between(0.45, 0.9), shade, 0],
        ],
        dice.int(360),
      ),
    );
  }
  if (dice.chance(0.3))
    sketch.rect(
      0,
      0,
      width,
      height,
      sketch.radial([
        [0.5, '#000', 0],
        [1, '#000', dice.between(0.15, 0.4)],
      ]),
    );
  if (dice.chance(0.2))
    sketch.rect(0, 0, width, height, {
      fill: `hsl(${dice.int(360)},${dice.whole(30, 80)}%,${dice.whole(30, 70)}%)`,
      opacity: dice.between(0.04, 0.15),
    });
}
