/**
 * Weights of one direction of the LSTM, row after row.
 *
 * The columns are the gates in the order input, candidate, forget, output, each of `units` columns.
 */
export type DirectionWeights = {
  /** Embedding size × 4 · units. */
  readonly kernel: Float32Array;
  /** Units × 4 · units. */
  readonly recurrent: Float32Array;
  /** 4 · units. */
  readonly bias: Float32Array;
};

/** What the document network has learned, and its sizes; the word embeddings stand apart. */
export type DocumentNetworkWeights = {
  readonly sizes: DocumentNetworkSizes;
  /** What is added to the first `tunedRows` rows of the embeddings, row after row. */
  readonly tuning: { readonly embeddings: Float32Array };
  readonly forward: DirectionWeights;
  readonly backward: DirectionWeights;
  /** Score of a word: query · tanh(state · kernel + bias). */
  readonly attention: {
    /** 2 · units × attention. */
    readonly kernel: Float32Array;
    readonly bias: Float32Array;
    readonly query: Float32Array;
  };
  /** Logits of NEG, NEU, POS: vector · kernel + bias. */
  readonly output: {
    /** Vector size × 3. */
    readonly kernel: Float32Array;
    readonly bias: Float32Array;
  };
};

export type DocumentNetworkSizes = {
  /** Numbers in a word's embedding. */
  readonly embedding: number;
  /** Rows of the embeddings, from the first on, that training moved. */
  readonly tunedRows: number;
  /** LSTM units in each direction, an even number. */
  readonly units: number;
  /** Units of the attention's hidden layer. */
  readonly attention: number;
  /** Tokens that are read of a document; those after them are left out. */
  readonly maxTokens: number;
};

/** Numbers in a document vector: both directions' states, weighted by attention, then their greatest values. */
export function vectorSize(sizes: Pick<DocumentNetworkSizes, 'units'>): number {
  return 4 * sizes.units;
}

/** Names and shapes of all weights, in the order that files and the trainer keep them in. */
export function weightShapes(
  sizes: DocumentNetworkSizes,
): readonly (readonly [name: string, shape: readonly [number] | readonly [number, number]])[] {
  const { embedding, tunedRows, units, attention } = sizes;
  const direction = (name: string) =>
    [
      [`${name}/kernel`, [embedding, 4 * units]],
      [`${name}/recurrent`, [units, 4 * units]],
      [`${name}/bias`, [4 * units]],
    ] as const;
  return [
    ['tuning/embeddings', [tunedRows, embedding]],
    ...direction('forward'),
    ...direction('backward'),
    ['attention/kernel', [2 * units, attention]],
    ['attention/bias', [attention]],
    ['attention/query', [attention]],
    ['output/kernel', [vectorSize(sizes), 3]],
    ['output/bias', [3]],
  ];
}

/** Weights from named lists of numbers, of the shapes that `weightShapes` gives. Throws where one is missing or of another size. */
export function weightsFromNamed(
  sizes: DocumentNetworkSizes,
  named: ReadonlyMap<string, Float32Array>,
): DocumentNetworkWeights {
  const shapes = new Map(weightShapes(sizes));
  const take = (name: string) => {
    const values = named.get(name);
    const size = shapes.get(name)?.reduce<number>((product, side) => product * side, 1);
    if (values?.length !== size || !values) {
      throw new Error(
        `the weight ${name} has ${values?.length ?? 'no'} numbers instead of ${size}`,
      );
    }
    return values;
  };
  const direction = (name: string) => ({
    kernel: take(`${name}/kernel`),
    recurrent: take(`${name}/recurrent`),
    bias: take(`${name}/bias`),
  });
  return {
    sizes,
    tuning: { embeddings: take('tuning/embeddings') },
    forward: direction('forward'),
    backward: direction('backward'),
    attention: {
      kernel: take('attention/kernel'),
      bias: take('attention/bias'),
      query: take('attention/query'),
    },
    output: { kernel: take('output/kernel'), bias: take('output/bias') },
  };
}

/** The weights under their names, in the order of `weightShapes`. */
export function namedWeights(weights: DocumentNetworkWeights): ReadonlyMap<string, Float32Array> {
  const { tuning, forward, backward, attention, output } = weights;
  const parts = { tuning, forward, backward, attention, output };
  return new Map(
    Object.entries(parts).flatMap(([part, lists]) =>
      Object.entries(lists).map(([name, values]) => [`${part}/${name}`, values] as const),
    ),
  );
}
