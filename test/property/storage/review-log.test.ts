import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkspace, type Workspace } from '../../../src/main/storage/open-workspace.ts';
import type { MediaId } from '../../../src/shared/domain/ids.ts';
import { VERDICTS, type Verdict } from '../../../src/shared/domain/verdict.ts';
import { fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { foldLog, reviewTables } from '../../helpers/review-tables.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const IMAGES = ['a', 'b', 'c', 'd', 'e', 'f'];
/** Places 4 and 5 of each set repeat places 0 and 1. */
const SET_IMAGES = ['a', 'b', 'c', 'd', 'a', 'b'];
const SETS = ['first', 'second'];
/** The second is the first in another spelling. */
const REVIEWERS = ['Ada', 'ADA', 'Bo', 'Cy'];

const reviewer = fc.constantFrom(...REVIEWERS);
const verdict = fc.constantFrom(...VERDICTS);
const place = {
  reviewer,
  verdict,
  set: fc.constantFrom(...SETS),
  position: fc.nat({ max: SET_IMAGES.length - 1 }),
};
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('give' as const),
      reviewer,
      verdict: fc.option(verdict),
      origin: fc.constantFrom('gallery' as const, 'hunt' as const),
      images: fc.array(fc.constantFrom(...IMAGES), { minLength: 1, maxLength: 8 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('answer' as const), ...place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('adjudicate' as const), ...place }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('undo' as const), reviewer }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('redo' as const), reviewer }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function emptyLog(folder: string): Promise<Workspace> {
  const workspace = await openWorkspace(folder, { create: true, nowMs: 1 });
  fillWorkspace(workspace, [
    { nativeId: '1', images: IMAGES, polarity: 'POS', confidence: 0.9, postedAtMs: 1 },
  ]);
  for (const name of SETS) {
    workspace.reviewSets.create({
      ...{ name, kind: 'labelling', createdAtMs: 1, design: {} },
      items: SET_IMAGES.map((image, position) => ({
        ...{ mediaId: mediaIdOf(image), repeats: position < 4 ? null : position - 4 },
        ...{ stratum: null, probability: null, polarity: null, confidence: null },
      })),
    });
  }
  return workspace;
}

async function take(workspace: Workspace, taken: Step, folder: string): Promise<Workspace> {
  const { reviewLog } = workspace;
  switch (taken.kind) {
    case 'give':
      reviewLog.give({ ...taken, mediaIds: taken.images.map(mediaIdOf), atMs: 2 });
      break;
    case 'answer':
    case 'adjudicate':
      reviewLog[taken.kind]({ ...taken, mediaId: imageAt(taken.position), atMs: 2 });
      break;
    case 'undo':
    case 'redo':
      reviewLog[taken.kind](taken.reviewer, 3);
      break;
    case 'reopen':
      workspace.close();
      return openWorkspace(folder, { create: false, nowMs: 4 });
  }
  return workspace;
}

const imageAt = (position: number): MediaId => mediaIdOf(SET_IMAGES[position] ?? '');

describe('the log of verdicts', () => {
  it('has the derived tables that follow from it, whatever was done, also after it was opened again', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
        const folder = temporaryFolder();
        let workspace = await emptyLog(folder);
        try {
          for (const taken of steps) {
            workspace = await take(workspace, taken, folder);
            const tables = reviewTables(folder);
            expect(tables.derived).toEqual(foldLog(tables));
            const outside = tables.derived.currentVerdicts.map((row) => JSON.parse(row));
            for (const name of ['Ada', 'Bo', 'Cy']) {
              const { images } = workspace.reviewLog.state(name);
              const own = outside.filter(
                (row) => row[1] === '' && row[3].toLowerCase() === name.toLowerCase(),
              );
              expect(images).toBe(own.length);
            }
          }
        } finally {
          workspace.close();
        }
      }),
      { numRuns: 20, interruptAfterTimeLimit: 60_000 },
    );
  });

  it('undoes everything to nothing, and redoes it to what was there', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (steps) => {
        const folder = temporaryFolder();
        let workspace = await emptyLog(folder);
        try {
          for (const taken of steps) workspace = await take(workspace, taken, folder);
          for (const name of REVIEWERS) while (workspace.reviewLog.redo(name, 5) !== null);
          const before = reviewTables(folder).derived;
          const undone: string[] = [];
          for (const name of REVIEWERS) {
            while (workspace.reviewLog.undo(name, 6) !== null) undone.push(name);
          }
          expect(reviewTables(folder).derived.currentVerdicts).toEqual([]);
          for (const name of undone) workspace.reviewLog.redo(name, 7);
          const after = reviewTables(folder).derived;

          expect(after.currentVerdicts).toEqual(before.currentVerdicts);
          expect(after.actionStates).toEqual(before.actionStates);
        } finally {
          workspace.close();
        }
      }),
      { numRuns: 12, interruptAfterTimeLimit: 60_000 },
    );
  });
});

describe('a verdict', () => {
  it('never makes an undone one redoable again', async () => {
    const folder = temporaryFolder();
    const { reviewLog, close } = await emptyLog(folder);
    const give = (verdictGiven: Verdict) =>
      reviewLog.give({
        ...{ reviewer: 'Ada', origin: 'gallery', verdict: verdictGiven, atMs: 1 },
        mediaIds: [mediaIdOf('a')],
      });
    for (const given of ['NEG', 'NEU', 'POS'] as const) give(given);
    reviewLog.undo('Ada', 2);
    reviewLog.undo('Ada', 2);
    give('unsure');

    expect(reviewLog.redo('Ada', 3)).toBeNull();
    expect(reviewLog.undo('Ada', 4)).toMatchObject({ verdict: 'unsure' });
    expect(reviewLog.redo('Ada', 4)).toMatchObject({ verdict: 'unsure' });
    expect(reviewLog.redo('Ada', 4)).toBeNull();
    expect(reviewLog.history('ada', 9).map((action) => action.verdict)).toEqual(['unsure', 'NEG']);
    close();
  });
});
