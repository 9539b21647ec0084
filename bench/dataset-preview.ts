import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openReadingThread } from '../src/main/app/reading/open-reading-thread.ts';
import type { DatasetRecipe } from '../src/shared/domain/dataset.ts';
import { PAPER_SPLIT_RATIOS } from '../src/shared/domain/split.ts';
import { median } from './median.ts';

/**
 * Times the dataset builder's preview over a workspace of `make-million.ts`, as the interface asks for it: the
 * first reading, then every option of the builder, each with thresholds that were not asked for before.
 *
 * `node bench/dataset-preview.ts FOLDER [ROUNDS]`; 5 rounds by default.
 */
const [folder, roundsText = '5'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node bench/dataset-preview.ts FOLDER [ROUNDS]');
  process.exit(2);
}
const PLAIN: DatasetRecipe = {
  selection: { NEG: 0.5, NEU: 0.5, POS: 0.5 },
  teacher: 'bench',
  nearDuplicateRadius: 8,
  balance: false,
  splitRatios: PAPER_SPLIT_RATIOS,
  seed: 1,
};
const OPTIONS: readonly (readonly [string, Partial<DatasetRecipe>])[] = [
  ['T4SA', { nearDuplicates: 'keep' }],
  ['T4SA without near-duplicates', {}],
  ['B-T4SA', { balance: true }],
  ['majority', { conflicts: 'majority', nearDuplicates: 'keep' }],
  ['no conflicts', { conflicts: 'drop' }],
  ['one per post', { postImages: 'one', nearDuplicates: 'keep' }],
  ['one per post, balanced', { postImages: 'one', balance: true }],
  ['verdicts replace', { verdicts: { use: 'replace', asOf: 1 }, nearDuplicates: 'keep' }],
  ['verdicts leave out', { verdicts: { use: 'leave-out', asOf: 1 } }],
  ['100,000 of each', { balance: true, perClass: 100_000 }],
  ['exact sizes', { splitSizes: { train: 368_586, validation: 51_000, test: 51_000 } }],
  [
    'exact sizes, balanced',
    { balance: true, splitSizes: { train: 368_586, validation: 51_000, test: 51_000 } },
  ],
];

const thread = openReadingThread({
  database: join(folder, 'workspace.sqlite'),
  worker: fileURLToPath(new URL('../src/main/app/reading/reading-worker.ts', import.meta.url)),
  onBug: (error) => console.error(error),
});
const preview = async (recipe: DatasetRecipe) => {
  const startMs = performance.now();
  const given = await thread.ask().previewDataset(recipe);
  return { ms: performance.now() - startMs, given };
};
const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);
const mebibytes = () => (process.memoryUsage().rss / 2 ** 20).toFixed(0);

// The thread alone does not keep the program alive.
const alive = setInterval(() => {}, 1000);
const before = mebibytes();
const first = await preview(PLAIN);
console.log(`first preview, with its reading: ${first.ms.toFixed(0)} ms`);
const all: number[] = [];
for (const [name, change] of OPTIONS) {
  const times: number[] = [];
  let last = first.given;
  for (let round = 0; round < Number(roundsText); round += 1) {
    const low = 0.36 + round / 100;
    const selection = { NEG: low, NEU: low + 0.01, POS: low + 0.02 };
    const { ms, given } = await preview({ ...PLAIN, selection, ...change });
    times.push(ms);
    last = given;
  }
  all.push(...times);
  console.log(
    `${name}: median ${median(times).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms; ${sum(last.stages.settled)} candidates, ${last.counts === null ? last.problem?.message : `${sum(last.stages.drawn)} drawn`}`,
  );
}
console.log(`all: median ${median(all).toFixed(0)} ms, worst ${Math.max(...all).toFixed(0)} ms`);
console.log(`memory: ${mebibytes()} MiB resident (${before} before)`);
clearInterval(alive);
await thread.close();
