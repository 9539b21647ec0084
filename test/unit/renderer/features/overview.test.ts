import { describe, expect, it } from 'vitest';
import { funnelRows } from '../../../../src/renderer/features/overview/funnel-rows.ts';
import { rejectionGroups } from '../../../../src/renderer/features/overview/rejection-groups.ts';
import {
  busyStages,
  pendingStages,
  STAGE_REQUESTS,
} from '../../../../src/renderer/features/overview/stages.ts';
import { JobRequest } from '../../../../src/shared/domain/job.ts';
import { aFunnel } from './a-funnel.ts';

describe('pendingStages', () => {
  it('finds nothing to do where all is done', () => {
    expect(pendingStages(aFunnel({ posts: 5, labelledPosts: 5 }))).toEqual([]);
  });

  it('counts the stages that a stage before them is about to bring work', () => {
    const funnel = aFunnel({
      attachments: { total: 9, pending: 9, fetched: 0, rejected: 0 },
      posts: 9,
    });

    expect(pendingStages(funnel)).toEqual(['fetch', 'clean', 'label', 'near-duplicates']);
  });

  it('searches again for near-duplicates when images came in since', () => {
    const funnel = aFunnel({
      media: { total: 3, unchecked: 0, clean: 3, damaged: 0 },
      nearDuplicates: { upToDate: false, groups: 0, redundant: 0 },
    });

    expect(pendingStages(funnel)).toEqual(['near-duplicates']);
  });
});

describe('busyStages', () => {
  it('holds stages that run or wait, not those that ended', () => {
    const job = {
      jobId: 'x',
      progress: {
        done: 0,
        total: null,
        unit: 'images',
        perSecond: null,
        secondsLeft: null,
        message: '',
      },
      summary: null,
      failure: null,
    };

    const busy = busyStages([
      { ...job, request: STAGE_REQUESTS.fetch, state: 'finished' },
      { ...job, request: STAGE_REQUESTS.clean, state: 'running' },
      { ...job, request: STAGE_REQUESTS.label, state: 'queued' },
    ]);

    expect([...busy]).toEqual(['clean', 'label']);
  });

  it('asks for every stage in a form that the contract takes', () => {
    for (const request of Object.values(STAGE_REQUESTS)) {
      expect(JobRequest.safeParse(request).success).toBe(true);
    }
  });
});

describe('funnelRows', () => {
  it('says how each count follows from the one before', () => {
    const rows = funnelRows(
      aFunnel({
        records: 200,
        posts: 50,
        attachments: { total: 75, pending: 5, fetched: 60, rejected: 10 },
        media: { total: 58, unchecked: 3, clean: 50, damaged: 5 },
        labelledPosts: 45,
        labelledMedia: { NEG: 10, NEU: 20, POS: 20 },
        selectedMedia: { NEG: 5, NEU: 10, POS: 10 },
        candidates: { NEG: 4, NEU: 8, POS: 8 },
      }),
    );

    expect(rows.map(({ key, count, rate, notes }) => [key, count, rate, notes.join(', ')])).toEqual(
      [
        ['records', 200, null, ''],
        ['posts', 50, '25 % of records', ''],
        ['attachments', 75, '1.50 per post', ''],
        ['fetched', 60, '80 % of attached', '5 to fetch, 10 failed'],
        ['clean', 50, '86 % of distinct', '3 to check, 5 damaged'],
        ['labelled', 50, '100 % of clean', '5 posts to label'],
        ['selected', 25, '50 % of labelled', ''],
        ['candidates', 20, '80 % of confident', '0 groups, 0 redundant'],
      ],
    );
  });

  it('gives no rate where there is nothing to compare with', () => {
    expect(funnelRows(aFunnel({})).map(({ rate }) => rate)).toEqual(Array(8).fill(null));
  });
});

describe('rejectionGroups', () => {
  it('groups by what was rejected, the most frequent reason first, without what never occurred', () => {
    const groups = rejectionGroups([
      { reason: 'post:retweet', count: 3, examples: [] },
      { reason: 'image:gone', count: 1, examples: [] },
      { reason: 'post:not-english', count: 8, examples: [] },
      { reason: 'record:not-json', count: 0, examples: [] },
    ]);

    expect(groups.map(({ thing, count }) => [thing, count])).toEqual([
      ['post', 11],
      ['image', 1],
    ]);
    expect(groups[0]?.reasons.map(({ reason }) => reason)).toEqual([
      'post:not-english',
      'post:retweet',
    ]);
  });
});
