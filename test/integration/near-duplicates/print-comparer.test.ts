import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../../src/main/domain/copies/box.ts';
import { DEFAULT_COPY_SETTINGS } from '../../../src/main/domain/copies/copy-settings.ts';
import { imageHashes } from '../../../src/main/domain/copies/image-hashes.ts';
import { packHashes } from '../../../src/main/domain/copies/packed-hashes.ts';
import type { CopyFinding } from '../../../src/main/domain/copies/verify-pair.ts';
import { verifyPair } from '../../../src/main/domain/copies/verify-pair.ts';
import { createPrintComparer } from '../../../src/main/near-duplicates/print-comparer.ts';
import { drawnScene, SCENES } from '../../helpers/drawn-scenes.ts';
import { PROGRAM_FILES } from '../../helpers/program-files.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const WORKER = PROGRAM_FILES.printWorker;
const going = () => ({ signal: new AbortController().signal });

const prints = SCENES.flatMap((scene) => [1, 2, 3].map((seed) => drawnScene(scene, seed)));
const brightened = prints.map((print) => print.map((value) => Math.min(255, value + 12)));
/** Each picture with its own copy and with those of the next two. */
const pairs = prints.flatMap((greyA, a) =>
  [0, 1, 2].map((step) => {
    const b = (a + step) % prints.length;
    const hints = [false, true].map((isMirrored) => ({ inA: WHOLE, inB: WHOLE, isMirrored }));
    return { a, b, greyA, greyB: brightened[b] ?? greyA, hints };
  }),
);

function* inBatches<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

async function findingsOn(threads: number, size: number) {
  const found = new Map<string, CopyFinding | null>();
  const comparer = createPrintComparer({ worker: WORKER, threads, fewPrints: 0 });
  await comparer.comparePairs(
    inBatches(pairs, size),
    DEFAULT_COPY_SETTINGS,
    (compared, findings) => {
      for (const [place, { a, b }] of compared.entries()) {
        found.set(`${a} ${b}`, findings[place] ?? null);
      }
    },
    going(),
  );
  return found;
}

describe('createPrintComparer', () => {
  it.each([
    [1, 5],
    [2, 1],
    [3, 7],
    [4, 1000],
  ])('on %i threads finds what one pair after the other finds', async (threads, size) => {
    const expected = new Map(
      pairs.map(({ a, b, greyA, greyB, hints }) => [
        `${a} ${b}`,
        verifyPair(greyA, greyB, hints, DEFAULT_COPY_SETTINGS),
      ]),
    );

    expect(await findingsOn(threads, size)).toEqual(expected);
    expect([...expected.values()].filter((finding) => finding !== null).length).toBeGreaterThan(
      prints.length / 2,
    );
  });

  it('hashes prints as one after the other, with threads and without', async () => {
    for (const fewPrints of [0, 1000]) {
      const hashed = new Map<number, Uint8Array>();
      const items = prints.map((grey, place) => ({ grey, place }));
      await createPrintComparer({ worker: WORKER, threads: 2, fewPrints }).hashPrints(
        inBatches(items, 4),
        (batch, hashes) => {
          for (const [at, { place }] of batch.entries()) {
            hashed.set(place, hashes[at] ?? new Uint8Array());
          }
        },
        going(),
      );
      expect(hashed.size).toBe(prints.length);
      for (const [place, grey] of prints.entries()) {
        expect(hashed.get(place)).toEqual(packHashes(imageHashes(grey)));
      }
    }
  });

  it('does nothing for no pairs', async () => {
    const { comparePairs } = createPrintComparer({ worker: WORKER, threads: 2, fewPrints: 0 });
    const nothing = () => expect.unreachable();
    await expect(
      comparePairs([], DEFAULT_COPY_SETTINGS, nothing, going()),
    ).resolves.toBeUndefined();
  });

  it('stops when it is told to, in the middle of endless work', async () => {
    const stop = new AbortController();
    const { comparePairs } = createPrintComparer({ worker: WORKER, threads: 2, fewPrints: 0 });
    let batches = 0;
    const endless = (function* () {
      for (;;) yield pairs;
    })();
    const comparing = comparePairs(
      endless,
      DEFAULT_COPY_SETTINGS,
      () => {
        batches += 1;
        if (batches === 3) stop.abort(new Error('enough'));
      },
      { signal: stop.signal },
    );

    await expect(comparing).rejects.toThrow('enough');
    expect(batches).toBe(3);
    const never = () => expect.unreachable();
    await expect(
      comparePairs(endless, DEFAULT_COPY_SETTINGS, never, { signal: stop.signal }),
    ).rejects.toThrow('enough');
  });

  it.each([
    ['ends', 'process.exit(3);', /a thread that compares pictures ended before it was done \(3\)/],
    ['throws', "throw new Error('no memory');", /no memory/],
  ])('fails when a thread %s', async (_, source, message) => {
    const worker = join(temporaryFolder(), 'worker.mjs');
    writeFileSync(
      worker,
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { ${source} });`,
    );
    const { comparePairs } = createPrintComparer({ worker, threads: 2, fewPrints: 0 });

    await expect(
      comparePairs(inBatches(pairs, 4), DEFAULT_COPY_SETTINGS, () => undefined, going()),
    ).rejects.toThrow(message);
  });

  it('fails with what reading pairs or taking their findings throws', async () => {
    const { comparePairs } = createPrintComparer({ worker: WORKER, threads: 2, fewPrints: 0 });
    const broken = (function* () {
      yield pairs.slice(0, 2);
      throw new Error('the disk is gone');
    })();
    const full = () => {
      throw new Error('the disk is full');
    };

    await expect(
      comparePairs(broken, DEFAULT_COPY_SETTINGS, () => undefined, going()),
    ).rejects.toThrow('the disk is gone');
    await expect(
      comparePairs([pairs.slice(0, 2)], DEFAULT_COPY_SETTINGS, full, going()),
    ).rejects.toThrow('the disk is full');
  });
});
