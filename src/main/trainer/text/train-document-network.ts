import type {
  DocumentNetworkProgress,
  DocumentNetworkSettings,
} from '../../../shared/domain/document-network.ts';
import { deriveSeed, type SeededRandom, seededRandom } from '../../domain/seeded-random.ts';
import {
  checkDocumentNetworkData,
  type DocumentNetworkData,
} from '../../domain/text/document-network-data.ts';
import {
  type DocumentNetworkWeights,
  namedWeights,
  vectorSize,
  weightsFromNamed,
} from '../../domain/text/document-network-weights.ts';
import { type Scalar, tf } from '../backend.ts';
import { clipGradients } from '../clip-gradients.ts';
import { createOptimizer, type Optimizer } from '../optimizer.ts';
import { type DocumentBatch, documentBatches } from './document-batches.ts';
import { createDocumentModel, type DocumentModel, initialWeights } from './document-model.ts';

/** The gradient's greatest length, as in Pascanu et al. (2013). */
const GRADIENT_LIMIT = 1;
const BATCHES_PER_PROGRESS = 20;

/**
 * Trains a document network and tells of it; returns the weights.
 *
 * The weights returned are the mean over the second half of the training, which is steadier than its last
 * step (Polyak and Juditsky, 1992). Same data, settings, seed and machine give the same weights. Stop
 * iterating to cancel.
 *
 * @throws Error when the data are not sound or the loss is no longer a finite number.
 */
export async function* trainDocumentNetwork(
  data: DocumentNetworkData,
  settings: DocumentNetworkSettings,
  seed: number,
): AsyncGenerator<DocumentNetworkProgress, DocumentNetworkWeights, undefined> {
  checkDocumentNetworkData(data);
  const { units, maxTokens, epochs } = settings;
  const tunedRows = Math.min(settings.tunedRows, data.embeddings.length / data.embeddingSize);
  const sizes = { embedding: data.embeddingSize, tunedRows, units, attention: units, maxTokens };
  const model = createDocumentModel(initialWeights(sizes, seed), data.embeddings);
  const optimizer = createOptimizer(
    { optimizer: 'adam', momentum: 0, weightDecay: 0 },
    model.variables.map((variable) => ({ variable, rate: 1, decays: false })),
  );
  const mean = createMean(model);
  try {
    for (let epoch = 1; epoch <= epochs; epoch += 1) {
      const random = seededRandom(deriveSeed(seed, 'epoch', epoch));
      const batches = documentBatches(data, settings.batchSize, maxTokens, random);
      let done = 0;
      let loss = 0;
      for (const [index, batch] of batches.entries()) {
        loss += batch.size * step(model, optimizer, batch, settings, random);
        done += batch.size;
        if (!Number.isFinite(loss)) {
          throw new Error('the training went astray: lower the learning rate');
        }
        const ended = index === batches.length - 1;
        if (ended || (index + 1) % BATCHES_PER_PROGRESS === 0) {
          if (epoch > epochs / 2) mean.add();
          yield { epoch, epochs, done, total: data.sequences.length, loss: loss / done };
          // Lets the process answer between batches.
          await new Promise(setImmediate);
        }
      }
    }
    return mean.weights();
  } finally {
    optimizer.dispose();
    model.dispose();
  }
}

/** Changes the weights once; returns the batch's mean loss before it. */
function step(
  model: DocumentModel,
  optimizer: Optimizer,
  batch: DocumentBatch,
  settings: DocumentNetworkSettings,
  random: SeededRandom,
): number {
  const { dropout } = settings;
  return tf.tidy(() => {
    const kept = {
      embedding: keepMask(batch.size * model.sizes.embedding, dropout, random),
      vector: keepMask(batch.size * vectorSize(model.sizes), dropout, random),
    };
    const { value, grads } = tf.variableGrads(
      () => weightedLoss(model, batch, settings, kept),
      [...model.variables],
    );
    const gradients = model.variables.map(({ name }) => grads[name] ?? missing(name));
    optimizer.apply(clipGradients(gradients, GRADIENT_LIMIT), settings.learningRate);
    return value.dataSync<'float32'>()[0] ?? Number.NaN;
  });
}

function weightedLoss(
  model: DocumentModel,
  batch: DocumentBatch,
  settings: DocumentNetworkSettings,
  dropout: Parameters<DocumentModel['outputs']>[1],
): Scalar {
  const { logits } = model.outputs(batch, dropout);
  const targets = tf.oneHot(tf.tensor1d(batch.polarities, 'int32'), 3);
  const weights = tf.tensor1d(
    Array.from(batch.polarities, (polarity) => settings.classWeights[polarity] ?? 1),
  );
  const losses = tf.neg(tf.sum(tf.mul(targets, tf.logSoftmax(logits)), 1));
  return tf.mean(tf.mul(losses, weights)).asScalar();
}

function keepMask(size: number, dropout: number, random: SeededRandom): Float32Array {
  const scale = 1 / (1 - dropout);
  return Float32Array.from({ length: size }, () => (random.next() < dropout ? 0 : scale));
}

function createMean(model: DocumentModel) {
  const sums = new Map<string, Float64Array>();
  let count = 0;
  return {
    add: () => {
      count += 1;
      for (const [name, values] of namedWeights(model.weights())) {
        const sum = sums.get(name) ?? new Float64Array(values.length);
        for (const [index, value] of values.entries()) sum[index] = (sum[index] ?? 0) + value;
        sums.set(name, sum);
      }
    },
    weights: () =>
      weightsFromNamed(
        model.sizes,
        new Map([...sums].map(([name, sum]) => [name, Float32Array.from(sum, (x) => x / count)])),
      ),
  };
}

function missing(name: string): never {
  throw new Error(`the loss does not depend on the weight ${name}`);
}
