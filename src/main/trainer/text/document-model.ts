import { deriveSeed, seededRandom } from '../../domain/seeded-random.ts';
import {
  type DocumentNetworkSizes,
  type DocumentNetworkWeights,
  namedWeights,
  weightShapes,
  weightsFromNamed,
} from '../../domain/text/document-network-weights.ts';
import {
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  tf,
  type Variable,
} from '../backend.ts';
import { blockLstm } from './block-lstm.ts';
import type { DocumentBatch } from './document-batches.ts';

/** Which embedding dimensions and numbers of the document vector an example keeps, scaled by their share. */
export type DocumentDropout = {
  /** Documents × embedding size. */
  readonly embedding: Float32Array;
  /** Documents × vector size. */
  readonly vector: Float32Array;
};

/** The document network in TensorFlow. */
export type DocumentModel = {
  readonly sizes: DocumentNetworkSizes;
  readonly variables: readonly Variable[];
  /** Documents × vector size, and documents × 3. */
  outputs(
    batch: DocumentBatch,
    dropout?: DocumentDropout,
  ): { readonly vectors: Tensor2D; readonly logits: Tensor2D };
  weights(): DocumentNetworkWeights;
  dispose(): void;
};

/** Added to the score of a place without a token: its share vanishes. */
const NO_TOKEN = -1e9;

/** Makes the network from weights. `embeddings` is rows × embedding size and is not trained. */
export function createDocumentModel(
  start: DocumentNetworkWeights,
  embeddings: Float32Array,
): DocumentModel {
  const { sizes } = start;
  const values = namedWeights(start);
  const named = new Map(
    weightShapes(sizes).map(([name, shape]) => [
      name,
      tf.tidy(() => tf.variable(tf.tensor(Float32Array.from(values.get(name) ?? []), [...shape]))),
    ]),
  );
  const table = tf.tensor2d(embeddings, [embeddings.length / sizes.embedding, sizes.embedding]);
  const weight = <T extends Tensor>(name: string) => {
    const variable = named.get(name);
    if (!variable) throw new Error(`the network has no weight ${name}`);
    return variable as unknown as T; // why: a variable's rank is that of its shape, which is fixed above
  };
  const embed = (tokens: Int32Array, shape: [number, number]) => {
    const fixed = tf.gather(table, tf.tensor2d(tokens, shape, 'int32'));
    if (sizes.tunedRows === 0) return fixed;
    const rows = tokens.map((token) => Math.min(token, sizes.tunedRows - 1));
    const tuned = Float32Array.from(tokens, (token) => (token < sizes.tunedRows ? 1 : 0));
    const moved = tf.gather(weight('tuning/embeddings'), tf.tensor2d(rows, shape, 'int32'));
    return tf.add(fixed, tf.mul(moved, tf.tensor3d(tuned, [...shape, 1])));
  };
  const direction = (
    name: string,
    tokens: Int32Array,
    time: number,
    size: number,
    keep?: Tensor,
  ) => {
    const found = embed(tokens, [time, size]);
    const inputs = (keep ? tf.mul(found, keep) : found) as Tensor3D; // why: [time, documents, embedding]
    const kernel = tf.concat2d(
      [weight<Tensor2D>(`${name}/kernel`), weight(`${name}/recurrent`)],
      0,
    );
    return blockLstm(inputs, kernel, weight<Tensor1D>(`${name}/bias`)).reshape([-1, sizes.units]);
  };

  const outputs: DocumentModel['outputs'] = (batch, dropout) => {
    const { size, time } = batch;
    const keep = dropout && tf.tensor3d(dropout.embedding, [1, size, sizes.embedding]);
    const forward = direction('forward', batch.tokens, time, size, keep);
    const backward = tf.gather(
      direction('backward', batch.reversed, time, size, keep),
      tf.tensor1d(batch.mirror, 'int32'),
    );
    const states = tf.concat([forward, backward], 1) as Tensor2D; // why: both are of rank two
    const mask = tf.tensor2d(batch.mask, [time, size]);
    const pooled = pool(states, mask, weight);
    const vectors = dropout
      ? tf.mul(pooled, tf.tensor2d(dropout.vector, [size, dropout.vector.length / size]))
      : pooled;
    const logits = tf.add(
      tf.matMul(vectors as Tensor2D, weight('output/kernel')),
      weight('output/bias'),
    ); // why: a product of two of rank two
    return { vectors: pooled, logits: logits as Tensor2D }; // why: as above
  };

  return {
    sizes,
    variables: [...named.values()].filter((variable) => variable.size > 0),
    outputs,
    weights: () =>
      weightsFromNamed(
        sizes,
        new Map(
          [...named].map(([name, variable]) => [name, variable.dataSync<'float32'>().slice()]),
        ),
      ),
    dispose: () => tf.dispose([table, ...named.values()]),
  };
}

/** Attended and greatest states, side by side; zeros for a document without tokens. */
function pool(
  states: Tensor2D,
  mask: Tensor2D,
  weight: <T extends Tensor>(name: string) => T,
): Tensor2D {
  const [time, size] = mask.shape;
  const hidden = tf.tanh(
    tf.add(tf.matMul(states, weight<Tensor2D>('attention/kernel')), weight('attention/bias')),
  ) as Tensor2D; // why: TensorFlow.js forgets the rank
  const scores = tf.matMul(hidden, weight<Tensor1D>('attention/query').expandDims(1) as Tensor2D); // why: as above
  const absent = tf.mul(tf.sub(1, mask), NO_TOKEN);
  const shares = tf.mul(
    tf.softmax(tf.add(scores.reshape([time, size]), absent).transpose(), 1).transpose(),
    mask,
  );
  const table = states.reshape([time, size, -1]);
  const attended = tf.sum(tf.mul(table, shares.expandDims(2)), 0);
  const present = tf.max(mask, 0).expandDims(1);
  const greatest = tf.mul(tf.max(tf.add(table, absent.expandDims(2)), 0), present);
  return tf.concat([attended, greatest], 1) as Tensor2D; // why: as above
}

/** Weights to start from: Glorot's uniform ones (2010), forget biases of 1 (Jozefowicz et al., 2015). */
export function initialWeights(sizes: DocumentNetworkSizes, seed: number): DocumentNetworkWeights {
  const { units } = sizes;
  const named = new Map<string, Float32Array>();
  for (const [name, shape] of weightShapes(sizes)) {
    const random = seededRandom(deriveSeed(seed, 'initial-weights', name));
    const [rows, columns = 1] = shape;
    const isBias = name.endsWith('/bias') || name === 'tuning/embeddings';
    // The four gates are four matrices.
    const gates = columns === 4 * units ? 4 : 1;
    const limit = isBias ? 0 : Math.sqrt(6 / (rows + columns / gates));
    const values = Float32Array.from(
      { length: rows * columns },
      () => (2 * random.next() - 1) * limit,
    );
    if (isBias && rows === 4 * units && !name.startsWith('output'))
      values.fill(1, 2 * units, 3 * units);
    named.set(name, values);
  }
  return weightsFromNamed(sizes, named);
}
