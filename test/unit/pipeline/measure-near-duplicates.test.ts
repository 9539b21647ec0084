import { expect, it } from 'vitest';
import { DEFAULT_COPY_SETTINGS } from '../../../src/main/domain/copies/copy-settings.ts';
import type { GreyImage } from '../../../src/main/domain/copies/grey-image.ts';
import { measureCopyDetection } from '../../../src/main/domain/copies/measure-copy-detection.ts';
import { measureNearDuplicates } from '../../../src/main/pipeline/measure-near-duplicates.ts';
import type { CopyDetectionInput } from '../../../src/main/pipeline/ports/copy-detector.ts';
import type { StageProgress } from '../../../src/main/pipeline/stage-control.ts';
import type { CopyMeasurement } from '../../../src/shared/domain/copy-measurement.ts';
import { PlantedKind } from '../../../src/shared/domain/copy-measurement.ts';
import { mediaIdOf } from '../../helpers/a-workspace.ts';
import { drawnScene, mirroredGrey, SCENES } from '../../helpers/drawn-scenes.ts';

const KINDS = PlantedKind.options.length;

/** Images drawn by code; a copy is the image itself, mirrored where the change mirrors. */
function fakes(count: number, broken: readonly number[] = []) {
  const ids = Array.from({ length: count }, (_, index) => mediaIdOf(`image ${index}`));
  const greys = new Map<string, GreyImage>(
    ids.map((id, index) => [id, drawnScene(SCENES[index % 4] ?? 'sunset', index)]),
  );
  for (const index of broken) greys.delete(ids[index] ?? '');
  const kept: CopyMeasurement[] = [];
  const inputs: CopyDetectionInput[] = [];
  const read = async (path: string): Promise<GreyImage> => {
    const grey = greys.get(path);
    if (grey === undefined) throw new Error('it breaks off');
    return grey;
  };
  return {
    kept,
    inputs,
    ports: {
      imageSample: { draw: (wanted: number) => ids.slice(0, wanted) },
      files: { pathOf: (id: string) => id, store: () => Promise.reject(new Error('never')) },
      copier: {
        grey: read,
        greyOfCopy: async (path: string, { kind }: { readonly kind: string }) =>
          kind.startsWith('flip') ? mirroredGrey(await read(path)) : (await read(path)).slice(),
      },
      detector: {
        detect: async (input: CopyDetectionInput) => {
          inputs.push(input);
          return measureCopyDetection(input.images, input.copies, input.settings);
        },
      },
      copyMeasurements: { list: () => kept, add: (one: CopyMeasurement) => void kept.push(one) },
    },
  };
}

const options = { sample: 4, seed: 1, settings: DEFAULT_COPY_SETTINGS, concurrency: 2, nowMs: 9 };
const idle = { signal: new AbortController().signal, report: () => undefined };

it('looks for one copy of each kind of every sampled image among all drawn, and keeps what was found', async () => {
  const { ports, kept, inputs } = fakes(10);
  const progress: StageProgress[] = [];

  const measurement = await measureNearDuplicates(ports, options, {
    ...idle,
    report: (one) => progress.push(one),
  });

  expect(kept).toEqual([measurement]);
  expect(measurement).toMatchObject({
    ...{ measuredAtMs: 9, seed: 1, sample: 4, searched: 10, unreadable: 0 },
    settings: {
      radius: DEFAULT_COPY_SETTINGS.radius,
      leastScore: DEFAULT_COPY_SETTINGS.leastScore,
    },
  });
  expect(measurement.rows.map(({ kind }) => kind)).toEqual(PlantedKind.options);
  for (const row of measurement.rows) {
    expect(row).toMatchObject({ planted: 4, recall: { value: 1 }, wrong: 0 });
  }
  expect(inputs[0]?.images).toHaveLength(10);
  expect(new Set(inputs[0]?.copies.map(({ image }) => image))).toEqual(new Set([0, 1, 2, 3]));
  expect(progress).toContainEqual(
    expect.objectContaining({ unit: 'copies', done: 4 * KINDS, total: 4 * KINDS }),
  );
  expect(progress).toContainEqual(expect.objectContaining({ unit: 'images', done: 6, total: 6 }));
});

it('copies that look like nothing are missed', async () => {
  const { ports } = fakes(8);
  const flat = new Uint8Array(48 * 48).fill(7);
  const copier = { ...ports.copier, greyOfCopy: async () => flat };

  const { rows } = await measureNearDuplicates({ ...ports, copier }, options, idle);

  for (const row of rows) expect(row).toMatchObject({ recall: { value: 0 }, precision: null });
});

it('images that cannot be read are left out and counted, and the places of the others stay right', async () => {
  const { ports } = fakes(10, [1, 7]);

  const measurement = await measureNearDuplicates(ports, options, idle);

  expect(measurement).toMatchObject({ sample: 3, searched: 8, unreadable: 2 });
  for (const row of measurement.rows) {
    expect(row).toMatchObject({ planted: 3, recall: { value: 1 }, wrong: 0 });
  }
});

it('nothing is kept of a measurement that was stopped', async () => {
  const { ports, kept } = fakes(10);
  const stop = new AbortController();
  const control = { signal: stop.signal, report: () => stop.abort(new Error('stopped')) };

  await expect(measureNearDuplicates(ports, options, control)).rejects.toThrow('stopped');
  expect(kept).toEqual([]);
});

it('says what to do where there is nothing to measure on', async () => {
  await expect(measureNearDuplicates(fakes(0).ports, options, idle)).rejects.toThrow(
    'There are no clean images',
  );
  await expect(measureNearDuplicates(fakes(4, [0, 1, 2, 3]).ports, options, idle)).rejects.toThrow(
    'None of the images that were drawn could be read',
  );
});
