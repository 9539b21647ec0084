import sharp from 'sharp';

/** Blue above, warm at the horizon. */
const SKY = [
  [64, 120, 210],
  [250, 190, 120],
] as const;
const SUN = [255, 236, 170] as const;
const HILLS = [
  { height: 0.36, swing: 0.07, waves: 1.4, colour: [70, 110, 90] },
  { height: 0.22, swing: 0.05, waves: 2.3, colour: [38, 72, 48] },
] as const;
const SUN_PLACE = { x: 0.68, y: 0.38, radius: 0.11 };

type Colour = readonly [number, number, number];

/**
 * A drawn sunrise over hills as PNG, of a side in pixels: an image that belongs to nobody, so that whoever gets a model can
 * see what it makes of something. The same side always gives the same image.
 */
export function exampleImage(side: number): Promise<Buffer> {
  const pixels = new Uint8Array(side * side * 3);
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      pixels.set(colourAt(column / side, row / side), (row * side + column) * 3);
    }
  }
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
}

function colourAt(x: number, y: number): Colour {
  const hill = HILLS.findLast(
    ({ height, swing, waves }) => 1 - y < height + swing * Math.sin(2 * Math.PI * waves * x),
  );
  if (hill !== undefined) return hill.colour;
  if (Math.hypot(x - SUN_PLACE.x, y - SUN_PLACE.y) < SUN_PLACE.radius) return SUN;
  const [top, horizon] = SKY;
  const mixed = (channel: 0 | 1 | 2): number =>
    Math.round(top[channel] + (horizon[channel] - top[channel]) * y);
  return [mixed(0), mixed(1), mixed(2)];
}
