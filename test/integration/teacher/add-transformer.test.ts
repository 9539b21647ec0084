import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openTeacherShelf } from '../../../src/main/teacher/teacher-shelf.ts';
import { addTransformer } from '../../../src/main/teacher/transformer/add-transformer.ts';
import type { LabelMapping } from '../../../src/main/teacher/transformer/label-mapping.ts';
import { writeTinyTransformer } from '../../fixtures/tiny-transformer.ts';
import { aModelHub } from '../../helpers/a-model-hub.ts';
import { PROGRAM_FILES } from '../../helpers/program-files.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const SENTIMENT = ['negative', 'neutral', 'positive'];

function aDesk() {
  const root = temporaryFolder();
  const folders = { teachers: join(root, 'teachers'), temporary: join(root, 'tmp') };
  mkdirSync(folders.temporary);
  const reported: string[] = [];
  const shelf = openTeacherShelf({
    shippedFolder: join(root, 'shipped'),
    addedFolder: folders.teachers,
    workers: PROGRAM_FILES.teacherWorkers,
  });
  onTestFinished(async () => (await shelf).close());
  const abort = new AbortController();
  const add = (source: string, options: { hub?: string; labelMapping?: LabelMapping } = {}) =>
    addTransformer(
      { name: 'tiny', source, labelMapping: options.labelMapping },
      {
        ...folders,
        worker: PROGRAM_FILES.teacherWorkers.transformer,
        hub: options.hub ?? 'http://127.0.0.1:9',
      },
      { signal: abort.signal, report: ({ message }) => reported.push(message) },
    );
  return { root, folders, reported, abort, add, shelf };
}

describe('a transformer from a folder', () => {
  it('answers as its weights say, in any batch, and is there after a restart', async () => {
    const { root, add, shelf } = aDesk();
    const source = join(root, 'model');
    const { logits } = writeTinyTransformer(source, { labels: SENTIMENT, seed: 1 });

    const card = await add(source);
    // What was added is a copy of its own.
    rmSync(source, { recursive: true });
    const teacher = await (await shelf).load(card.name);
    const texts = ['i love this sun', '@maria rain! https://t.co/x not good', 'hate'];
    const words = ['i love this sun', '@user [UNK] http not good', 'hate'];
    const probabilities = await teacher.classify(texts);

    expect(card.name).toMatch(/^tiny@[0-9a-f]{8}$/);
    expect(teacher.name).toBe(card.name);
    for (const [index, text] of words.entries()) {
      const expected = softmax(logits(text.split(' ')));
      for (const polarity of [0, 1, 2] as const) {
        expect(probabilities[index]?.[polarity]).toBeCloseTo(expected[polarity] ?? Number.NaN, 6);
      }
    }
  });

  it('shows its mapping and what it assumes, and reads them from the folder again', async () => {
    const { root, add, shelf } = aDesk();
    const source = join(root, 'model');
    writeTinyTransformer(source, { labels: ['LABEL_0', 'LABEL_1'], seed: 2 });

    const { name } = await add(source);
    const summary = (await (await shelf).list()).find((teacher) => teacher.name === name);

    expect(summary).toMatchObject({
      kind: 'transformer',
      labelMapping: { LABEL_0: 'NEG', LABEL_1: 'POS' },
    });
    expect(summary?.description).toContain('assumption');
    expect(summary?.description).toContain('no NEU');
    const [probabilities] = await (await (await shelf).load(name)).classify(['what a day']);
    expect(probabilities?.[1]).toBe(0);
    expect((probabilities?.[0] ?? 0) + (probabilities?.[2] ?? 0)).toBeCloseTo(1, 9);
  });

  it('answers any text with three finite probabilities', async () => {
    const { root, add, shelf } = aDesk();
    writeTinyTransformer(join(root, 'model'), { labels: SENTIMENT, seed: 3 });
    const teacher = await (await shelf).load((await add(join(root, 'model'))).name);

    const texts = ['', '   ', '\ud83d', '😀'.repeat(50), 'love '.repeat(5000), 'سلام', 'a\u0000b'];
    const probabilities = await teacher.classify(texts);

    expect(probabilities).toHaveLength(texts.length);
    for (const row of probabilities) {
      expect(row.every(Number.isFinite)).toBe(true);
      expect(row[0] + row[1] + row[2]).toBeCloseTo(1, 6);
    }
  });

  it('tells what each word moves', async () => {
    const { root, add, shelf } = aDesk();
    const { logits } = writeTinyTransformer(join(root, 'model'), { labels: SENTIMENT, seed: 4 });
    const teacher = await (await shelf).load((await add(join(root, 'model'))).name);

    const { words, probabilities } = await teacher.explain('love  this rain');

    const whole = softmax(logits(['love', 'this', 'rain']));
    const without = softmax(logits(['love', 'rain']));
    expect(words.map(({ text }) => text)).toEqual(['love', 'this', 'rain']);
    expect(probabilities[2]).toBeCloseTo(whole[2] ?? 0, 5);
    expect(words[1]?.effect[2]).toBeCloseTo((whole[2] ?? 0) - (without[2] ?? 0), 5);
  });

  it('is added once: the same again is found, another mapping is refused', async () => {
    const { root, folders, add } = aDesk();
    writeTinyTransformer(join(root, 'model'), { labels: SENTIMENT, seed: 5 });

    const first = await add(join(root, 'model'));
    expect(await add(join(root, 'model'))).toEqual(first);
    await expect(
      add(join(root, 'model'), {
        labelMapping: { negative: 'POS', neutral: 'NEU', positive: 'NEG' },
      }),
    ).rejects.toMatchObject({ kind: 'CONFLICT' });

    expect(readdirSync(folders.teachers)).toEqual([first.name]);
    expect(readdirSync(folders.temporary)).toEqual([]);
  });

  it('makes other weights another version', async () => {
    const { root, folders, add } = aDesk();
    writeTinyTransformer(join(root, 'one'), { labels: SENTIMENT, seed: 6 });
    writeTinyTransformer(join(root, 'two'), { labels: SENTIMENT, seed: 7 });

    const names = [(await add(join(root, 'one'))).name, (await add(join(root, 'two'))).name];

    expect(new Set(names).size).toBe(2);
    expect(readdirSync(folders.teachers).sort()).toEqual(names.sort());
  });

  it.each([
    ['config.json', 'config.json is missing'],
    ['tokenizer.json', 'tokenizer.json is missing'],
    ['onnx', 'onnx/model.onnx is missing'],
  ])('without %s is refused by that name', async (file, message) => {
    const { root, folders, add } = aDesk();
    writeTinyTransformer(join(root, 'model'), { labels: SENTIMENT, seed: 8 });
    rmSync(join(root, 'model', file), { recursive: true });

    await expect(add(join(root, 'model'))).rejects.toMatchObject({
      kind: 'BAD_INPUT',
      message: expect.stringContaining(message),
    });
    expect(readdirSync(folders.temporary)).toEqual([]);
  });

  it('is accepted with the model beside its configuration and no tokenizer_config.json', async () => {
    const { root, add, shelf } = aDesk();
    const source = join(root, 'model');
    writeTinyTransformer(source, { labels: SENTIMENT, seed: 9 });
    cpSync(join(source, 'onnx/model.onnx'), join(source, 'model.onnx'));
    rmSync(join(source, 'onnx'), { recursive: true });
    rmSync(join(source, 'tokenizer_config.json'));

    const { name } = await add(source);

    expect(await (await (await shelf).load(name)).classify(['love', 'rain sun'])).toHaveLength(2);
  });

  it.each([
    ['a damaged model', (folder: string) => writeFileSync(join(folder, 'onnx/model.onnx'), 'x')],
    [
      'a configuration of other labels',
      (folder: string) =>
        writeFileSync(
          join(folder, 'config.json'),
          JSON.stringify({ model_type: 'roberta', id2label: { 0: 'negative', 1: 'positive' } }),
        ),
    ],
    [
      'a configuration without labels',
      (folder: string) => writeFileSync(join(folder, 'config.json'), '{"model_type":"roberta"}'),
    ],
    ['a damaged tokenizer', (folder: string) => writeFileSync(join(folder, 'tokenizer.json'), '{')],
  ])('with %s is refused, and nothing is left behind', async (_, damage) => {
    const { root, folders, add } = aDesk();
    writeTinyTransformer(join(root, 'model'), { labels: SENTIMENT, seed: 10 });
    damage(join(root, 'model'));

    await expect(add(join(root, 'model'))).rejects.toMatchObject({ kind: 'BAD_INPUT' });

    expect(readdirSync(folders.temporary)).toEqual([]);
  });

  it('is refused when its labels are no polarities, until a mapping is given', async () => {
    const { root, add } = aDesk();
    writeTinyTransformer(join(root, 'model'), { labels: ['anger', 'joy', 'sorrow'], seed: 11 });

    await expect(add(join(root, 'model'))).rejects.toMatchObject({
      kind: 'BAD_INPUT',
      message: expect.stringContaining('anger, joy, sorrow'),
    });
    const card = await add(join(root, 'model'), {
      labelMapping: { anger: 'NEG', joy: 'POS', sorrow: 'NEG' },
    });

    expect(card.notes).toEqual([expect.stringContaining('NEU')]);
  });
});

describe('a transformer from the hub', () => {
  it('is downloaded with progress and works', async () => {
    const { root, reported, add, shelf } = aDesk();
    const { logits } = writeTinyTransformer(join(root, 'hub'), { labels: SENTIMENT, seed: 12 });
    const hub = await aModelHub('someone/tiny', join(root, 'hub'));

    const card = await add('someone/tiny', { hub });
    const [probabilities] = await (await (await shelf).load(card.name)).classify(['love']);

    expect(card.source).toBe('someone/tiny');
    expect(reported).toContain('/someone/tiny/resolve/main/onnx/model.onnx');
    expect(probabilities?.[2]).toBeCloseTo(softmax(logits(['love']))[2] ?? 0, 6);
  });

  it('is told apart: no such model, no ONNX form, no network', async () => {
    const { root, folders, add } = aDesk();
    writeTinyTransformer(join(root, 'hub'), { labels: SENTIMENT, seed: 13 });
    rmSync(join(root, 'hub/onnx'), { recursive: true });
    const hub = await aModelHub('someone/tiny', join(root, 'hub'));

    await expect(add('someone/else', { hub })).rejects.toMatchObject({
      kind: 'NOT_FOUND',
      message: expect.stringContaining('config.json'),
    });
    await expect(add('someone/tiny', { hub })).rejects.toMatchObject({
      kind: 'NOT_FOUND',
      message: expect.stringContaining('onnx/model.onnx'),
    });
    await expect(add('someone/tiny')).rejects.toMatchObject({ kind: 'SOURCE_UNREACHABLE' });
    await expect(add('../../etc')).rejects.toMatchObject({ kind: 'BAD_INPUT' });
    expect(readdirSync(folders.temporary)).toEqual([]);
  });

  it('stops when it is cancelled', async () => {
    const { root, folders, abort, add } = aDesk();
    writeTinyTransformer(join(root, 'hub'), { labels: SENTIMENT, seed: 14 });
    const hub = await aModelHub('someone/tiny', join(root, 'hub'));
    abort.abort(new Error('stopped'));

    await expect(add('someone/tiny', { hub })).rejects.toThrow('stopped');
    expect(readdirSync(folders.temporary)).toEqual([]);
  });
});

function softmax(scores: readonly number[]): readonly number[] {
  const powers = scores.map(Math.exp);
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
