// The shipped teacher next to Python's VADER (nltk), on the same texts: tweets per second and their ratio.
//   node bench/teacher-against-python.ts
// Python needs the packages nltk and vaderSentiment (whose copy of the lexicon nltk is given).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readSemEval } from '../scripts/teacher/semeval.ts';
import { tandemOnShelf } from '../src/main/teacher/tandem/tandem-on-shelf.ts';
import { median } from './median.ts';

const SHIPPED = fileURLToPath(new URL('../resources/teacher/tandem-1', import.meta.url));
const WORKER = fileURLToPath(
  new URL('../src/main/teacher/tandem/tandem-worker.ts', import.meta.url),
);
const TEXTS = 10_000;
const ROUNDS = 3;

const PYTHON = `
import json, sys, time, os, nltk, vaderSentiment
from nltk.sentiment.vader import SentimentIntensityAnalyzer
nltk.data.path.append(os.path.dirname(vaderSentiment.__file__))
analyzer = SentimentIntensityAnalyzer(lexicon_file='vader_lexicon.txt')
texts = json.load(sys.stdin)
began = time.perf_counter()
for text in texts: analyzer.polarity_scores(text)
print(len(texts) / (time.perf_counter() - began))
`;

const texts = readSemEval()
  ?.heldOut.slice(0, TEXTS)
  .map((row) => row.text);
if (texts === undefined) process.exit(0);
const onShelf = await tandemOnShelf(SHIPPED, WORKER);
if (onShelf === null) throw new Error(`there is no teacher in ${SHIPPED}`);
const teacher = await onShelf.load();
const ours: number[] = [];
const theirs: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const began = performance.now();
  await teacher.classify(texts);
  ours.push(texts.length / ((performance.now() - began) / 1000));
  const python = spawnSync('python3', ['-c', PYTHON], { input: JSON.stringify(texts) });
  if (python.status !== 0) {
    throw new Error(
      `Python's VADER did not run; pip install nltk vaderSentiment\n${python.stderr}`,
    );
  }
  theirs.push(Number(python.stdout.toString()));
}
await teacher.close?.();
const [mine, python] = [median(ours), median(theirs)];
console.log(`shipped teacher  ${Math.round(mine)} tweets/s, all cores`);
console.log(`nltk VADER       ${Math.round(python)} tweets/s, one core`);
console.log(`ratio            ${(mine / python).toFixed(2)}`);
