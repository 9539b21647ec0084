/** A sparse matrix by rows: row r holds `indices[starts[r]..starts[r+1]]`, each column once, and their `values`. */
export type SparseRows = {
  readonly columns: number;
  readonly starts: Uint32Array;
  readonly indices: Uint32Array;
  readonly values: Float32Array;
};

/** Rows that grow at the end, in typed arrays. */
export type SparseRowsBuilder = {
  readonly add: (column: number, value: number) => void;
  readonly endRow: () => void;
  readonly build: () => SparseRows;
};

const START_CAPACITY = 4096;

/** Collects rows of a matrix with `columns` columns; the caller adds each column of a row once. */
export function sparseRowsBuilder(columns: number): SparseRowsBuilder {
  let indices = new Uint32Array(START_CAPACITY);
  let values = new Float32Array(START_CAPACITY);
  let size = 0;
  const starts = [0];
  const grow = () => {
    const [moreIndices, moreValues] = [new Uint32Array(2 * size), new Float32Array(2 * size)];
    moreIndices.set(indices);
    moreValues.set(values);
    [indices, values] = [moreIndices, moreValues];
  };
  return {
    add(column, value) {
      if (size === indices.length) grow();
      indices[size] = column;
      values[size] = value;
      size += 1;
    },
    endRow() {
      starts.push(size);
    },
    build() {
      return {
        columns,
        starts: Uint32Array.from(starts),
        indices: indices.slice(0, size),
        values: values.slice(0, size),
      };
    },
  };
}

/** The rows named, in that order. */
export function selectRows(matrix: SparseRows, rows: readonly number[]): SparseRows {
  const builder = sparseRowsBuilder(matrix.columns);
  for (const row of rows) {
    const end = matrix.starts[row + 1] ?? 0;
    for (let k = matrix.starts[row] ?? 0; k < end; k += 1) {
      builder.add(matrix.indices[k] ?? 0, matrix.values[k] ?? 0);
    }
    builder.endRow();
  }
  return builder.build();
}
