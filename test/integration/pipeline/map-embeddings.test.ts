import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { deriveSeed, seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { createMapLayout } from '../../../src/main/embedding-map/map-in-thread.ts';
import { embeddingMap, imagesOnMap } from '../../../src/main/pipeline/evaluation/embedding-map.ts';
import { mapEmbeddings } from '../../../src/main/pipeline/map-embeddings.ts';
import type { Trainer } from '../../../src/main/pipeline/ports/trainer.ts';
import type { StageProgress } from '../../../src/main/pipeline/stage-control.ts';
import { openReading } from '../../../src/main/storage/open-reading.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { PROGRAM_FILES } from '../../helpers/program-files.ts';

const IMAGES = 90;
const BATCH = 8;
const WIDTH = 300;
const MEASUREMENT = {
  model: { kind: 'weights', name: 'w' },
  target: { kind: 'split', dataset: 'd', split: 'test' },
} as const;

const names = Array.from({ length: IMAGES }, (_, index) => `image ${index}`);
const placeOf = new Map(names.map((name, index) => [mediaIdOf(name), index]));

let workspace: Workspace;

/** A trainer to whom images of one polarity look alike, and that remembers how many it was asked for. */
function fakeTrainer(unreadable: readonly string[] = []) {
  const asked: number[] = [];
  const embed: Trainer['embed'] = async function* ({ paths }) {
    asked.push(paths.length);
    for (let start = 0; start < paths.length; start += BATCH) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      yield paths.slice(start, start + BATCH).map((path) => {
        const id = path.slice(-64);
        if (unreadable.some((name) => mediaIdOf(name) === id)) return null;
        const index = [...placeOf].find(([own]) => own === id)?.[1] ?? 0;
        const random = seededRandom(deriveSeed(1, index));
        return Float32Array.from(
          { length: WIDTH },
          (_, column) => (column % 3 === index % 3 ? 3 : 0) + random.normal(),
        );
      });
    }
  };
  return { trainer: { embed }, asked };
}

function mapped(
  trainer: Pick<Trainer, 'embed'>,
  options: {
    readonly seed?: number;
    readonly signal?: AbortSignal;
    readonly digest?: string;
    readonly report?: (progress: StageProgress) => void;
  } = {},
) {
  const { seed = 3, signal = new AbortController().signal, digest = 'd1' } = options;
  return mapEmbeddings(
    {
      ...workspace,
      trainer,
      layOut: createMapLayout(PROGRAM_FILES.mapWorker),
      model: async () => ({ folder: 'model', digest }),
      digestOf: async () => digest,
    },
    { ...MEASUREMENT, seed, nowMs: 9 },
    { signal, report: options.report ?? (() => undefined) },
  );
}

/** Every fifth image is judged NEG, whatever it is. */
function evaluate(digest = 'd1'): void {
  workspace.evaluations.forgetOthers(MEASUREMENT.model, digest);
  workspace.evaluations.savePredictions(
    MEASUREMENT,
    names.map((name, index) => ({
      mediaId: mediaIdOf(name),
      probabilities: index % 5 === 0 ? [0.8, 0.1, 0.1] : [0.1, 0.1, 0.8],
    })),
  );
  const accuracy = { value: 0.5, low: 0.4, high: 0.6 };
  workspace.evaluations.save({
    ...{ ...MEASUREMENT, evaluatedAtMs: 5, images: IMAGES, unreadable: 0 },
    ...{ accuracy, twoWayAccuracy: null },
  });
}

function answered() {
  const reading = openReading(workspace.folders.database);
  try {
    return embeddingMap(reading.evaluated, MEASUREMENT);
  } finally {
    reading.close();
  }
}

beforeEach(async () => {
  workspace = await aWorkspace();
  fillWorkspace(
    workspace,
    names.map((name, index) => ({
      nativeId: `${index}`,
      images: [name],
      polarity: POLARITIES[index % 3] ?? 'NEG',
      confidence: 0.9,
    })),
  );
  workspace.datasets.save(
    {
      name: 'd',
      createdAtMs: 1,
      recipe: {
        teacher: 'test',
        selection: workspace.settings.selection(),
        balance: false,
        splitRatios: { train: 0.8, validation: 0.1, test: 0.1 },
        seed: 1,
        nearDuplicateRadius: 8,
      },
      hash: 'h',
    },
    names.map((name, index) => ({
      mediaId: mediaIdOf(name),
      polarity: POLARITIES[index % 3] ?? 'NEG',
      split: 'test' as const,
    })),
  );
});

describe('mapEmbeddings', () => {
  it('puts images that look alike to the model near one another, and keeps the map', async () => {
    evaluate();
    const told: StageProgress[] = [];
    const { mediaIds, positions } = await mapped(fakeTrainer(['image 7']).trainer, {
      report: (progress) => void told.push(progress),
    });
    expect(mediaIds).toHaveLength(IMAGES - 1);
    expect(mediaIds).not.toContain(mediaIdOf('image 7'));
    for (let a = 0; a < mediaIds.length; a += 1) {
      const distances = mediaIds.map((_, b) =>
        a === b
          ? Number.POSITIVE_INFINITY
          : Math.hypot(
              (positions[2 * a] ?? 0) - (positions[2 * b] ?? 0),
              (positions[2 * a + 1] ?? 0) - (positions[2 * b + 1] ?? 0),
            ),
      );
      const nearest = mediaIds[distances.indexOf(Math.min(...distances))] ?? mediaIdOf('none');
      expect((placeOf.get(nearest) ?? 0) % 3).toBe((placeOf.get(mediaIds[a] ?? nearest) ?? 0) % 3);
    }
    expect(told.some(({ unit, done }) => unit === 'images' && done === IMAGES)).toBe(true);
    expect(told.at(-1)).toMatchObject({ unit: 'epochs', total: 500 });

    const map = answered();
    expect(map).toMatchObject({ ...MEASUREMENT, madeAtMs: 9 });
    expect(map?.mediaIds).toEqual(mediaIds);
    expect(map?.positions).toHaveLength(2 * (IMAGES - 1));
    const reading = openReading(workspace.folders.database);
    const onMap = imagesOnMap(reading.evaluated, MEASUREMENT, [-1, -1, 0.5, -1, 0.5, 2, -1, 2]);
    reading.close();
    expect([...onMap]).toEqual(
      mediaIds.filter((_, index) => (map?.positions[2 * index] ?? 0) < 0.5),
    );
    expect(map?.positions[5]).toBeCloseTo(positions[5] ?? 0, 4);
    for (const [index, mediaId] of mediaIds.entries()) {
      const place = placeOf.get(mediaId) ?? 0;
      expect(map?.labels[index]).toBe(POLARITIES[place % 3]);
      expect(map?.predicted[index]).toBe(place % 5 === 0 ? 'NEG' : 'POS');
    }
  });

  it('goes on after it was stopped, and makes what an undisturbed job makes', async () => {
    evaluate();
    const undisturbed = await mapped(fakeTrainer().trainer);
    evaluate('d2');
    evaluate();
    expect(answered()).toBeNull();
    const [kept = ''] = readdirSync(workspace.folders.embeddings);
    const record = 32 + 4 + 256 * 4 + 4;
    // A kill: the last row is there in part.
    truncateSync(join(workspace.folders.embeddings, kept), 40 * record + 100);

    const { trainer, asked } = fakeTrainer();
    const controller = new AbortController();
    const stopped = mapped(trainer, {
      signal: controller.signal,
      report: ({ unit, done }) => {
        if (unit === 'images' && done >= 60) controller.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(answered()).toBeNull();
    const again = await mapped(trainer);
    expect(asked).toEqual([IMAGES - 40, IMAGES - 40 - 24]);
    expect(again.positions).toEqual(undisturbed.positions);
  });

  it('ends at once when it is stopped while it lays out', async () => {
    evaluate();
    const controller = new AbortController();
    const stopped = mapped(fakeTrainer().trainer, {
      signal: controller.signal,
      report: ({ unit }) => {
        if (unit === 'epochs') controller.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(answered()).toBeNull();
  });

  it('finds the map that is there, and asks no model for another seed', async () => {
    evaluate();
    const { trainer, asked } = fakeTrainer();
    const first = await mapped(trainer);
    expect((await mapped(trainer)).positions).toEqual(first.positions);
    const other = await mapped(trainer, { seed: 4 });
    expect(other.positions).not.toEqual(first.positions);
    expect(asked).toEqual([IMAGES]);
  });

  it('goes with its evaluation, and asks other weights anew', async () => {
    evaluate();
    const { trainer, asked } = fakeTrainer();
    await mapped(trainer);
    evaluate('d2');
    expect(answered()).toBeNull();
    await mapped(trainer, { digest: 'd2' });
    expect(asked).toEqual([IMAGES, IMAGES]);
  });

  it('needs an evaluation, and images that can be read', async () => {
    await expect(mapped(fakeTrainer().trainer)).rejects.toMatchObject({
      kind: 'BAD_INPUT',
      message: 'w (imported) was not measured on d, test split',
    });
    evaluate();
    await expect(mapped(fakeTrainer(names.slice(1)).trainer)).rejects.toMatchObject({
      kind: 'BAD_INPUT',
      message: `1 of the ${IMAGES} images of d, test split can be read`,
    });
  });
});
