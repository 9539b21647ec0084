import type { AuditCandidates } from '../../src/main/domain/review/audit-candidates.ts';
import { addCheck, emptyTally } from '../../src/main/domain/review/check-tally.ts';
import { binByConfidence } from '../../src/main/domain/review/confidence-bins.ts';
import {
  type AuditDraw,
  type DrawDesign,
  drawFromBins,
} from '../../src/main/domain/review/draw-audit.ts';
import { estimatePrecision } from '../../src/main/domain/review/estimate-precision.ts';
import { type StratumSize, sizesOfPolarity } from '../../src/main/domain/review/stratum-groups.ts';
import type { SeededRandom } from '../../src/main/domain/seeded-random.ts';
import type { Proportion } from '../../src/shared/domain/evaluation.ts';
import { polarityIndex } from '../../src/shared/domain/polarity.ts';

/** Weak labels of which it is known whether they are right. */
export type KnownPopulation = { readonly candidates: AuditCandidates; readonly right: Uint8Array };

export type PopulationShape = {
  readonly posts: number;
  /** Images of the largest posts; every size from 1 on is as frequent. */
  readonly largestPost: number;
  /** Shares of NEG, NEU, POS. */
  readonly polarities: readonly [number, number, number];
  /** Probability that all weak labels of a post are right. */
  readonly precision: (polarity: number, confidence: number, images: number) => number;
};

/** Posts whose images share weak label, confidence and whether the weak label is right; ids are in random order. */
export function knownPopulation(shape: PopulationShape, random: SeededRandom): KnownPopulation {
  const images: { polarity: number; confidence: number; cluster: number; right: number }[] = [];
  for (let cluster = 0; cluster < shape.posts; cluster += 1) {
    const draw = random.next();
    const [negative, neutral] = shape.polarities;
    const polarity = draw < negative ? 0 : draw < negative + neutral ? 1 : 2;
    const confidence = 0.4 + 0.6 * random.next();
    const size = 1 + random.int(shape.largestPost);
    const right = random.next() < shape.precision(polarity, confidence, size) ? 1 : 0;
    for (let image = 0; image < size; image += 1) {
      images.push({ polarity, confidence, cluster, right });
    }
  }
  const shuffled = random.shuffle(images);
  return {
    candidates: {
      polarities: Uint8Array.from(shuffled, (image) => image.polarity),
      confidences: Float64Array.from(shuffled, (image) => image.confidence),
      clusters: Uint32Array.from(shuffled, (image) => image.cluster),
    },
    right: Uint8Array.from(shuffled, (image) => image.right),
  };
}

/** Share of right weak labels among the candidates that a test takes. */
function truePrecision({ right }: KnownPopulation, takes: (place: number) => boolean): number {
  let count = 0;
  let sum = 0;
  right.forEach((value, place) => {
    if (!takes(place)) return;
    count += 1;
    sum += value;
  });
  return sum / count;
}

function sizesOf(draw: AuditDraw): readonly StratumSize[] {
  return draw.strata.map((stratum) => ({ ...stratum, polarity: polarityIndex(stratum.polarity) }));
}

/** Shares of simulated audits whose interval held the true precision, and the errors of their estimates. */
export type SimulationResult = {
  /** At every look from the first check on: overall, and for NEG, NEU, POS. */
  readonly everyLook: number;
  readonly everyLookPerPolarity: readonly number[];
  /** Where a person stops at the first look, after 20 checks, that shows a precision of at least 0.8. */
  readonly stopWhenGood: number;
  /** At the planned end: overall, NEG, NEU, POS, and over all strata. */
  readonly end: number;
  readonly endPerPolarity: readonly number[];
  readonly endStrata: number;
  /** Mean error of the estimate at the end, its standard error, and the deviation of one estimate. */
  readonly bias: number;
  readonly standardError: number;
  readonly deviation: number;
  /** Mean error of the plain share of right checks. */
  readonly plainBias: number;
  readonly halfWidth: number;
};

/** Draws and checks audits of a known population again and again, and looks at the interval after every check. */
export function simulateAudits(
  population: KnownPopulation,
  design: Omit<DrawDesign, 'seed'>,
  audits: number,
): SimulationResult {
  const { candidates, right } = population;
  const truth = truePrecision(population, () => true);
  const truths = [0, 1, 2].map((polarity) =>
    truePrecision(population, (place) => candidates.polarities[place] === polarity),
  );
  const binned = binByConfidence(candidates, design.bins);
  const stratumTruths = binned.bins.map((_, bin) =>
    truePrecision(population, (place) => binned.binOf[place] === bin),
  );
  const held = { everyLook: 0, stop: 0, end: 0, strata: 0, stratumCount: 0 };
  const heldEvery = [0, 0, 0];
  const heldAtEnd = [0, 0, 0];
  const errors: number[] = [];
  let plainErrors = 0;
  let halfWidths = 0;
  for (let seed = 0; seed < audits; seed += 1) {
    const draw = drawFromBins(candidates, binned, { ...design, seed });
    const sizes = sizesOf(draw);
    const parts = [0, 1, 2].map((polarity) => sizesOfPolarity(sizes, polarity));
    const tally = emptyTally(sizes.length);
    let everyLook = true;
    const everyLookOf = [true, true, true];
    let stopped: boolean | null = null;
    let rightCount = 0;
    draw.items.forEach(({ place, stratum, probability }, position) => {
      addCheck(tally, stratum, 1 / probability, right[place] === 1);
      rightCount += right[place] ?? 0;
      const { precision } = estimatePrecision(sizes, tally);
      if (!holds(precision, truth)) everyLook = false;
      if (stopped === null && position >= 20 && (precision?.value ?? 0) >= 0.8) {
        stopped = holds(precision, truth);
      }
      const polarity = candidates.polarities[place] ?? 0;
      const own = estimatePrecision(parts[polarity] ?? [], tally);
      if (!holds(own.precision, truths[polarity] ?? 0)) everyLookOf[polarity] = false;
    });
    const { precision } = estimatePrecision(sizes, tally);
    if (precision === null) throw new Error('nothing was checked');
    errors.push(precision.value - truth);
    plainErrors += rightCount / draw.items.length - truth;
    halfWidths += (precision.high - precision.low) / 2;
    if (everyLook) held.everyLook += 1;
    if (stopped ?? holds(precision, truth)) held.stop += 1;
    if (holds(precision, truth)) held.end += 1;
    for (const polarity of [0, 1, 2]) {
      if (everyLookOf[polarity]) heldEvery[polarity] = (heldEvery[polarity] ?? 0) + 1;
      const end = estimatePrecision(parts[polarity] ?? [], tally).precision;
      if (holds(end, truths[polarity] ?? 0)) heldAtEnd[polarity] = (heldAtEnd[polarity] ?? 0) + 1;
    }
    stratumTruths.forEach((stratumTruth, stratum) => {
      const only = sizes.map((size, at) => (at === stratum ? size : { ...size, images: 0 }));
      held.stratumCount += 1;
      if (holds(estimatePrecision(only, tally).precision, stratumTruth)) held.strata += 1;
    });
  }
  const bias = errors.reduce((sum, error) => sum + error, 0) / audits;
  const deviation = Math.sqrt(
    errors.reduce((sum, error) => sum + (error - bias) ** 2, 0) / (audits - 1),
  );
  return {
    everyLook: held.everyLook / audits,
    everyLookPerPolarity: heldEvery.map((count) => count / audits),
    stopWhenGood: held.stop / audits,
    end: held.end / audits,
    endPerPolarity: heldAtEnd.map((count) => count / audits),
    endStrata: held.strata / held.stratumCount,
    bias,
    standardError: deviation / Math.sqrt(audits),
    deviation,
    plainBias: plainErrors / audits,
    halfWidth: halfWidths / audits,
  };
}

function holds(precision: Proportion | null, truth: number): boolean {
  return precision === null || (precision.low <= truth && truth <= precision.high);
}
