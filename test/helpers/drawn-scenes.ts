import { type Box, WHOLE } from '../../src/main/domain/copies/box.ts';
import { GREY_SIDE, type GreyImage } from '../../src/main/domain/copies/grey-image.ts';
import { shrinkGrey } from '../../src/main/domain/copies/shrink-grey.ts';
import { type SeededRandom, seededRandom } from '../../src/main/domain/seeded-random.ts';

const FINE = 4;

type Painter = (x: number, y: number) => number;

/** A kind of scene whose pictures look alike and are none of the others' copies. */
export const SCENES = ['sunset', 'text-card', 'portrait', 'skyline'] as const;

type Scene = (typeof SCENES)[number];

const PAINTERS: Readonly<Record<Scene, (random: SeededRandom) => Painter>> = {
  sunset,
  'text-card': textCard,
  portrait,
  skyline,
};

/** A grey picture of a part of a scene, drawn by code: equal seeds give equal scenes. */
export function drawnScene(scene: Scene, seed: number, box: Box = WHOLE): GreyImage {
  const paint = PAINTERS[scene](seededRandom(seed));
  const grey = new Uint8Array(GREY_SIDE ** 2);
  for (let y = 0; y < GREY_SIDE; y += 1) {
    for (let x = 0; x < GREY_SIDE; x += 1) {
      let sum = 0;
      for (let step = 0; step < FINE ** 2; step += 1) {
        const across = (x + ((step % FINE) + 0.5) / FINE) / GREY_SIDE;
        const down = (y + (Math.floor(step / FINE) + 0.5) / FINE) / GREY_SIDE;
        sum += paint(box.x + across * box.width, box.y + down * box.height);
      }
      grey[y * GREY_SIDE + x] = Math.round(Math.min(255, Math.max(0, sum / FINE ** 2)));
    }
  }
  return grey;
}

/** A picture mirrored left to right. */
export function mirroredGrey(grey: GreyImage): GreyImage {
  return grey.map((_, place) => {
    const x = place % GREY_SIDE;
    return grey[place - x + (GREY_SIDE - 1 - x)] ?? 0;
  });
}

/** A picture with `change` made to the value at each place. */
export function repaintedGrey(
  grey: GreyImage,
  change: (value: number, x: number, y: number) => number,
): GreyImage {
  return grey.map((value, place) =>
    Math.min(255, Math.max(0, change(value, place % GREY_SIDE, Math.floor(place / GREY_SIDE)))),
  );
}

/** A picture drawn smaller, with `width` pixels of one brightness on every side. */
export function borderedGrey(grey: GreyImage, width: number, brightness: number): GreyImage {
  const inside = GREY_SIDE - 2 * width;
  const small = shrinkGrey(grey, inside);
  return repaintedGrey(grey, (_, x, y) => {
    const [column, row] = [x - width, y - width];
    const isInside = column >= 0 && row >= 0 && column < inside && row < inside;
    return isInside ? (small[row * inside + column] ?? 0) : brightness;
  });
}

/** A sun over the sea: bands of light, clouds, glitter, and hills at the horizon. */
function sunset(random: SeededRandom): Painter {
  const horizon = 0.55 + 0.15 * random.next();
  const sun = {
    x: 0.3 + 0.4 * random.next(),
    y: horizon - 0.2 * random.next(),
    r: 0.04 + 0.05 * random.next(),
  };
  const cloud = ripples(random, 3, 7);
  const glitter = ripples(random, 18, 40);
  const hills = ripples(random, 2, 9);
  const top = 40 + 60 * random.next();
  return (x, y) => {
    const distance = Math.hypot(x - sun.x, y - sun.y);
    if (y < horizon && distance < sun.r) return 250;
    const glow = 110 * Math.exp(-distance / 0.35);
    if (y < horizon - 0.04 - 0.04 * hills(x, 0)) {
      return top + (90 * y) / horizon + glow + 18 * cloud(x, 3 * y);
    }
    if (y < horizon) return 25;
    return 50 + 0.6 * glow + 25 * glitter(x * 0.4, y) * Math.exp(-Math.abs(x - sun.x) / 0.2);
  };
}

/** Dark words in lines on a light card with a heading's bar. */
function textCard(random: SeededRandom): Painter {
  const lines = 6 + random.int(6);
  const words: (readonly [number, number, number])[] = [];
  for (let line = 0; line < lines; line += 1) {
    let x = 0.08;
    while (x < 0.85) {
      const length = 0.04 + 0.14 * random.next();
      words.push([line, x, Math.min(0.92, x + length)]);
      x += length + 0.03;
    }
  }
  return (x, y) => {
    if (y < 0.12) return 90;
    const row = ((y - 0.16) / 0.8) * lines;
    const line = Math.floor(row);
    if (row - line > 0.55) return 245;
    return words.some(([at, from, to]) => at === line && x >= from && x <= to) ? 40 : 245;
  };
}

/** A head and shoulders before a studio's wall. */
function portrait(random: SeededRandom): Painter {
  const centre = 0.46 + 0.08 * random.next();
  const head = { y: 0.36 + 0.06 * random.next(), w: 0.14 + 0.04 * random.next() };
  const hair = ripples(random, 4, 12);
  const cloth = ripples(random, 5, 20);
  const wall = 150 + 60 * random.next();
  const skin = 120 + 90 * random.next();
  return (x, y) => {
    const dx = (x - centre) / head.w;
    const dy = (y - head.y) / (head.w * 1.35);
    if (dx * dx + dy * dy < 1) {
      if (dy < -0.45 + 0.25 * hair(x, y)) return 35 + 20 * hair(y, x);
      const isEye = Math.abs(Math.abs(dx) - 0.4) < 0.12 && Math.abs(dy + 0.05) < 0.07;
      return isEye || (Math.abs(dx) < 0.3 && Math.abs(dy - 0.55) < 0.06) ? 50 : skin + 20 * dx;
    }
    const shoulder = head.y + head.w * 1.35 + 0.9 * Math.max(0, Math.abs(x - centre) - 0.1) ** 1.4;
    return y > shoulder ? 90 + 45 * cloth(x, y) : wall - 50 * Math.hypot(x - 0.5, y - 0.4);
  };
}

/** Houses against a bright sky. */
function skyline(random: SeededRandom): Painter {
  const houses = Array.from({ length: 14 }, () => ({
    height: 0.25 + 0.45 * random.next(),
    grey: 40 + 60 * random.next(),
    rows: 8 + random.int(20),
  }));
  const cloud = ripples(random, 2, 6);
  return (x, y) => {
    const house = houses[Math.min(13, Math.floor(x * 14))];
    if (house === undefined || 1 - y > house.height) return 190 + 30 * cloud(x, 2 * y) - 40 * y;
    const isWindow = (y * house.rows) % 1 < 0.4 && (x * 42) % 1 < 0.5;
    return house.grey + (isWindow ? 60 : 0);
  };
}

/** Smooth noise from -1 to 1: waves of several lengths and directions. */
function ripples(random: SeededRandom, least: number, most: number): Painter {
  const waves = Array.from({ length: 6 }, () => ({
    x: (random.next() - 0.5) * 2 * most,
    y: least + (most - least) * random.next(),
    phase: 2 * Math.PI * random.next(),
  }));
  return (x, y) =>
    waves.reduce((sum, wave) => sum + Math.sin(wave.x * x + wave.y * y + wave.phase), 0) / 3;
}
