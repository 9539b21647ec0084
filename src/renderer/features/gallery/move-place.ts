import type { KeyAction } from '../../stores/key-bindings.ts';
import type { SectionLayout } from '../../ui/section-layout.ts';

/** Where a key moves the focus to; null where it is no key that moves, or there are no images. */
export function movedPlace(
  from: number | null,
  action: KeyAction,
  layout: SectionLayout,
  rowsInView: number,
): number | null {
  const last = layout.total - 1;
  if (last < 0) return null;
  const step = STEPS[action];
  if (step === undefined) return null;
  if (from === null) return action === 'last' ? last : 0;
  const to = step(Math.min(from, last), layout, Math.max(1, rowsInView));
  return Math.max(0, Math.min(last, to));
}

type Step = (from: number, layout: SectionLayout, rowsInView: number) => number;

const STEPS: Partial<Record<KeyAction, Step>> = {
  left: (from) => from - 1,
  right: (from) => from + 1,
  up: (from, layout) => layout.above(from),
  down: (from, layout) => layout.below(from),
  'page-up': (from, layout, rows) => repeated(from, layout.above, rows),
  'page-down': (from, layout, rows) => repeated(from, layout.below, rows),
  first: () => 0,
  last: (_, { total }) => total - 1,
};

function repeated(from: number, step: (place: number) => number, times: number): number {
  let place = from;
  for (let count = 0; count < times; count += 1) place = step(place);
  return place;
}
