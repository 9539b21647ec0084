import { describe, expect, it } from 'vitest';
import { checkSensitive } from '../../../src/main/pipeline/check-sensitive.ts';
import type { Trainer } from '../../../src/main/pipeline/ports/trainer.ts';
import type { StageProgress } from '../../../src/main/pipeline/stage-control.ts';
import type { MediaId } from '../../../src/shared/domain/ids.ts';
import type { SensitiveScores } from '../../../src/shared/domain/sensitive.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';

const NEUTRAL: SensitiveScores = { drawing: 0, hentai: 0, neutral: 1, porn: 0, sexy: 0 };
const PORN: SensitiveScores = { ...NEUTRAL, neutral: 0.1, porn: 0.9 };
const BATCH = 4;

/** A trainer that finds pornography in some images, cannot read others, and may break off. */
function aTrainer(options: {
  readonly porn?: readonly MediaId[];
  readonly unreadable?: readonly MediaId[];
  readonly breakAfter?: number;
}) {
  const seen: string[] = [];
  const classifySensitive: Trainer['classifySensitive'] = async function* ({ paths }) {
    for (let at = 0; at < paths.length; at += BATCH) {
      if (seen.length >= (options.breakAfter ?? Number.POSITIVE_INFINITY))
        throw new Error('killed');
      const batch = paths.slice(at, at + BATCH);
      seen.push(...batch);
      yield batch.map((path) => {
        const isAmong = (ids: readonly MediaId[] = []): boolean =>
          ids.some((mediaId) => path.endsWith(mediaId));
        if (isAmong(options.unreadable)) return { path, scores: null };
        return { path, scores: isAmong(options.porn) ? PORN : NEUTRAL };
      });
    }
  };
  return { classifySensitive, seen };
}

async function aStudioOf(count: number) {
  const workspace = await aWorkspace();
  const names = Array.from({ length: count }, (_, index) => `image ${index}`);
  fillWorkspace(
    workspace,
    names.map((name) => ({ nativeId: name, images: [name], polarity: 'POS', confidence: 0.9 })),
  );
  const reports: StageProgress[] = [];
  const check = (trainer: Pick<Trainer, 'classifySensitive'>, signal?: AbortSignal) =>
    checkSensitive(
      { sensitive: workspace.sensitive, files: workspace.files, trainer },
      {
        signal: signal ?? new AbortController().signal,
        report: (progress) => reports.push(progress),
      },
    );
  return { workspace, ids: names.map(mediaIdOf), check, reports };
}

describe('checkSensitive', () => {
  it('looks at every clean image once', async () => {
    const { workspace, ids, check, reports } = await aStudioOf(10);
    const trainer = aTrainer({ porn: ids.slice(0, 3) });

    expect(await check(trainer)).toEqual({ images: 10, sensitive: 3, unreadable: 0 });
    expect(trainer.seen).toHaveLength(10);
    expect(reports.at(-1)).toMatchObject({ done: 10, total: 10, unit: 'images' });
    expect(workspace.sensitive.countUnchecked()).toBe(0);
    expect(await check(trainer)).toEqual({ images: 0, sensitive: 0, unreadable: 0 });
    expect(trainer.seen).toHaveLength(10);
  });

  it('keeps the finished batches when the trainer is killed, and does none of them twice', async () => {
    const { workspace, check } = await aStudioOf(11);
    const killed = aTrainer({ breakAfter: 8 });
    await expect(check(killed)).rejects.toThrow('killed');
    expect(workspace.sensitive.countUnchecked()).toBe(3);

    const next = aTrainer({});
    expect(await check(next)).toMatchObject({ images: 3 });
    expect(new Set([...killed.seen, ...next.seen]).size).toBe(11);
    expect(killed.seen.length + next.seen.length).toBe(11);
  });

  it('stops between two batches when it is cancelled', async () => {
    const { workspace, check, reports } = await aStudioOf(12);
    const abort = new AbortController();
    const cancelling: Pick<Trainer, 'classifySensitive'> = {
      classifySensitive: async function* (request, signal) {
        for await (const batch of aTrainer({}).classifySensitive(request, signal)) {
          yield batch;
          abort.abort(new Error('cancelled'));
        }
      },
    };

    await expect(check(cancelling, abort.signal)).rejects.toThrow('cancelled');
    expect(workspace.sensitive.countUnchecked()).toBe(8);
    expect(reports).toHaveLength(1);
  });

  it('counts what cannot be read, and tries it again next time', async () => {
    const { ids, check } = await aStudioOf(6);
    expect(await check(aTrainer({ unreadable: ids.slice(0, 2) }))).toEqual({
      images: 4,
      sensitive: 0,
      unreadable: 2,
    });
    expect(await check(aTrainer({}))).toMatchObject({ images: 2, unreadable: 0 });
  });
});
