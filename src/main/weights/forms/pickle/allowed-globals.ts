/**
 * What a pickle may call: a name of Python that stands for a function of ours. Nothing of Python is ever run.
 */
export type AllowedGlobal = {
  readonly call: (args: readonly unknown[]) => unknown;
  /** What the opcode BUILD does to what was made by `call`. Left out: its state is passed over. */
  readonly build?: (made: unknown, state: unknown) => void;
};

/** By `module.name`. */
export type AllowedGlobals = ReadonlyMap<string, AllowedGlobal>;

/** A global that was named and not yet called. */
export class GlobalName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Of a dictionary that is made from pairs; torch fills its own item by item. */
const MOST_PAIRS = 1000;

/** A dictionary with an order, as torch keeps its tensors in; also plain ones. */
export const ORDERED_DICT: AllowedGlobal = {
  call: ([pairs]) => {
    const entries = Array.isArray(pairs) ? pairs.slice(0, MOST_PAIRS) : [];
    return new Map(
      entries.flatMap((pair: unknown): [unknown, unknown][] =>
        Array.isArray(pair) && pair.length === 2 ? [[pair[0], pair[1]]] : [],
      ),
    );
  },
};
