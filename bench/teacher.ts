// The shipped teacher's recipe next to word lists and to its own halves, trained without the SemEval 2016
// test part and measured on it; then the speed, the memory and the start of what ships, next to VADER.
//   node bench/teacher.ts [--quick] [--score-to FILE]
// --quick leaves out the training: speed alone.
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { networkTrainer } from '../scripts/teacher/network-trainer.ts';
import { readSemEval } from '../scripts/teacher/semeval.ts';
import { scoreTeacher } from '../src/main/domain/score-teacher.ts';
import { createDocumentNetwork } from '../src/main/domain/text/document-network.ts';
import type { LabelledText } from '../src/main/domain/text/labelled-texts.ts';
import { createTandemClassifier, type Language } from '../src/main/domain/text/tandem-model.ts';
import { createTextFeatures } from '../src/main/domain/text/text-features.ts';
import { tokenizeTweet } from '../src/main/domain/text/tokenize-tweet.ts';
import {
  TANDEM_SETTINGS,
  type TandemSettings,
  trainTandem,
} from '../src/main/pipeline/train-tandem.ts';
import { readLanguage } from '../src/main/teacher/tandem/language-files.ts';
import { createVaderTeacher } from '../src/main/teacher/vader-teacher.ts';
import type { Probabilities } from '../src/shared/domain/polarity.ts';
import type { TeacherScore } from '../src/shared/domain/teacher.ts';

const SEED = 2016;
const THRESHOLD = 0.85;
const SHIPPED =
  process.env['T4SA_BENCH_TEACHER'] ??
  new URL('../resources/teacher/tandem-1', import.meta.url).pathname;
const SPEED = new URL('teacher-speed.ts', import.meta.url).pathname;
const SPEED_TEXTS = 20_000;

const control = {
  signal: new AbortController().signal,
  report: ({ done, total, message }: { done: number; total: number | null; message: string }) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done.toFixed(1)}/${total} ${message}   `);
  },
};

async function main(): Promise<void> {
  const data = readSemEval();
  if (data === null) return;
  if (!process.argv.includes('--quick')) {
    const language = await readLanguage(SHIPPED);
    await measureQuality(language, data.training, data.heldOut);
  }
  const texts = data.heldOut.slice(0, SPEED_TEXTS).map(({ text }) => text);
  for (const teacher of ['vader', 'tandem']) await speedInOwnProcess(teacher, texts);
}

async function measureQuality(
  language: Language,
  training: readonly LabelledText[],
  heldOut: readonly LabelledText[],
): Promise<void> {
  const texts = heldOut.map(({ text }) => text);
  console.log(`trained on ${training.length} tweets, measured on ${heldOut.length}`);
  show('VADER', heldOut, await createVaderTeacher().classify(texts));
  show(
    'AFINN',
    heldOut,
    texts.map((text) => byAfinn(text, language)),
  );

  const { lexicon, surface, vectors, logits, document, ...ngrams } = TANDEM_SETTINGS.scales;
  const none = Object.fromEntries(
    Object.keys({ lexicon, surface, vectors, logits, document }).map((block) => [block, 0]),
  );
  const ngramSettings: TandemSettings = {
    ...TANDEM_SETTINGS,
    network: null,
    scales: { ...TANDEM_SETTINGS.scales, ...none, ...ngrams },
  };
  const parts = { language, networkTrainer };
  const alone = await trainTandem(parts, training, ngramSettings, SEED, control);
  const classifier = createTandemClassifier(language, alone.model);
  show('n-gram SVM alone', heldOut, texts.map(classifier.classify));

  const { model } = await trainTandem(parts, training, TANDEM_SETTINGS, SEED, control);
  if (model.network !== null) {
    const network = createDocumentNetwork(model.network, language.words.vectors);
    const features = createTextFeatures(language.lexicon, language.words, model.scales);
    const byNetwork = (text: string) =>
      softmax(network.logitsOf(network.vectorOf(features.sequenceOf(tokenizeTweet(text)))));
    show('LSTM alone', heldOut, texts.map(byNetwork));
  }
  const tandem = createTandemClassifier(language, model);
  const score = show('tandem', heldOut, texts.map(tandem.classify));
  const to = process.argv.indexOf('--score-to');
  const file = process.argv[to + 1];
  if (to > 0 && file !== undefined) writeFileSync(file, JSON.stringify(score));
}

/** One row of the table; returns the score. */
function show(
  name: string,
  texts: readonly LabelledText[],
  probabilities: readonly Probabilities[],
): TeacherScore {
  const judged = texts.map(({ polarity }, index) => ({
    polarity,
    probabilities: probabilities[index] ?? ([1, 0, 0] as const),
  }));
  const score = scoreTeacher(judged, THRESHOLD);
  const { right, texts: count } = score.aboveThreshold;
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  const above =
    right === null
      ? 'none'
      : `${percent(right.value)} [${percent(right.low)}, ${percent(right.high)}] of ${count}`;
  console.log(
    [
      name.padEnd(18),
      `macro recall ${score.macroRecall.toFixed(4)}`,
      `F1 of NEG and POS ${score.meanF1OfNegAndPos.toFixed(4)}`,
      `accuracy ${score.accuracy.value.toFixed(4)}`,
      `calibration error ${score.calibrationError.toFixed(4)}`,
      `right at ${THRESHOLD} and above: ${above}`,
    ].join('  '),
  );
  return score;
}

/** The sign of the sum of AFINN's valences; it gives no confidence. */
function byAfinn(text: string, { lexicon }: Language): Probabilities {
  const list = lexicon.lists.indexOf('AFINN');
  let sum = 0;
  for (const { kind, normal } of tokenizeTweet(text)) {
    if (kind !== 'hashtag') sum += lexicon.valencesOf.get(normal)?.[list] ?? 0;
  }
  return sum < 0 ? [1, 0, 0] : sum > 0 ? [0, 0, 1] : [0, 1, 0];
}

function softmax(logits: Float32Array): Probabilities {
  const largest = Math.max(...logits);
  const [a = 0, b = 0, c = 0] = [...logits].map((logit) => Math.exp(logit - largest));
  return [a / (a + b + c), b / (a + b + c), c / (a + b + c)];
}

function speedInOwnProcess(teacher: string, texts: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(SPEED, [teacher === 'vader' ? '' : SHIPPED]);
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${teacher} failed`))));
    child.send(texts);
  });
}

await main();
