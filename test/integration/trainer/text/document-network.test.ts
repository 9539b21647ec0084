import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { forkTrainer } from '../../../../src/main/app/fork-trainer.ts';
import { createTrainerClient } from '../../../../src/main/app/trainer-client.ts';
import { trainerFromClient } from '../../../../src/main/app/trainer-from-client.ts';
import { seededRandom } from '../../../../src/main/domain/seeded-random.ts';
import { createDocumentNetwork } from '../../../../src/main/domain/text/document-network.ts';
import {
  type DocumentNetworkData,
  writeDocumentNetworkData,
} from '../../../../src/main/domain/text/document-network-data.ts';
import {
  readDocumentNetwork,
  writeDocumentNetwork,
} from '../../../../src/main/domain/text/document-network-file.ts';
import type { DocumentNetworkWeights } from '../../../../src/main/domain/text/document-network-weights.ts';
import {
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  tf,
} from '../../../../src/main/trainer/backend.ts';
import { blockLstm } from '../../../../src/main/trainer/text/block-lstm.ts';
import { documentBatch } from '../../../../src/main/trainer/text/document-batches.ts';
import { createDocumentModel } from '../../../../src/main/trainer/text/document-model.ts';
import { trainDocumentNetwork } from '../../../../src/main/trainer/text/train-document-network.ts';
import type { DocumentNetworkSettings } from '../../../../src/shared/domain/document-network.ts';
import {
  greatestDifference,
  randomDocument,
  randomEmbeddings,
  randomWeights,
} from '../../../helpers/random-document-network.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

const SIZES = { embedding: 20, tunedRows: 10, units: 16, attention: 16, maxTokens: 30 };
const ROWS = 50;
const SETTINGS: DocumentNetworkSettings = {
  units: 8,
  epochs: 8,
  batchSize: 16,
  learningRate: 0.02,
  dropout: 0.1,
  maxTokens: 12,
  tunedRows: 10,
  classWeights: [1, 1, 1],
};

/** Documents whose polarity is that of the one telling word (1, 2 or 3) in them. */
function tellingDocuments(count: number, seed: number): DocumentNetworkData {
  const random = seededRandom(seed);
  const polarities = Uint8Array.from({ length: count }, () => random.int(3));
  const sequences = Array.from(polarities, (polarity) => {
    const tokens = Int32Array.from({ length: 1 + random.int(11) }, () => 4 + random.int(ROWS - 4));
    tokens[random.int(tokens.length)] = 1 + polarity;
    return tokens;
  });
  return { sequences, polarities, embeddings: randomEmbeddings(ROWS, 20, 7), embeddingSize: 20 };
}

async function trained(data: DocumentNetworkData, settings = SETTINGS, seed = 1) {
  const training = trainDocumentNetwork(data, settings, seed);
  const losses: number[] = [];
  for (;;) {
    const { done, value } = await training.next();
    if (done) return { weights: value, losses };
    if (value.done === value.total) losses.push(value.loss);
  }
}

function expectSameForwardPass(
  weights: DocumentNetworkWeights,
  embeddings: Float32Array,
  sequences: readonly Int32Array[],
): void {
  const plain = createDocumentNetwork(weights, embeddings);
  const model = createDocumentModel(weights, embeddings);
  const indices = sequences.map((_, index) => index);
  const data = {
    sequences,
    polarities: new Uint8Array(sequences.length),
    embeddings,
    embeddingSize: weights.sizes.embedding,
  };
  tf.tidy(() => {
    const outputs = model.outputs(documentBatch(data, indices, weights.sizes.maxTokens));
    const vectors = outputs.vectors.arraySync();
    const logits = outputs.logits.arraySync();
    for (const [index, tokens] of sequences.entries()) {
      const vector = plain.vectorOf(tokens);
      expect(greatestDifference(vector, vectors[index] ?? [])).toBeLessThan(1e-5);
      expect(greatestDifference(plain.logitsOf(vector), logits[index] ?? [])).toBeLessThan(1e-5);
    }
  });
  model.dispose();
}

describe('the forward pass with and without TensorFlow', { timeout: 60_000 }, () => {
  const lengths = [0, 1, 2, 5, 13, 29, 30, 31, 45];
  const sequences = lengths.map((length) => randomDocument(length, ROWS, length));

  test.each([1, 2, 3])('is the same for random weights (seed %i)', (seed) => {
    const weights = randomWeights(SIZES, seed, 0.3);
    expectSameForwardPass(weights, randomEmbeddings(ROWS, 20, seed), sequences);
  });

  test('is the same for a batch of empty documents', () => {
    const empty = [new Int32Array(0), new Int32Array(0)];
    expectSameForwardPass(randomWeights(SIZES, 4), randomEmbeddings(ROWS, 20, 4), empty);
  });

  test('is the same for trained weights, after a file too', async () => {
    const data = tellingDocuments(200, 5);
    const { weights } = await trained(data);
    expectSameForwardPass(weights, data.embeddings, data.sequences);
    const read = readDocumentNetwork(writeDocumentNetwork(weights));
    expectSameForwardPass(read, data.embeddings, sequences);
  });
});

test('the LSTM in one operation has the states and gradients of one step after the other', () => {
  const [time, batch, features, units] = [4, 3, 5, 2];
  tf.tidy(() => {
    const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
    const x = tf.variable(normal([time, batch, features], 1) as Tensor3D);
    const kernel = tf.variable(normal([features + units, 4 * units], 2) as Tensor2D);
    const bias = tf.variable(normal([4 * units], 3) as Tensor1D);
    const far = (states: Tensor3D) => tf.sum(tf.square(tf.sub(states, 0.3))).asScalar();
    const whole = tf.variableGrads(() =>
      far(blockLstm(x as Tensor3D, kernel as Tensor2D, bias as Tensor1D)),
    );
    const steps = tf.variableGrads(() =>
      far(stepByStep(x as Tensor3D, kernel as Tensor2D, bias as Tensor1D)),
    );
    expect(greatestDifference(whole.value.dataSync(), steps.value.dataSync())).toBeLessThan(1e-5);
    expect(Object.keys(whole.grads)).toHaveLength(3);
    for (const [name, gradient] of Object.entries(steps.grads)) {
      const other = whole.grads[name]?.dataSync() ?? [];
      expect(greatestDifference(other, gradient.dataSync())).toBeLessThan(1e-5);
    }
    for (const variable of [x, kernel, bias]) variable.dispose();
  });
});

function stepByStep(x: Tensor3D, kernel: Tensor2D, bias: Tensor1D): Tensor3D {
  const [, batch] = x.shape;
  let hidden: Tensor2D = tf.zeros([batch, bias.size / 4]);
  let cell = hidden;
  const states = tf.unstack(x).map((word) => {
    const gates = tf.add(tf.matMul(tf.concat2d([word as Tensor2D, hidden], 1), kernel), bias);
    const [input, candidate, forget, output] = tf.split(gates, 4, 1) as [
      Tensor2D,
      Tensor2D,
      Tensor2D,
      Tensor2D,
    ];
    const kept = tf.mul(tf.sigmoid(forget), cell);
    cell = tf.add(kept, tf.mul(tf.sigmoid(input), tf.tanh(candidate)));
    hidden = tf.mul(tf.sigmoid(output), tf.tanh(cell));
    return hidden;
  });
  return tf.stack(states) as Tensor3D;
}

describe('training', { timeout: 60_000 }, () => {
  test('finds the telling words, and judges documents that it has not seen', async () => {
    const data = tellingDocuments(600, 1);
    const { weights, losses } = await trained(data);
    expect(losses).toHaveLength(SETTINGS.epochs);
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
    const network = createDocumentNetwork(weights, data.embeddings);
    const unseen = tellingDocuments(200, 2);
    const right = unseen.sequences.filter((tokens, index) => {
      const logits = network.logitsOf(network.vectorOf(tokens));
      return logits.indexOf(Math.max(...logits)) === unseen.polarities[index];
    });
    expect(right.length).toBeGreaterThan(180);
  });

  test('gives the same weights for the same seed and others for another; leaves no tensor', async () => {
    const data = tellingDocuments(100, 3);
    const before = tf.memory().numTensors;
    const short = { ...SETTINGS, epochs: 2 };
    const first = await trained(data, short);
    expect((await trained(data, short)).weights).toEqual(first.weights);
    expect((await trained(data, short, 2)).weights).not.toEqual(first.weights);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('that is given up leaves no tensor', async () => {
    const before = tf.memory().numTensors;
    for await (const _ of trainDocumentNetwork(tellingDocuments(100, 3), SETTINGS, 1)) break;
    expect(tf.memory().numTensors).toBe(before);
  });

  test('moves the tuned rows only, and none where none are to be tuned', async () => {
    const data = tellingDocuments(100, 3);
    const { weights } = await trained(data, { ...SETTINGS, epochs: 1 });
    expect(weights.tuning.embeddings).toHaveLength(10 * 20);
    expect(weights.tuning.embeddings.some((value) => value !== 0)).toBe(true);
    const fixed = await trained(data, { ...SETTINGS, epochs: 1, tunedRows: 0 });
    expect(fixed.weights.tuning.embeddings).toHaveLength(0);
    const all = await trained(data, { ...SETTINGS, epochs: 1, tunedRows: 10 * ROWS });
    expect(all.weights.sizes.tunedRows).toBe(ROWS);
  });

  test('weighs the polarities', async () => {
    const data = tellingDocuments(200, 4);
    const words = data.sequences.map(() => Int32Array.of(5, 6));
    const blind = { ...data, sequences: words };
    const { weights } = await trained(blind, { ...SETTINGS, classWeights: [1, 1, 10] });
    const network = createDocumentNetwork(weights, data.embeddings);
    const logits = network.logitsOf(network.vectorOf(Int32Array.of(5, 6)));
    expect(logits.indexOf(Math.max(...logits))).toBe(2);
  });
});

describe('the trainer process', { timeout: 60_000 }, () => {
  const entry = fileURLToPath(new URL('../../../../src/main/trainer/entry.ts', import.meta.url));
  function startedTrainer() {
    const client = createTrainerClient({ start: () => forkTrainer(entry) });
    onTestFinished(() => client.close());
    return { ...client, trainer: trainerFromClient(client) };
  }

  test('trains from a file into a file', async () => {
    const { trainer } = startedTrainer();
    const folder = temporaryFolder();
    const data = tellingDocuments(100, 1);
    const [dataFile, weightsFile] = [join(folder, 'data.bin'), join(folder, 'weights.bin')];
    await writeFile(dataFile, writeDocumentNetworkData(data));
    const settings = { ...SETTINGS, epochs: 2 };
    const request = { dataFile, weightsFile, settings, seed: 1 };
    const progress = await Array.fromAsync(
      trainer.trainDocumentNetwork(request, new AbortController().signal),
    );
    expect(progress.at(-1)).toMatchObject({ epoch: 2, epochs: 2, done: 100, total: 100 });
    const weights = readDocumentNetwork(await readFile(weightsFile));
    expect(weights).toEqual((await trained(data, settings)).weights);
  });

  test('stops when it is told to, writes nothing and holds nothing', async () => {
    const { client, trainer } = startedTrainer();
    const folder = temporaryFolder();
    const [dataFile, weightsFile] = [join(folder, 'data.bin'), join(folder, 'weights.bin')];
    await writeFile(dataFile, writeDocumentNetworkData(tellingDocuments(2000, 1)));
    const request = { dataFile, weightsFile, settings: { ...SETTINGS, epochs: 200 }, seed: 1 };
    const abort = new AbortController();
    const reading = Array.fromAsync(trainer.trainDocumentNetwork(request, abort.signal), () =>
      abort.abort(),
    );
    await reading.catch(() => undefined);
    for (let tries = 0; (await client.info()).tensors > 0; tries += 1) {
      if (tries > 200) throw new Error('the trainer goes on after it was cancelled');
      await sleep(50);
    }
    await expect(readFile(weightsFile)).rejects.toThrow(/ENOENT/);
  });

  test('says what is wrong with a file', async () => {
    const { trainer } = startedTrainer();
    const folder = temporaryFolder();
    const dataFile = join(folder, 'data.bin');
    await writeFile(dataFile, 'no such file');
    const request = {
      dataFile,
      weightsFile: join(folder, 'weights.bin'),
      settings: SETTINGS,
      seed: 1,
    };
    await expect(
      Array.fromAsync(trainer.trainDocumentNetwork(request, new AbortController().signal)),
    ).rejects.toMatchObject({
      kind: 'TRAINER_FAILED',
      message: expect.stringMatching(/not a list/),
    });
  });
});
