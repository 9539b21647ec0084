import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import type { MediaId } from '../../../src/shared/domain/ids.ts';
import type { SelectionRule } from '../../../src/shared/domain/selection.ts';
import { aPost } from '../../helpers/a-post.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { recountedFunnel } from '../../helpers/recounted-funnel.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const IMAGES = 12;
const TEACHERS = ['test', 'other'] as const;
/** Confidences, and cuts at, next to and between them. */
const CONFIDENCES = [0.5, 0.7, 0.7004, 0.7009, 0.701, 0.85, 1];
const CUTS = [...CONFIDENCES, 0, 0.6, 0.70041, 0.7005, 0.9999];

const FIRST_POSTS = Array.from({ length: 4 }, (_, post) => ({
  nativeId: `first ${post}`,
  images: [`image ${2 * post}`, `image ${2 * post + 1}`],
  polarity: 'POS' as const,
  confidence: CONFIDENCES[post] ?? 1,
}));

type World = { readonly workspace: Workspace; readonly folder: string };
type Step = (world: World) => void;

const image = fc.nat(IMAGES - 1).map((number) => `image ${number}`);
const mediaId = image.map(mediaIdOf);

const importing: fc.Arbitrary<Step> = fc
  .record({ post: fc.nat(9), images: fc.uniqueArray(image, { minLength: 1, maxLength: 3 }) })
  .map(({ post, images }) => ({ workspace }) => {
    const { importId } = workspace.imports.begin({
      ...{ kind: 'x-jsonl', locator: 'test', fingerprint: 'test' },
    });
    const photos = images.map((locator, position) => ({
      ...{ kind: 'photo' as const, position, locator },
    }));
    const place = `post ${post}`;
    workspace.imports.commitBatch(importId, {
      kept: [{ place, post: aPost({ nativeId: place, attachments: photos }), photos }],
      rejections: [{ reason: 'post:retweet', place, detail: '' }],
      cursor: { line: 1 },
    });
  });

const fetching: fc.Arbitrary<Step> = fc.array(fc.boolean(), { maxLength: 8 }).map(
  (kept) =>
    ({ workspace }) =>
      workspace.attachments.commitResults(
        workspace.attachments.pendingAfter(0, kept.length).map(({ attachmentId, locator }, at) =>
          kept[at]
            ? { kind: 'fetched', attachmentId, mediaId: mediaIdOf(locator), sizeBytes: 10 }
            : {
                kind: 'rejected',
                attachmentId,
                reason: 'image:unreachable',
                detail: 'no answer',
              },
        ),
      ),
);

const CLEAN = {
  ...{ kind: 'clean' as const, format: 'jpeg', width: 9, height: 9 },
  hash: { high: 1, low: 2 },
};
const DAMAGE = ['image:too-small', 'image:text-card', 'image:corrupt'] as const;

const cleaning: fc.Arbitrary<Step> = fc
  .array(fc.option(fc.constantFrom(...DAMAGE), { freq: 3 }), { maxLength: 8 })
  .map((found) => ({ workspace }) => {
    const known = workspace.media.unchecked(found.length);
    workspace.media.commitInspections(
      known.map((id, at) => {
        const reason = found[at] ?? null;
        const isClean = reason === null || workspace.leftOut.isTakenBack(id);
        return {
          mediaId: id,
          inspection: isClean ? CLEAN : { kind: 'damaged', reason, detail: '' },
        };
      }),
    );
  });

const labelling: fc.Arbitrary<Step> = fc
  .record({
    teacher: fc.constantFrom(...TEACHERS),
    given: fc.array(fc.record({ at: fc.nat(2), confidence: fc.constantFrom(...CONFIDENCES) }), {
      ...{ minLength: 10, maxLength: 10 },
    }),
  })
  .map(({ teacher, given }) => ({ workspace, folder }) => {
    const posts = query(folder, 'SELECT post_id FROM posts ORDER BY post_id');
    workspace.weakLabels.commitLabels(
      teacher,
      posts.map((post, nth) => {
        const { at = 0, confidence = 1 } = given[nth % given.length] ?? {};
        const rest = (1 - confidence) / 2;
        return {
          postId: Number(post),
          probabilities: [
            at === 0 ? confidence : rest,
            at === 1 ? confidence : rest,
            at === 2 ? confidence : rest,
          ],
        };
      }),
    );
  });

const passingOn: fc.Arbitrary<Step> = fc.constantFrom(...TEACHERS).map(
  (teacher) =>
    ({ workspace }) =>
      void workspace.weakLabels.passOnToMedia(teacher),
);

const grouping: fc.Arbitrary<Step> = fc
  .array(fc.nat(3), { minLength: IMAGES, maxLength: IMAGES })
  .map((groupOf) => ({ workspace, folder }) => {
    const clean = query(folder, "SELECT media_id FROM media WHERE state = 'clean'");
    const groups = [...Map.groupBy(clean, (_, at) => groupOf[at % IMAGES] ?? 0).values()];
    workspace.nearDuplicates.replaceGroups(groups.flatMap(storedGroup), clean.map(asId), 8);
  });

const regrouping: fc.Arbitrary<Step> = fc
  .record({ chosen: fc.uniqueArray(mediaId, { maxLength: 4 }), keeps: fc.boolean() })
  .map(({ chosen, keeps }) => ({ workspace, folder }) => {
    const clean = new Set(query(folder, "SELECT media_id FROM media WHERE state = 'clean'"));
    const own = chosen.filter((id) => clean.has(id));
    const touched = workspace.nearDuplicates
      .groups()
      .filter((members) => members.some((id) => own.includes(id)));
    const images = [...new Set([...own, ...touched.flat()])];
    workspace.nearDuplicates.replaceGroupsOf(images, keeps ? storedGroup(images) : []);
  });

const deciding: fc.Arbitrary<Step> = fc
  .record({
    act: fc.constantFrom('back', 'back-one', 'out', 'out-one', 'settle'),
    reason: fc.constantFrom('image:too-small' as const, 'image:text-card' as const),
    id: mediaId,
    limit: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ act, reason, id, limit }) => ({ workspace: { leftOut } }) => {
    try {
      if (act === 'back') leftOut.takeBack({ reason }, 1);
      else if (act === 'back-one') leftOut.takeBack({ mediaIds: [id] }, 1);
      else if (act === 'out') leftOut.leaveOut({ decision: limit });
      else if (act === 'out-one') leftOut.leaveOut({ mediaIds: [id] });
      else leftOut.settle(limit);
    } catch (error) {
      expect(error).toMatchObject({ kind: expect.stringMatching(/NOT_FOUND|BAD_INPUT/) });
    }
  });

const benchmarking: fc.Arbitrary<Step> = fc
  .record({ name: fc.nat(3), items: fc.uniqueArray(mediaId, { minLength: 1, maxLength: 2 }) })
  .map(({ name, items }) => ({ workspace: { benchmarks } }) => {
    if (benchmarks.find(`b${name}`) !== null) {
      benchmarks.remove(`b${name}`);
      return;
    }
    benchmarks.save(
      { name: `b${name}`, importedAtMs: 1, rejected: 0 },
      items.map((id) => ({
        ...{ mediaId: id, polarity: 'POS', file: id, sizeBytes: 10, inspection: CLEAN },
      })),
    );
  });

const retrying: fc.Arbitrary<Step> = fc.constant(({ workspace }) => {
  workspace.attachments.retryUnreachable();
});

const step = fc.oneof(
  ...[importing, importing, fetching, fetching, cleaning, cleaning, labelling, passingOn],
  ...[grouping, regrouping, deciding, deciding, benchmarking, retrying],
);
const selection: fc.Arbitrary<SelectionRule> = fc.record({
  ...{ NEG: fc.constantFrom(...CUTS), NEU: fc.constantFrom(...CUTS) },
  POS: fc.constantFrom(...CUTS),
  agreeing: fc.subarray([...TEACHERS]),
});

it('the counts that are kept are those of a plain recount, whatever was written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, selection, fc.constantFrom(...TEACHERS)), {
        ...{ minLength: 10, maxLength: 40 },
      }),
      async (steps) => {
        const folder = temporaryFolder();
        const workspace = await aWorkspace(folder);
        fillWorkspace(workspace, FIRST_POSTS);
        for (const [take, rule, teacher] of steps) {
          take({ workspace, folder });
          const { rejections, ...funnel } = workspace.funnel(teacher, rule);
          const counts = rejections.map(({ reason, count }) => [reason, count]).sort();
          expect({ ...funnel, counts }).toEqual(recountedFunnel(folder, teacher, rule));
        }
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

function storedGroup(images: readonly string[]) {
  const [representative] = images;
  if (representative === undefined || images.length < 2) return [];
  const members = images.map((id) => ({ mediaId: asId(id), distance: 0 }));
  return [{ representative: asId(representative), members }];
}

function asId(text: string): MediaId {
  return text as MediaId; // why: the database has media ids only
}

function query(folder: string, sql: string): readonly string[] {
  const database = new Database(join(folder, 'workspace.sqlite'), { readonly: true });
  try {
    return database.prepare<[], string>(sql).pluck().all();
  } finally {
    database.close();
  }
}
