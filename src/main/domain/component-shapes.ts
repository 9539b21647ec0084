import { POLARITIES } from '../../shared/domain/polarity.ts';
import type { Components } from './components.ts';

/** Polarities. */
export const KINDS = POLARITIES.length;
/** Numbers per shape: its images of each polarity, and of any. */
export const STRIDE = KINDS + 1;

/** Which images components are made of: most are alike, so that what is told of each is short. */
export type ComponentShapes = {
  /** The number of each component's shape. */
  readonly of: Uint32Array;
  /** `STRIDE` numbers for each shape. */
  readonly counts: Uint32Array;
};

/** Components with fewer images are alike if they have as many of each polarity; each larger one is a shape of its own. */
const LARGE = 16;

/** The shapes of components. */
export function componentShapes(
  { count, of }: Components,
  polarities: Uint8Array,
): ComponentShapes {
  const own = ownCounts(count, of, polarities);
  const shapeOf = new Uint32Array(count);
  // One more than the shape of small components by their counts; zero for none yet.
  const known = new Uint32Array(LARGE ** KINDS);
  const counts: number[] = [];
  for (let component = 0; component < count; component += 1) {
    const first = STRIDE * component;
    const isLarge = (own[first + KINDS] ?? 0) >= LARGE;
    let name = 0;
    for (let kind = 0; kind < KINDS; kind += 1) name = name * LARGE + (own[first + kind] ?? 0);
    const shape = isLarge ? 0 : (known[name] ?? 0);
    if (shape > 0) {
      shapeOf[component] = shape - 1;
      continue;
    }
    shapeOf[component] = counts.length / STRIDE;
    for (let at = 0; at < STRIDE; at += 1) counts.push(own[first + at] ?? 0);
    if (!isLarge) known[name] = counts.length / STRIDE;
  }
  return { of: shapeOf, counts: Uint32Array.from(counts) };
}

function ownCounts(count: number, of: Uint32Array, polarities: Uint8Array): Uint32Array {
  const counts = new Uint32Array(STRIDE * count);
  for (let at = 0; at < of.length; at += 1) {
    const first = STRIDE * (of[at] ?? 0);
    const kind = first + (polarities[at] ?? 0);
    counts[kind] = (counts[kind] ?? 0) + 1;
    counts[first + KINDS] = (counts[first + KINDS] ?? 0) + 1;
  }
  return counts;
}
