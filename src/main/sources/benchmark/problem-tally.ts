import type { BenchmarkProblem } from '../../pipeline/ports/benchmark-source.ts';

const EXAMPLES = 3;

/** Counts what cannot be used, with the first examples of each kind. */
export type ProblemTally = {
  /** Something that is lost. */
  readonly add: (kind: string, example: string) => void;
  /** Something odd, by which nothing is lost. */
  readonly note: (kind: string, example: string) => void;
  /** In the order in which the kinds came up. */
  readonly all: () => readonly BenchmarkProblem[];
  readonly losses: () => number;
};

export function createProblemTally(): ProblemTally {
  const examples = new Map<string, { readonly shown: string[]; count: number }>();
  let losses = 0;
  const note = (kind: string, example: string): void => {
    const tally = examples.get(kind) ?? { shown: [], count: 0 };
    examples.set(kind, tally);
    tally.count += 1;
    if (tally.shown.length < EXAMPLES) tally.shown.push(example);
  };
  return {
    add: (kind, example) => {
      losses += 1;
      note(kind, example);
    },
    note,
    losses: () => losses,
    all: () =>
      [...examples].map(([kind, { shown, count }]) => ({
        text: `${kind}: ${shown.join(', ')}${count > shown.length ? ' …' : ''}`,
        count,
      })),
  };
}
