import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createImporter, type ImportOutcome } from '../../helpers/import-outcome.ts';
import { weightsFixture } from '../../helpers/imported-weights.ts';

const RUNS = 40;
/** Each needs a thread of its own. */
const RUNS_OF_HDF5 = 8;
const TFJS = 'vgg-tfjs-uint8';
const SHARDS = ['group1-shard1of2.bin', 'group1-shard2of2.bin'] as const;
/** More than all imports of small files need together. */
const MOST_GROWTH_BYTES = 2 ** 30;

const folder = mkdtempSync(join(tmpdir(), 't4sa-damaged-'));
let next = 0;
const importer = createImporter(() => {
  next += 1;
  return join(folder, `into-${next}`);
});
afterAll(async () => {
  await importer.end();
  rmSync(folder, { recursive: true, force: true });
});

type Form = { readonly damaged: string; readonly beside: readonly string[] };

/** Files of one import, of which one is damaged. */
const FORMS: readonly Form[] = [
  { damaged: 'hybrid.caffemodel', beside: ['hybrid.prototxt', 'mean.binaryproto'] },
  { damaged: 'hybrid.prototxt', beside: ['hybrid.caffemodel', 'mean.binaryproto'] },
  { damaged: 'mean.binaryproto', beside: ['hybrid.caffemodel', 'hybrid.prototxt'] },
  { damaged: 'vgg.caffemodel', beside: [] },
  { damaged: 'vgg.pth', beside: [] },
  { damaged: 'vgg-legacy.pth', beside: [] },
  { damaged: 'vgg-t4sa.pth', beside: [] },
  { damaged: 'hybrid-t4sa-protocol-2.pth', beside: [] },
  { damaged: 'hybrid-t4sa-protocol-5.pth', beside: [] },
  { damaged: 'vgg-keras-1.h5', beside: [] },
  { damaged: 'vgg-keras-2.h5', beside: [] },
  { damaged: 'vgg.safetensors', beside: [] },
  { damaged: 'vgg-timm.safetensors', beside: [] },
  { damaged: `${TFJS}/model.json`, beside: [`${TFJS}/${SHARDS[0]}`, `${TFJS}/${SHARDS[1]}`] },
  { damaged: `${TFJS}/${SHARDS[1]}`, beside: [`${TFJS}/${SHARDS[0]}`, `${TFJS}/model.json`] },
];

/** Files with a checksum of all that is in them: what was damaged is never imported as something else. */
const CHECKED = ['vgg.pth'];

/** Imports from a folder of their own, with one of the files changed. */
async function imported(
  { damaged, beside }: Form,
  change: (bytes: Buffer) => Buffer,
): Promise<ImportOutcome> {
  next += 1;
  const place = join(folder, `files-${next}`);
  mkdirSync(place);
  for (const file of beside) copyFileSync(weightsFixture(file), join(place, basename(file)));
  writeFileSync(join(place, basename(damaged)), change(readFileSync(weightsFixture(damaged))));
  const all = [damaged, ...beside].map((file) => join(place, basename(file)));
  const model = all.filter((file) => file.endsWith('model.json'));
  const outcome = await importer.outcome(model.length > 0 ? model : all);
  rmSync(place, { recursive: true });
  // The HDF5 library may be left in disorder by what it could not read.
  if (damaged.endsWith('.h5') && outcome.kind !== 'imported') await importer.end();
  return outcome;
}

function expectExplained(outcome: ImportOutcome): void {
  if (outcome.kind === 'imported') return;
  expect(outcome).toMatchObject({ kind: 'refused' });
  if (outcome.kind !== 'refused') return;
  expect(outcome.message).toMatch(/ cannot be imported: .+/);
  expect(outcome.message.length).toBeLessThan(600);
  expect(outcome.advice).not.toBe('');
}

describe.each(FORMS)('$damaged', (files) => {
  const { damaged } = files;
  const size = readFileSync(weightsFixture(damaged)).length;
  const numRuns = damaged.endsWith('.h5') ? RUNS_OF_HDF5 : RUNS;
  const place = fc.nat({ max: size - 1 });

  test('cut short anywhere it is the same, or refused with words', async () => {
    const whole = await imported(files, (bytes) => bytes);
    expect(whole.kind).toBe('imported');
    const before = process.resourceUsage().maxRSS * 1024;
    await fc.assert(
      fc.asyncProperty(place, async (length) => {
        const outcome = await imported(files, (bytes) => bytes.subarray(0, length));
        expectExplained(outcome);
        if (outcome.kind === 'imported') expect(outcome).toEqual(whole);
      }),
      { numRuns },
    );
    expect(process.resourceUsage().maxRSS * 1024 - before).toBeLessThan(MOST_GROWTH_BYTES);
  }, 120_000);

  test('with other bytes it is imported or refused with words', async () => {
    const whole = await imported(files, (bytes) => bytes);
    const before = process.resourceUsage().maxRSS * 1024;
    const changes = fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const outcome = await imported(files, (bytes) => {
          for (const [at, mask] of all) bytes[at] = (bytes[at] ?? 0) ^ mask;
          return bytes;
        });
        expectExplained(outcome);
        if (outcome.kind === 'imported' && CHECKED.includes(damaged)) {
          expect(outcome.digest).toBe(whole.kind === 'imported' ? whole.digest : '');
        }
      }),
      { numRuns },
    );
    expect(process.resourceUsage().maxRSS * 1024 - before).toBeLessThan(MOST_GROWTH_BYTES);
  }, 120_000);
});
