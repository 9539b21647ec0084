import { PlantedKind } from '../../../shared/domain/copy-measurement.ts';
import { deriveSeed, type SeededRandom, seededRandom } from '../seeded-random.ts';
import type { Box } from './box.ts';
import type {
  CopyTransformation,
  CopyTransformationKind,
  SingleTransformation,
} from './copy-transformation.ts';

/** Least share of an image's width and height that a planted crop keeps. */
const LEAST_KEPT = 0.8;

const MAKERS: Readonly<
  Record<SingleTransformation['kind'], (random: SeededRandom) => SingleTransformation>
> = {
  're-encode': (random) => ({
    kind: 're-encode',
    format: random.pick(['jpeg', 'jpeg', 'webp']),
    quality: Math.round(between(random, 20, 70)),
  }),
  resize: (random) => ({
    kind: 'resize',
    scale: random.pick([between(random, 0.25, 0.8), between(random, 1.25, 2)]),
  }),
  brightness: (random) => ({
    kind: 'brightness',
    brightness: random.pick([between(random, 0.6, 0.9), between(random, 1.1, 1.4)]),
    contrast: random.pick([between(random, 0.6, 0.9), between(random, 1.1, 1.4)]),
  }),
  recolour: (random) => ({
    kind: 'recolour',
    saturation: random.pick([0, between(random, 0.3, 0.8), between(random, 1.2, 1.8)]),
    hue: Math.round(between(random, -40, 40)),
  }),
  watermark: (random) => ({
    kind: 'watermark',
    opacity: between(random, 0.3, 0.7),
    size: between(random, 0.25, 0.6),
    x: between(random, 0.3, 0.7),
    y: between(random, 0.1, 0.9),
    isTiled: random.next() < 0.25,
  }),
  caption: (random) => ({
    kind: 'caption',
    height: between(random, 0.08, 0.15),
    isOnTop: random.next() < 0.5,
  }),
  border: (random) => ({
    kind: 'border',
    edges: random.pick([frame(random), letterbox(random), pillarbox(random)]),
    colour: random.pick([
      { r: 0, g: 0, b: 0 },
      { r: 255, g: 255, b: 255 },
      { r: random.int(256), g: random.int(256), b: random.int(256) },
    ]),
  }),
  crop: (random) => ({ kind: 'crop', box: keptBox(random) }),
  'crop-one-axis': (random) => {
    const share = between(random, LEAST_KEPT, 1);
    const start = random.next() * (1 - share);
    return {
      kind: 'crop-one-axis',
      box: random.pick([
        { x: start, y: 0, width: share, height: 1 },
        { x: 0, y: start, width: 1, height: share },
      ]),
    };
  },
  flip: () => ({ kind: 'flip' }),
  'flip-crop': (random) => ({ kind: 'flip-crop', box: keptBox(random) }),
};

const STEPS = ['crop', 'brightness', 'resize', 're-encode'] as const;

export type PlannedCopy = {
  /** Place of the image in the list that was given. */
  readonly image: number;
  readonly transformation: CopyTransformation;
};

/**
 * One copy to be made of each image by each kind of transformation, with drawn parameters.
 *
 * The ranges: crops keep 0.8 to 1 of the width and height, borders add 2 to 12 % on a side, re-encoding
 * has quality 20 to 70, sizes go from a quarter to twice, brightness and contrast change by 10 to 40 %,
 * a watermark is 0.25 to 0.6 of the width wide with opacity 0.3 to 0.7, a caption covers 8 to 15 % of
 * the height. A copy depends on the seed, the image's name and the kind alone, so that other images
 * or kinds change nothing of it.
 */
export function planCopies(
  names: readonly string[],
  seed: number,
  kinds: readonly CopyTransformationKind[] = PlantedKind.options,
): readonly PlannedCopy[] {
  return names.flatMap((name, image) =>
    kinds.map((kind) => ({
      image,
      transformation: drawn(kind, seededRandom(deriveSeed(seed, name, kind))),
    })),
  );
}

function drawn(kind: CopyTransformationKind, random: SeededRandom): CopyTransformation {
  if (kind !== 'several') return MAKERS[kind](random);
  return { kind, steps: STEPS.map((step) => MAKERS[step](random)) };
}

function between(random: SeededRandom, low: number, high: number): number {
  return low + (high - low) * random.next();
}

/** A box of the image's own form, anywhere in it. */
function keptBox(random: SeededRandom): Box {
  const share = between(random, LEAST_KEPT, 1);
  return {
    x: random.next() * (1 - share),
    y: random.next() * (1 - share),
    width: share,
    height: share,
  };
}

function frame(random: SeededRandom) {
  const width = between(random, 0.02, 0.1);
  return { left: width, top: width, right: width, bottom: width };
}

function letterbox(random: SeededRandom) {
  const height = between(random, 0.04, 0.12);
  return { left: 0, top: height, right: 0, bottom: height };
}

function pillarbox(random: SeededRandom) {
  const width = between(random, 0.04, 0.12);
  return { left: width, top: 0, right: width, bottom: 0 };
}
