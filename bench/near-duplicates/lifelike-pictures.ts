import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Box, WHOLE } from '../../src/main/domain/copies/box.ts';
import { GREY_SIDE, type GreyImage } from '../../src/main/domain/copies/grey-image.ts';
import type { SeededRandom } from '../../src/main/domain/seeded-random.ts';

/** Noises of pixels that are drawn once; each print begins at another. */
const NOISES = 2 ** 17 + 1;
/** A sum of two uniform numbers of this width is noise enough. */
const NOISE_WIDTH = 2.4;
/** Side of the photographs that pictures are made of, pixels. */
const SIDE = 96;

type Part = {
  readonly photo: Uint8Array;
  readonly weight: number;
  readonly box: Box;
  readonly isMirrored: boolean;
  readonly isTurned: boolean;
  /** A wave that bends the part, so that no two pictures have a part in common. */
  readonly wave: { readonly height: number; readonly length: number; readonly start: number };
};

/** A picture that looks like a photograph to a print: two photographs' parts over each other. */
export type Picture = readonly Part[];

/** Brightness of photographs in a folder, `SIDE` × `SIDE` each. */
export async function readPhotos(folder: string): Promise<readonly Uint8Array[]> {
  const names = readdirSync(folder).filter((name) => /\.(jpe?g|png|webp)$/i.test(name));
  return Promise.all(
    names
      .sort()
      .map((name) =>
        sharp(join(folder, name)).resize(SIDE, SIDE, { fit: 'fill' }).greyscale().raw().toBuffer(),
      ),
  );
}

export function lifelikePicture(photos: readonly Uint8Array[], random: SeededRandom): Picture {
  const weight = 0.5 + 0.2 * random.next();
  return [weight, 1 - weight].map((share) => {
    const [width, height] = [0.5 + 0.5 * random.next(), 0.5 + 0.5 * random.next()];
    const box = { x: random.next() * (1 - width), y: random.next() * (1 - height), width, height };
    return {
      photo: random.pick(photos),
      weight: share,
      box,
      isMirrored: random.next() < 0.5,
      isTurned: random.next() < 0.5,
      wave: {
        height: 0.05 + 0.1 * random.next(),
        length: 0.6 + random.next(),
        start: random.next(),
      },
    };
  });
}

/** What a copy of a picture goes through before it is posted again. */
export type CopyChange = {
  readonly box: Box;
  readonly isMirrored: boolean;
  readonly contrast: number;
  readonly brightness: number;
  readonly noise: number;
};

export const ORIGINAL: CopyChange = {
  box: WHOLE,
  isMirrored: false,
  contrast: 1.2,
  brightness: 0,
  noise: 1,
};

/** Half of the copies are re-encoded only, the others cropped by up to a fifth, mirrored or brightened too. */
export function copyChange(random: SeededRandom): CopyChange {
  const kind = random.next();
  const kept = () => 0.8 + 0.2 * random.next();
  const [width, height] = kind < 0.5 ? [1, 1] : [kept(), kept()];
  return {
    box: { x: random.next() * (1 - width), y: random.next() * (1 - height), width, height },
    isMirrored: kind > 0.85,
    contrast: 1.2 * (kind < 0.3 ? 1 : 0.85 + 0.3 * random.next()),
    brightness: kind < 0.3 ? 0 : 20 * (random.next() - 0.5),
    noise: 1 + 2 * random.next(),
  };
}

/** Draws prints of pictures. */
export function printer(random: SeededRandom): (picture: Picture, change: CopyChange) => GreyImage {
  const noises = Float32Array.from(
    { length: NOISES },
    () => NOISE_WIDTH * (random.next() + random.next() - 1),
  );
  const values = new Float32Array(GREY_SIDE ** 2);
  return (picture, change) => {
    values.fill(0);
    for (const part of picture) addPart(values, part, change);
    const { contrast, brightness, noise } = change;
    const start = random.int(NOISES);
    return Uint8Array.from(values, (value, place) => {
      const error = noise * (noises[(start + place) % NOISES] ?? 0);
      return Math.max(
        0,
        Math.min(255, Math.round(128 + contrast * (value - 128) + brightness + error)),
      );
    });
  };
}

/** Adds a part's share of the brightness, between four pixels each. */
function addPart(values: Float32Array, part: Part, { box, isMirrored }: CopyChange): void {
  const { photo, weight, wave } = part;
  const axis = (start: number, length: number, mirrored: boolean): Float64Array =>
    Float64Array.from({ length: GREY_SIDE }, (_, place) => {
      const along = (place + 0.5) / GREY_SIDE;
      return start + length * (mirrored ? 1 - along : along);
    });
  const us = axis(box.x, box.width, isMirrored);
  const vs = axis(box.y, box.height, false);
  const waves = (part.isTurned ? us : vs).map(
    (down) => wave.height * Math.sin(2 * Math.PI * (down / wave.length + wave.start)),
  );
  const [step, start] = part.isMirrored
    ? [-part.box.width * SIDE, (part.box.x + part.box.width) * SIDE - 0.5]
    : [part.box.width * SIDE, part.box.x * SIDE - 0.5];
  for (let row = 0; row < GREY_SIDE; row += 1) {
    for (let column = 0; column < GREY_SIDE; column += 1) {
      const [u, v] = [us[column] ?? 0, vs[row] ?? 0];
      const across = part.isTurned ? v + (waves[column] ?? 0) : u + (waves[row] ?? 0);
      const down = part.isTurned ? u : v;
      const x = Math.max(0, Math.min(SIDE - 1.001, start + step * across));
      const y = Math.max(0, Math.min(SIDE - 1.001, (part.box.y + part.box.height * down) * SIDE));
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [right, bottom] = [x - left, y - top];
      const corner = top * SIDE + left;
      const upper = (photo[corner] ?? 0) * (1 - right) + (photo[corner + 1] ?? 0) * right;
      const lower =
        (photo[corner + SIDE] ?? 0) * (1 - right) + (photo[corner + SIDE + 1] ?? 0) * right;
      const place = row * GREY_SIDE + column;
      values[place] = (values[place] ?? 0) + weight * (upper * (1 - bottom) + lower * bottom);
    }
  }
}
