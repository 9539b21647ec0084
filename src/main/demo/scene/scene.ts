import type { Polarity } from '../../../shared/domain/polarity.ts';
import { deriveSeed } from '../../domain/seeded-random.ts';
import { diceOf } from '../dice.ts';
import { drawCameraFrame, paintForeground, paintLightFall } from './scene-camera.ts';
import { paintBirthday, paintWedding } from './scene-celebration.ts';
import { paintChart } from './scene-chart.ts';
import { paintCarWreck, paintHouseFire, paintRuins, paintStormAtSea } from './scene-disaster.ts';
import { paintFireworks } from './scene-fireworks.ts';
import { paintFlood } from './scene-flood.ts';
import { paintBookshelf, paintDesk, paintPlate } from './scene-indoors.ts';
import { paintBalloonRide, paintBeach, paintMeadow } from './scene-joy.ts';
import { paintPet } from './scene-pet.ts';
import { paintPlainFaces, paintSmiles, paintTears } from './scene-portraits.ts';
import { paintBrokenWindow, paintGraveyard } from './scene-sorrow.ts';
import { paintBusStop, paintHouses, paintParkedCars, paintSkyline } from './scene-street.ts';
import { type Sketch, startSketch } from './sketch.ts';

/** A drawn picture before it is developed into pixels. */
export type Scene = {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** What the picture shows, for example `beach`. */
  readonly kind: string;
};

type ScenePainter = (sketch: Sketch) => void;

/** What pictures of each polarity can show. */
export const SCENE_KINDS: Readonly<Record<Polarity, Readonly<Record<string, ScenePainter>>>> = {
  NEG: {
    'storm-at-sea': paintStormAtSea,
    flood: paintFlood,
    'house-fire': paintHouseFire,
    'car-wreck': paintCarWreck,
    ruins: paintRuins,
    graveyard: paintGraveyard,
    tears: paintTears,
    'broken-window': paintBrokenWindow,
  },
  NEU: {
    houses: paintHouses,
    'bus-stop': paintBusStop,
    'parked-cars': paintParkedCars,
    skyline: paintSkyline,
    desk: paintDesk,
    plate: paintPlate,
    chart: paintChart,
    bookshelf: paintBookshelf,
    'plain-faces': paintPlainFaces,
  },
  POS: {
    beach: paintBeach,
    meadow: paintMeadow,
    'balloon-ride': paintBalloonRide,
    pet: paintPet,
    birthday: paintBirthday,
    fireworks: paintFireworks,
    wedding: paintWedding,
    smiles: paintSmiles,
  },
};

const SIZES = [
  [640, 480],
  [480, 640],
  [600, 600],
  [672, 448],
  [448, 672],
  [640, 512],
  [512, 640],
  [680, 510],
  [560, 560],
  [680, 480],
  [500, 660],
] as const;

/** What a scene will be, known without drawing it. */
export type ScenePlan = Omit<Scene, 'svg'>;

/**
 * Decides kind and size (pixels) of the scene that `drawScene` would draw.
 *
 * @param kind what to show, one of `SCENE_KINDS`; drawn by the seed where it is left out.
 */
export function planScene(polarity: Polarity, seed: number, kind?: string): ScenePlan {
  const dice = diceOf(deriveSeed(seed, 'plan', polarity));
  const chosen = dice.pick(Object.keys(SCENE_KINDS[polarity]));
  const [width, height] = dice.pick(SIZES);
  return { kind: kind ?? chosen, width, height };
}

/**
 * Draws a picture with the given polarity: equal seeds, polarities and kinds give equal pictures.
 *
 * @throws Error when the polarity has no such kind.
 */
export function drawScene(polarity: Polarity, seed: number, kind?: string): Scene {
  const plan = planScene(polarity, seed, kind);
  const paint = SCENE_KINDS[polarity][plan.kind];
  if (paint === undefined)
    throw new Error(`there is no ${polarity} scene of the kind ${plan.kind}`);
  const sketch = startSketch(plan.width, plan.height, diceOf(deriveSeed(seed, 'scene', polarity)));
  sketch.within(drawCameraFrame(sketch), () => paint(sketch));
  paintForeground(sketch);
  paintLightFall(sketch);
  return { svg: sketch.toSvg(), ...plan };
}
