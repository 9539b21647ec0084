import type { Dice } from '../dice.ts';

/** How a shape is painted; colours are CSS colours or `url(#…)` references to gradients. */
export type Paint = {
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly opacity?: number;
};

export type Point = readonly [x: number, y: number];
export type GradientStop = readonly [offset: number, colour: string, opacity?: number];

/** A picture being drawn: shapes are added one over another, in pixels from the top left corner. */
export type Sketch = {
  readonly width: number;
  readonly height: number;
  /** The short side, the unit that sizes of things are given in. */
  readonly unit: number;
  readonly dice: Dice;
  rect(
    x: number,
    y: number,
    width: number,
    height: number,
    paint: Paint | string,
    round?: number,
  ): void;
  circle(x: number, y: number, radius: number, paint: Paint | string): void;
  ellipse(x: number, y: number, rx: number, ry: number, paint: Paint | string, turn?: number): void;
  polygon(points: readonly Point[], paint: Paint | string): void;
  polyline(points: readonly Point[], paint: Paint): void;
  path(d: string, paint: Paint | string): void;
  /** Gradient along a direction in degrees (0 left to right, 90 top to bottom); gives its paint. */
  linear(stops: readonly GradientStop[], angle?: number): string;
  /** Gradient from the middle of a shape outwards; gives its paint. */
  radial(stops: readonly GradientStop[]): string;
  /** Draws inside a moved, turned (degrees) and scaled frame. */
  within(frame: Frame, draw: () => void): void;
  /** The whole picture as an SVG document. */
  toSvg(): string;
};

export type Frame = {
  readonly x?: number;
  readonly y?: number;
  readonly turn?: number;
  readonly scale?: number;
  readonly mirror?: boolean;
};

/** Starts an empty picture of the given size in pixels. */
export function startSketch(width: number, height: number, dice: Dice): Sketch {
  const body: string[] = [];
  const defs: string[] = [];
  const define = (
    element: 'linearGradient' | 'radialGradient',
    attributes: string,
    stops: readonly GradientStop[],
  ) => {
    const id = `g${defs.length}`;
    defs.push(`<${element} id="${id}"${attributes}>${stops.map(stopMarkup).join('')}</${element}>`);
    return `url(#${id})`;
  };
  return {
    width,
    height,
    unit: Math.min(width, height),
    dice,
    rect: (x, y, w, h, paint, round = 0) => {
      const corner = round > 0 ? ` rx="${num(round)}"` : '';
      body.push(
        `<rect x="${num(x)}" y="${num(y)}" width="${num(Math.max(0, w))}" height="${num(Math.max(0, h))}"${corner}${paintMarkup(paint)}/>`,
      );
    },
    circle: (x, y, radius, paint) => {
      body.push(`<circle cx="${num(x)}" cy="${num(y)}" r="${num(radius)}"${paintMarkup(paint)}/>`);
    },
    ellipse: (x, y, rx, ry, paint, turn = 0) => {
      const rotation = turn === 0 ? '' : ` transform="rotate(${num(turn)} ${num(x)} ${num(y)})"`;
      body.push(
        `<ellipse cx="${num(x)}" cy="${num(y)}" rx="${num(rx)}" ry="${num(ry)}"${rotation}${paintMarkup(paint)}/>`,
      );
    },
    polygon: (points, paint) => {
      body.push(`<polygon points="${pointsMarkup(points)}"${paintMarkup(paint)}/>`);
    },
    polyline: (points, paint) => {
      body.push(
        `<polyline points="${pointsMarkup(points)}"${paintMarkup({ fill: 'none', ...paint })} stroke-linejoin="round" stroke-linecap="round"/>`,
      );
    },
    path: (d, paint) => {
      body.push(`<path d="${d}"${paintMarkup(paint)} stroke-linecap="round"/>`);
    },
    linear: (stops, angle = 90) => {
      const dx = Math.cos((angle * Math.PI) / 180) / 2;
      const dy = Math.sin((angle * Math.PI) / 180) / 2;
      const line = [0.5 - dx, 0.5 - dy, 0.5 + dx, 0.5 + dy].map((part) => part.toFixed(3));
      return define(
        'linearGradient',
        ` x1="${line[0]}" y1="${line[1]}" x2="${line[2]}" y2="${line[3]}"`,
        stops,
      );
    },
    radial: (stops) => define('radialGradient', '', stops),
    within: (frame, draw) => {
      body.push(`<g transform="${frameMarkup(frame)}">`);
      draw();
      body.push('</g>');
    },
    toSvg: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${defs.join('')}</defs>${body.join('')}</svg>`,
  };
}

/** Path data of a smooth line through points (Catmull–Rom as cubic Béziers), for `Sketch.path`. */
export function smoothPath(points: readonly Point[]): string {
  const at = (i: number) =>
    points[Math.max(0, Math.min(points.length - 1, i))] ?? ([0, 0] as const);
  let d = `M${num(at(0)[0])} ${num(at(0)[1])}`;
  for (let i = 0; i < points.length - 1; i += 1) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const first = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const second = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    d += `C${[...first, ...second, ...to].map(num).join(' ')}`;
  }
  return d;
}

function paintMarkup(paint: Paint | string): string {
  if (typeof paint === 'string') return ` fill="${paint}"`;
  const stroke =
    paint.stroke === undefined
      ? ''
      : ` stroke="${paint.stroke}" stroke-width="${num(paint.strokeWidth ?? 1)}"`;
  const opacity = paint.opacity === undefined ? '' : ` opacity="${paint.opacity.toFixed(2)}"`;
  return ` fill="${paint.fill ?? 'none'}"${stroke}${opacity}`;
}

function stopMarkup([offset, colour, opacity]: GradientStop): string {
  const alpha = opacity === undefined ? '' : ` stop-opacity="${opacity.toFixed(2)}"`;
  return `<stop offset="${offset.toFixed(3)}" stop-color="${colour}"${alpha}/>`;
}

function frameMarkup({ x = 0, y = 0, turn = 0, scale = 1, mirror = false }: Frame): string {
  const flip = mirror ? -scale : scale;
  return `translate(${num(x)} ${num(y)}) rotate(${num(turn)}) scale(${flip.toFixed(3)} ${scale.toFixed(3)})`;
}

function pointsMarkup(points: readonly Point[]): string {
  return points.map(([x, y]) => `${num(x)},${num(y)}`).join(' ');
}

function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}
