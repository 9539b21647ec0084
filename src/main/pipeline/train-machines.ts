import { trainLinearSvm } from '../domain/linear-svm.ts';
import { deriveSeed } from '../domain/seeded-random.ts';
import type { SparseRows } from '../domain/text/sparse-rows.ts';

/** How the machines of a tandem are trained. */
export type MachineSettings = {
  /** Price of a loss in the SVM. */
  readonly cost: number;
  /** Weight of the rarer side of each one-against-the-rest: (others / own) to this power. */
  readonly classBalance: number;
  readonly passes: number;
};

const SVM_TOLERANCE = 0.05;

/**
 * The weights of the linear SVMs of NEG, NEU and POS, one against the rest.
 *
 * `starts` are the machines that these are pulled towards (see `trainLinearSvm`); left out, zero.
 */
export function trainMachines(
  rows: SparseRows,
  polarities: Uint8Array,
  settings: MachineSettings,
  seed: number,
  starts?: readonly Float64Array[],
): readonly Float64Array[] {
  return [0, 1, 2].map((polarity) => {
    const positive = Uint8Array.from(polarities, (own) => (own === polarity ? 1 : 0));
    const own = Math.max(
      1,
      positive.reduce((sum, side) => sum + side, 0),
    );
    const count = polarities.length;
    const favour = ((count - own) / own) ** settings.classBalance;
    const norm = count / (own * favour + count - own);
    const svm = {
      positiveCost: settings.cost * norm * favour,
      negativeCost: settings.cost * norm,
      seed: deriveSeed(seed, 'machine', polarity),
      maxPasses: settings.passes,
      tolerance: SVM_TOLERANCE,
    };
    return trainLinearSvm(rows, positive, svm, starts?.[polarity]).weights;
  });
}

/** Machines in the form of a tandem's file: column times 3 plus polarity. */
export function interleaved(machines: readonly Float64Array[]): Float32Array {
  const svm = new Float32Array(3 * (machines[0]?.length ?? 0));
  for (const [polarity, weights] of machines.entries()) {
    for (const [column, weight] of weights.entries()) svm[3 * column + polarity] = weight;
  }
  return svm;
}

/** The machines of a tandem's file, one list of weights each. */
export function separated(svm: Float32Array): readonly Float64Array[] {
  return [0, 1, 2].map((polarity) =>
    Float64Array.from({ length: svm.length / 3 }, (_, column) => svm[3 * column + polarity] ?? 0),
  );
}
