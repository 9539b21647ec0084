import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keepUntilWritten } from '../../../src/main/app/reading/keep-until-written.ts';
import { compareEvaluations } from '../../../src/main/pipeline/evaluation/compare-evaluations.ts';
import { evaluatedImage } from '../../../src/main/pipeline/evaluation/evaluated-image.ts';
import { evaluatedImages } from '../../../src/main/pipeline/evaluation/evaluated-images.ts';
import { evaluationReport } from '../../../src/main/pipeline/evaluation/evaluation-report.ts';
import { measureTarget } from '../../../src/main/pipeline/evaluation/measure-target.ts';
import { openReading } from '../../../src/main/storage/open-reading.ts';
import type {
  EvaluatedImageQuery,
  ReportRequest,
} from '../../../src/shared/domain/evaluation-report.ts';
import { defaultFineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { PEOPLE, saveBenchmark, saveJudgements } from '../../helpers/judged-workspace.ts';

const A = { kind: 'run', run: 'a' } as const;
const B = { kind: 'weights', name: 'b' } as const;
const SPLIT = { kind: 'split', dataset: 'd', split: 'test' } as const;
const REPORT: ReportRequest = {
  ...{ model: A, target: PEOPLE, manner: 'three-way' },
  ...{ minAgreeing: null, withoutContaminated: false },
};

/**
 * A run `a`, trained on `trained` and `twin`, and imported weights `b`, measured on five images of people: `own` is a
 * training image itself, `copy` is linked with one, and the rest are unseen.
 */
async function aJudgedWorkspace() {
  const workspace = await aWorkspace();
  fillWorkspace(workspace, [
    { nativeId: '1', images: ['trained', 'own'], polarity: 'POS', confidence: 0.9 },
    { nativeId: '2', images: ['twin'], polarity: 'NEG', confidence: 0.8 },
    { nativeId: '3', images: ['x', 'y'], polarity: 'NEG', confidence: 0.75 },
    { nativeId: '4', images: ['z'], polarity: 'NEU', confidence: 0.95 },
  ]);
  const recipe = {
    ...{ selection: { NEG: 0.5, NEU: 0.5, POS: 0.5 }, teacher: 'test', nearDuplicateRadius: 8 },
    ...{ balance: false, splitRatios: { train: 0.8, validation: 0.2, test: 0 }, seed: 1 },
  };
  workspace.datasets.save({ name: 'd', createdAtMs: 1, recipe, hash: 'h' }, [
    { mediaId: mediaIdOf('trained'), polarity: 'POS', split: 'train' },
    { mediaId: mediaIdOf('own'), polarity: 'POS', split: 'train' },
    { mediaId: mediaIdOf('twin'), polarity: 'NEG', split: 'train' },
    { mediaId: mediaIdOf('x'), polarity: 'NEG', split: 'test' },
    { mediaId: mediaIdOf('y'), polarity: 'NEG', split: 'test' },
    { mediaId: mediaIdOf('z'), polarity: 'NEU', split: 'test' },
  ]);
  const settings = defaultFineTuneSettings('FT-F');
  workspace.runs.create({ name: 'a', dataset: 'd', settings, createdAtMs: 1 });
  saveBenchmark(workspace, [
    { name: 'own', polarity: 'POS', agreeing: 5 },
    { name: 'copy', polarity: 'NEG', agreeing: 4 },
    { name: 'calm', polarity: 'NEU', agreeing: 4 },
    { name: 'sad', polarity: 'NEG', agreeing: 3 },
    { name: 'gone', polarity: 'NEG', agreeing: 3 },
  ]);
  const database = new Database(workspace.folders.database);
  const link = database.prepare(
    "INSERT INTO copy_links (media_a, media_b, kind, score, is_mirrored) VALUES (?, ?, 'whole', ?, 0)",
  );
  const pair = (one: string, other: string) => [mediaIdOf(one), mediaIdOf(other)].sort();
  link.run(...pair('copy', 'twin'), 0.99);
  link.run(...pair('sad', 'twin'), 0.61);
  database.close();
  saveJudgements(workspace, A, PEOPLE, {
    own: [0.1, 0.2, 0.7],
    copy: [0.3, 0.6, 0.1],
    calm: [0.1, 0.8, 0.1],
    sad: [0.2, 0.3, 0.5],
    gone: null,
  });
  saveJudgements(workspace, B, PEOPLE, {
    own: [0.1, 0.5, 0.4],
    copy: [0.9, 0.05, 0.05],
    calm: [0.1, 0.5, 0.4],
    sad: [0.4, 0.35, 0.25],
    gone: null,
  });
  saveJudgements(workspace, A, SPLIT, {
    x: [0.8, 0.1, 0.1],
    y: [0.1, 0.8, 0.1],
    z: [0.1, 0.8, 0.1],
  });
  const reading = openReading(workspace.folders.database);
  onTestFinished(() => reading.close());
  return { workspace, reading: reading.evaluated, keep: keepUntilWritten(reading.version) };
}

const names = ['own', 'copy', 'calm', 'sad', 'gone', 'x', 'y', 'z', 'twin', 'trained'];
const nameOf = (mediaId: string) => names.find((name) => mediaIdOf(name) === mediaId);

describe('evaluationReport', () => {
  it('counts what can be read, by agreement and contamination', async () => {
    const { reading, keep } = await aJudgedWorkspace();

    const report = evaluationReport(reading, REPORT, keep);

    expect(report.entry).toMatchObject({ model: A, target: PEOPLE, images: 4, unreadable: 1 });
    expect(report.metrics).toMatchObject({ images: 4, clusters: 4, accuracy: { value: 0.5 } });
    expect(
      report.byAgreement.map(({ name, images, accuracy }) => [name, images, accuracy?.value]),
    ).toEqual([
      ['5 of 5', 1, 1],
      ['at least 4 of 5', 3, 2 / 3],
      ['at least 3 of 5', 4, 0.5],
    ]);
    expect(report.contamination).toMatchObject({
      ...{ images: 2, trainingImages: 3, accuracyWithout: { value: 0.5 } },
    });
    expect(report.byConfidence).toEqual([]);
    expect(report.byPlatform.map(({ name, images }) => `${name} ${images}`)).toEqual([
      ...['no post 3', 'x 1'],
    ]);
  });

  it('leaves out what shows the same as a training image, and what too few agreed on', async () => {
    const { reading, keep } = await aJudgedWorkspace();

    const clean = evaluationReport(reading, { ...REPORT, withoutContaminated: true }, keep);
    const agreed = evaluationReport(reading, { ...REPORT, minAgreeing: 5 }, keep);

    expect(clean.metrics).toMatchObject({ images: 2, accuracy: { value: 0.5 } });
    expect(agreed.metrics).toMatchObject({ images: 1, accuracy: { value: 1 } });
    expect(agreed.contamination).toMatchObject({ images: 1, accuracyWithout: null });
    expect(() =>
      evaluationReport(reading, { ...REPORT, minAgreeing: 5, withoutContaminated: true }, keep),
    ).toThrow('No image counts in this way');
  });

  it('drops NEU in the manner of the paper, and knows nothing of what weights were trained on', async () => {
    const { reading, keep } = await aJudgedWorkspace();

    const { metrics, contamination } = evaluationReport(
      reading,
      { ...REPORT, model: B, manner: 'drop-neutral' },
      keep,
    );

    expect(metrics).toMatchObject({ images: 3, accuracy: { value: 1 } });
    expect(contamination).toEqual({ images: 0, accuracyWithout: null, trainingImages: null });
  });

  it('of a split counts images of one post together, by the confidence of the weak label', async () => {
    const { reading, keep } = await aJudgedWorkspace();

    const report = evaluationReport(reading, { ...REPORT, target: SPLIT }, keep);

    expect(report.metrics).toMatchObject({ images: 3, clusters: 2 });
    expect(report.byAgreement).toEqual([]);
    expect(report.byConfidence.map(({ name, images }) => `${name}: ${images}`)).toEqual([
      ...['0.7 to 0.8: 2', '0.9 to 1: 1'],
    ]);
  });

  it('is read once until the workspace is written to', async () => {
    const { workspace, reading, keep } = await aJudgedWorkspace();
    const first = evaluationReport(reading, REPORT, keep);

    expect(evaluationReport(reading, REPORT, keep)).toBe(first);
    workspace.runs.remove('a');

    expect(() => evaluationReport(reading, REPORT, keep)).toThrow('a was not measured on people');
  });
});

describe('measureTarget', () => {
  it('gives what the list of evaluations shows, and null where nothing can be read', async () => {
    const { workspace, reading } = await aJudgedWorkspace();

    expect(measureTarget(reading, { model: A, target: PEOPLE })).toMatchObject({
      ...{ images: 4, unreadable: 1, accuracy: { value: 0.5 } },
      twoWayAccuracy: { value: 2 / 3 },
    });
    saveJudgements(workspace, B, SPLIT, { x: null });
    expect(measureTarget(reading, { model: B, target: SPLIT })).toBeNull();
  });
});

describe('evaluatedImages', () => {
  const chosen = async (query: EvaluatedImageQuery, report: Partial<ReportRequest> = {}) => {
    const { reading, keep } = await aJudgedWorkspace();
    const page = evaluatedImages(
      reading,
      { report: { ...REPORT, ...report }, query, offset: 0, limit: 10 },
      keep,
    );
    expect(page.total).toBe(page.images.length);
    return page.images.map(({ mediaId }) => nameOf(mediaId));
  };

  it('are those of a cell, the most confident first', async () => {
    expect(await chosen({ kind: 'cell', label: 'NEG', predicted: 'NEU' })).toEqual(['copy']);
    expect(await chosen({ kind: 'confident-right' })).toEqual(['calm', 'own']);
    expect(await chosen({ kind: 'confident-wrong' })).toEqual(['copy', 'sad']);
    expect(await chosen({ kind: 'uncertain' })).toEqual(['sad', 'copy', 'own', 'calm']);
    expect(await chosen({ kind: 'contaminated' })).toEqual(['own', 'copy']);
  });

  it('follow the manner of the report', async () => {
    const manner = 'drop-neutral';
    expect(await chosen({ kind: 'confident-right' }, { manner })).toEqual(['own', 'copy']);
  });

  it('tell two models apart', async () => {
    const differs = (right: 'this' | 'other' | 'both' | 'neither') =>
      chosen({ kind: 'differs', other: B, right });
    expect(await differs('this')).toEqual(['own']);
    expect(await differs('other')).toEqual(['copy', 'sad']);
    expect(await differs('both')).toEqual(['calm']);
    expect(await differs('neither')).toEqual([]);
  });

  it('come in pages', async () => {
    const { reading, keep } = await aJudgedWorkspace();
    const page = evaluatedImages(
      reading,
      { report: REPORT, query: { kind: 'uncertain' }, offset: 1, limit: 2 },
      keep,
    );
    expect(page.total).toBe(4);
    expect(page.images.map(({ mediaId }) => nameOf(mediaId))).toEqual(['copy', 'own']);
    expect(page.images[0]).toMatchObject({
      ...{ label: 'NEG', predicted: 'NEU', agreeing: 4, annotators: 5, width: 640 },
    });
  });
});

describe('evaluatedImage', () => {
  it('knows the post, the opinions and the training images that show the same', async () => {
    const { reading, keep } = await aJudgedWorkspace();
    const asked = { model: A, target: PEOPLE, manner: 'three-way', teacher: 'test' } as const;

    const own = evaluatedImage(
      reading,
      { ...asked, mediaId: mediaIdOf('own'), student: null },
      keep,
    );
    const copy = evaluatedImage(
      reading,
      { ...asked, mediaId: mediaIdOf('copy'), student: 'nobody' },
      keep,
    );

    expect(own).toMatchObject({
      ...{ file: 'own.jpg', post: { platform: 'x' }, student: null },
      contaminatedBy: [mediaIdOf('own')],
    });
    expect(own.teacher?.[2]).toBeCloseTo(0.9);
    expect(copy).toMatchObject({ post: null, teacher: null, contaminatedBy: [mediaIdOf('twin')] });
    expect(() =>
      evaluatedImage(reading, { ...asked, mediaId: mediaIdOf('gone'), student: null }, keep),
    ).toThrow('did not judge this image');
  });
});

describe('compareEvaluations', () => {
  it('compares on the same images', async () => {
    const { reading, keep } = await aJudgedWorkspace();

    const compared = compareEvaluations(
      reading,
      { first: A, second: B, target: PEOPLE, manner: 'three-way', minAgreeing: 4 },
      keep,
    );

    expect(compared).toMatchObject({
      ...{ images: 3, bothRight: 1, onlyFirstRight: 1, onlySecondRight: 1, bothWrong: 0 },
      ...{ mcnemarP: 1, accuracyDifference: { value: 0 } },
    });
  });

  it('refuses models that judged other images', async () => {
    const { workspace, reading, keep } = await aJudgedWorkspace();
    saveJudgements(workspace, B, PEOPLE, { gone: [1, 0, 0] });
    const request = { first: A, second: B, target: PEOPLE, minAgreeing: null } as const;

    expect(() => compareEvaluations(reading, { ...request, manner: 'three-way' }, keep)).toThrow(
      'judged other images',
    );
    expect(() =>
      compareEvaluations(reading, { ...request, target: SPLIT, manner: 'three-way' }, keep),
    ).toThrow('b (imported) was not measured on d, test split');
  });
});
