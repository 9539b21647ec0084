import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startBackgroundThumbnails } from '../../../src/main/app/background-thumbnails.ts';
import { openThumbnailCache } from '../../../src/main/media/thumbnail-cache.ts';
import { makeThumbnails } from '../../../src/main/pipeline/make-thumbnails.ts';
import type { StageProgress } from '../../../src/main/pipeline/stage-control.ts';
import { aWorkspace } from '../../helpers/a-workspace.ts';
import { fillWithFiles } from '../../helpers/stored-images.ts';

async function aFilledCache(count: number) {
  const workspace = await aWorkspace();
  const ids = await fillWithFiles(workspace, count);
  const open = () => {
    const thumbnails = openThumbnailCache({
      file: workspace.folders.thumbnails,
      pathOf: workspace.files.pathOf,
      concurrency: 2,
    });
    onTestFinished(() => thumbnails.close().catch(() => undefined));
    return thumbnails;
  };
  return { workspace, ids, open };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 500) throw new Error('it never came to that');
    await sleep(10);
  }
}

describe('makeThumbnails', () => {
  it('skips what is there, counts what cannot be read, and goes on after a cancellation', async () => {
    const { workspace, ids, open } = await aFilledCache(6);
    const [gone] = ids;
    if (gone === undefined) throw new Error('six images were made');
    rmSync(workspace.files.pathOf(gone));
    const thumbnails = open();
    const { cleanMedia } = workspace;
    const abort = new AbortController();
    let made = 0;
    const cancelling = {
      ...thumbnails,
      make: (...call: Parameters<typeof thumbnails.make>) => {
        made += 1;
        if (made === 3) abort.abort(new Error('cancelled'));
        return thumbnails.make(...call);
      },
    };
    const reports: StageProgress[] = [];
    const run = (signal: AbortSignal, over = thumbnails) =>
      makeThumbnails(
        { cleanMedia, thumbnails: over },
        { concurrency: 1, after: 0 },
        { signal, report: (progress) => reports.push(progress) },
      );

    await expect(run(abort.signal, cancelling)).rejects.toThrow('cancelled');
    const summary = await run(new AbortController().signal);
    expect(summary.images + summary.present).toBe(5);
    expect(summary.present).toBeGreaterThanOrEqual(2);
    expect(summary.unreadable).toBe(1);
    expect(reports.at(-1)).toMatchObject({ done: 6, total: 6, unit: 'images' });
    expect(await run(new AbortController().signal)).toEqual({
      images: 0,
      present: 6,
      unreadable: 0,
    });
  });
});

describe('startBackgroundThumbnails', () => {
  it('makes all while nothing runs, remembers that, and then looks at no image again', async () => {
    const { workspace, ids, open } = await aFilledCache(5);
    const { cleanMedia } = workspace;
    const thumbnails = open();
    const errors: unknown[] = [];
    const options = {
      cleanMedia,
      isBusy: () => false,
      onError: (error: unknown) => errors.push(error),
      pauseMs: 1,
    };
    const first = startBackgroundThumbnails({ ...options, thumbnails });
    await until(() => thumbnails.completeUpTo() > 0);
    await first.close();
    expect(thumbnails.lacking(ids)).toEqual([]);
    await thumbnails.close();

    const looked: number[] = [];
    const again = open();
    const second = startBackgroundThumbnails({
      ...options,
      thumbnails: {
        ...again,
        lacking: (of) => {
          looked.push(of.length);
          return again.lacking(of);
        },
      },
    });
    await sleep(50);
    await second.close();
    expect(looked).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('makes way for a job, and goes on after it', async () => {
    const { workspace, ids, open } = await aFilledCache(30);
    const thumbnails = open();
    let isBusy = false;
    const background = startBackgroundThumbnails({
      cleanMedia: workspace.cleanMedia,
      thumbnails,
      isBusy: () => isBusy,
      onError: (error) => {
        throw error;
      },
      pauseMs: 1,
    });
    await until(() => thumbnails.lacking(ids).length < ids.length);
    isBusy = true;
    background.jobsChanged();
    await sleep(50);
    const left = thumbnails.lacking(ids).length;
    await sleep(50);
    expect(thumbnails.lacking(ids)).toHaveLength(left);
    expect(left).toBeGreaterThan(0);

    isBusy = false;
    background.jobsChanged();
    await until(() => thumbnails.lacking(ids).length === 0);
    await background.close();
  });
});
