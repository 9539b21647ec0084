import { describe, expect, it, vi } from 'vitest';
import { isImageName } from '../../../../src/renderer/features/predict/dropped-images.ts';
import {
  createPredictions,
  type Predictions,
} from '../../../../src/renderer/features/predict/predictions.ts';
import type { PredictedImage } from '../../../../src/shared/contract/predict-contract.ts';

type Client = Parameters<typeof createPredictions>[0];

const R = { kind: 'run', run: 'r' } as const;
const OTHER = { kind: 'run', run: 'other' } as const;
const SURE: PredictedImage['probabilities'] = [0.8, 0.1, 0.1];

/** A program that judges `listed` for every path, and single images as sure. */
function aClient(changes: { readonly listed?: readonly string[]; readonly fails?: boolean } = {}) {
  const asked: { model: string; what: string }[] = [];
  const paths = async ({ model }: { model: { run: string } }) => {
    asked.push({ model: model.run, what: 'paths' });
    return (async function* () {
      const listed = changes.listed ?? [];
      yield { total: listed.length, images: [] };
      for (const file of listed)
        yield { total: listed.length, images: [{ file, probabilities: SURE }] };
    })();
  };
  const image = async ({ model, name }: { model: { run: string }; name: string }) => {
    asked.push({ model: model.run, what: name });
    if (changes.fails === true) throw new Error('lost');
    return { file: name, probabilities: name === 'broken' ? null : SURE };
  };
  const client = { predict: { paths, image } } as unknown as Client; // why: the rest is not asked for
  return { client, asked };
}

const aFile = (name: string, size = 3) => ({ name, file: { size, name } as File }); // why: only the size is looked at

async function settled({ store }: Predictions) {
  await vi.waitFor(() => expect(store.getState().work).toBeNull());
  return store.getState();
}

describe('predictions of the page', () => {
  it('show every image once, with what is wrong with one', async () => {
    const { client } = aClient({ listed: ['/a', '/b'] });
    const predictions = createPredictions(client);
    const files = [aFile('x'), aFile('broken'), aFile('huge', 60_000_000)];
    predictions.judge(R, { paths: ['/'], files });
    predictions.judge(R, { paths: ['/'], files: [] });
    const { images, failure } = await settled(predictions);

    expect(failure).toBeNull();
    expect(images.map(({ file, problem }) => [file, problem]).sort()).toEqual([
      ['/a', null],
      ['/b', null],
      ['broken', 'cannot be decoded as an image'],
      ['huge', 'is larger than 50 MB'],
      ['x', null],
    ]);
    expect(new Set(images.map(({ id }) => id)).size).toBe(5);
  });

  it('begin anew with another model, and can be judged again by it', async () => {
    const { client, asked } = aClient();
    const predictions = createPredictions(client);
    predictions.judge(R, { paths: [], files: [aFile('x'), aFile('y')] });
    await settled(predictions);
    predictions.judgeAgain(OTHER);
    const { images, model } = await settled(predictions);

    expect(model).toEqual(OTHER);
    expect(images).toHaveLength(2);
    expect(asked.map(({ model: by }) => by)).toEqual(['r', 'r', 'other', 'other']);
  });

  it('end where the program does not answer, and say so', async () => {
    const { client, asked } = aClient({ fails: true });
    const predictions = createPredictions(client);
    predictions.judge(R, { paths: [], files: Array.from({ length: 50 }, () => aFile('x')) });
    const { failure } = await settled(predictions);

    expect(failure?.advice).toContain('try again');
    expect(asked.length).toBeLessThan(5);
  });

  it('stop, and keep what was judged; cleared, nothing comes later', async () => {
    const { client } = aClient({ listed: Array.from({ length: 200 }, (_, n) => `/${n}`) });
    const predictions = createPredictions(client);
    predictions.judge(R, { paths: ['/'], files: [] });
    predictions.stop();
    expect(predictions.store.getState().work).toBeNull();
    predictions.clear();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(predictions.store.getState().images).toEqual([]);
  });
});

describe('files of a dropped folder', () => {
  it.each([
    ['a/b.JPG', true],
    ['a/b.txt', false],
    ['a/.hidden.png', false],
    ['.git/b.png', false],
    ['b.svg', false],
  ])('%s', (name, isImage) => expect(isImageName(name)).toBe(isImage));
});
