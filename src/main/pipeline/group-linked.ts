import type { CopySettings } from '../domain/copies/copy-settings.ts';
import { type AskedPairs, type CopyGroup, groupCopies } from '../domain/group-copies.ts';
import { addCurves, type CurvePoint, curveOf, FLAT_CURVE } from '../domain/group-curve.ts';
import type { LinkedCopies } from '../domain/linked-copies.ts';
import { createPause } from './create-pause.ts';
import { preparePairs, recallJudged } from './judge-pair.ts';
import type { JudgedPair, JudgedPairs } from './ports/judged-pairs.ts';
import { COMPARED_PAIRS, type PrintComparer, type PrintPair } from './ports/print-comparer.ts';

/** Sets of linked images whose pairs are judged together: their prints lie in memory. */
const TOGETHER = 10_000;

export type GroupedCopies = {
  readonly groups: readonly CopyGroup[];
  readonly curve: readonly CurvePoint[];
};

type Ports = { readonly judgedPairs: JudgedPairs; readonly printComparer: PrintComparer };
type Work = {
  readonly copies: LinkedCopies;
  readonly steps: Generator<AskedPairs, GroupedCopies>;
};
type Asked = PrintPair & {
  readonly copies: LinkedCopies;
  readonly places: readonly [number, number];
};

/**
 * Groups images that hang together at the threshold, and counts what other thresholds would give.
 *
 * Pairs that only others link are compared once, on threads, and what was found is kept: the next search, and
 * other thresholds, do without.
 */
export async function groupLinked(
  ports: Ports,
  linked: Iterator<LinkedCopies | null>,
  options: { readonly leastScore: number; readonly settings: CopySettings },
  control: {
    readonly signal: AbortSignal;
    readonly report: (done: number) => void;
  },
): Promise<GroupedCopies> {
  const groups: CopyGroup[] = [];
  let curve: readonly CurvePoint[] = FLAT_CURVE;
  const pause = createPause(control.signal);
  let done = 0;
  control.report(done);
  for (;;) {
    let open: Work[] = [];
    for (let next = linked.next(); next.done !== true; next = linked.next()) {
      await pause();
      const copies = next.value;
      if (copies === null) continue;
      // Two images have their link, and no other pair is asked for.
      if (copies.media.length > 2 || copies.together.length > 0) {
        recallJudged(ports.judgedPairs, copies);
      }
      open.push({ copies, steps: grouped(copies, options.leastScore) });
      if (open.length === TOGETHER) break;
    }
    if (open.length === 0) return { groups, curve };
    done += open.length;
    while (open.length > 0) {
      const asked: (readonly [LinkedCopies, AskedPairs])[] = [];
      const left: Work[] = [];
      for (const work of open) {
        const step = work.steps.next();
        await pause();
        if (step.done !== true) {
          asked.push([work.copies, step.value]);
          left.push(work);
          continue;
        }
        groups.push(...step.value.groups);
        curve = addCurves(curve, step.value.curve, 1);
      }
      await judge(ports, asked, options.settings, control.signal);
      open = left;
    }
    control.report(done);
  }
}

function* grouped(copies: LinkedCopies, leastScore: number): Generator<AskedPairs, GroupedCopies> {
  const groups = yield* groupCopies(copies, leastScore);
  return { groups, curve: yield* curveOf(copies) };
}

/** Compares pairs on threads; each finding is learned and kept. */
async function judge(
  { judgedPairs, printComparer }: Ports,
  asked: readonly (readonly [LinkedCopies, AskedPairs])[],
  settings: CopySettings,
  signal: AbortSignal,
): Promise<void> {
  await printComparer.comparePairs(
    preparedPairs(judgedPairs, asked, settings.radius),
    settings,
    (pairs, findings) => {
      const judged: JudgedPair[] = [];
      for (const [nth, { copies, places }] of pairs.entries()) {
        const finding = findings[nth] ?? null;
        const [a, b] = places.map((place) => copies.media[place]?.mediaId);
        copies.learn(...places, finding);
        if (a !== undefined && b !== undefined) judged.push({ a, b, finding });
      }
      judgedPairs.keep(judged);
    },
    { signal },
  );
}

function* preparedPairs(
  judgedPairs: JudgedPairs,
  asked: readonly (readonly [LinkedCopies, AskedPairs])[],
  radius: number,
): Generator<readonly Asked[]> {
  let batch: Asked[] = [];
  for (const [copies, pairs] of asked) {
    const prepare = preparePairs(judgedPairs, radius);
    for (const places of pairs) {
      const [a, b] = places.map((place) => copies.media[place]?.mediaId);
      const pair = a === undefined || b === undefined ? null : prepare(a, b);
      if (pair === null) copies.learn(...places, null);
      else batch.push({ ...pair, copies, places });
      if (batch.length < COMPARED_PAIRS) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
