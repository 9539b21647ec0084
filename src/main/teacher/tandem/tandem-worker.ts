import { parentPort, workerData } from 'node:worker_threads';
import { createTandemClassifier } from '../../domain/text/tandem-model.ts';
import { readWordsAndLists } from './language-files.ts';
import type { TandemAnswer, TandemRequest, TandemThreadData } from './tandem-messages.ts';

const { folder, vectors, model } = workerData as TandemThreadData; // why: given by `startTandemThreads`
const { rowOf, lexicon } = await readWordsAndLists(folder);
const classifier = createTandemClassifier({ words: { ...vectors, rowOf }, lexicon }, model);

parentPort?.on('message', ({ id, texts }: TandemRequest) => {
  const probabilities = new Float64Array(3 * texts.length);
  for (const [index, text] of texts.entries()) {
    probabilities.set(classifier.classify(text), 3 * index);
  }
  const answer: TandemAnswer = { id, probabilities };
  parentPort?.postMessage(answer, [probabilities.buffer]);
});
