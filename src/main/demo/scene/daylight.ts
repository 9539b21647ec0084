import type { Dice } from '../dice.ts';

/** The light that a scene is painted in; every polarity can have every one of them. */
export type Weather = 'clear' | 'golden' | 'overcast' | 'fog' | 'storm' | 'night';

/**
 * Colours under one light.
 *
 * `ink` takes a colour as it would be in plain daylight (hue 0–360, saturation and lightness 0–100)
 * and gives the CSS colour that it has in this scene.
 */
export type Daylight = {
  readonly weather: Weather;
  readonly zenith: string;
  readonly horizon: string;
  ink(hue: number, saturation: number, lightness: number, alpha?: number): string;
};

type Tint = {
  readonly zenith: readonly [hue: number, saturation: number, lightness: number];
  readonly horizon: readonly [hue: number, saturation: number, lightness: number];
  readonly light: number;
  readonly colourfulness: number;
};

const TINTS: Readonly<Record<Weather, Tint>> = {
  clear: { zenith: [208, 65, 55], horizon: [200, 55, 84], light: 1, colourfulness: 1 },
  golden: { zenith: [262, 35, 48], horizon: [30, 82, 68], light: 0.88, colourfulness: 0.95 },
  overcast: { zenith: [212, 12, 62], horizon: [205, 12, 80], light: 0.86, colourfulness: 0.68 },
  fog: { zenith: [205, 6, 74], horizon: [200, 6, 84], light: 0.92, colourfulness: 0.45 },
  storm: { zenith: [218, 22, 26], horizon: [205, 16, 52], light: 0.62, colourfulness: 0.62 },
  night: { zenith: [228, 45, 13], horizon: [238, 38, 30], light: 0.5, colourfulness: 0.8 },
};

/** Draws the weather by weights and makes its light, a little different every time. */
export function drawDaylight(
  dice: Dice,
  weights: Readonly<Partial<Record<Weather, number>>>,
): Daylight {
  const weather = dice.weighted(weights);
  const tint = TINTS[weather];
  const light = tint.light * dice.between(0.9, 1.1);
  const colourfulness = tint.colourfulness * dice.between(0.8, 1.2);
  const shift = dice.between(-9, 9);
  const ink = (hue: number, saturation: number, lightness: number, alpha = 1) =>
    hsl(hue + shift, saturation * colourfulness, lightness * light, alpha);
  const air = ([hue, saturation, lightness]: Tint['zenith']) =>
    hsl(
      hue + shift * 1.5,
      saturation * dice.between(0.7, 1.2),
      lightness * dice.between(0.82, 1.16),
      1,
    );
  return { weather, zenith: air(tint.zenith), horizon: air(tint.horizon), ink };
}

function hsl(hue: number, saturation: number, lightness: number, alpha: number): string {
  const h = Math.round((hue + 720) % 360);
  const s = Math.round(Math.min(100, Math.max(0, saturation)));
  const l = Math.round(Math.min(98, Math.max(2, lightness)));
  return alpha >= 1 ? `hsl(${h},${s}%,${l}%)` : `hsla(${h},${s}%,${l}%,${alpha.toFixed(2)})`;
}
