import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import type { DatasetRequest } from '../../../src/main/pipeline/make-dataset.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { PAPER_SPLIT_RATIOS } from '../../../src/shared/domain/split.ts';
import { VERDICTS } from '../../../src/shared/domain/verdict.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { builtDataset } from '../../helpers/dataset-drawing.ts';

const POSTS = 400;
const COPIES = 160;

/** Posts of one to three images, some of them carried twice, groups with conflicts, verdicts and a benchmark. */
async function aRichWorkspace(): Promise<Workspace> {
  const workspace = await aWorkspace();
  const random = seededRandom(11);
  const names = Array.from({ length: POSTS }, (_, n) => `image ${n}`);
  fillWorkspace(
    workspace,
    names.map((name, n) => ({
      nativeId: `${n}`,
      images: [
        name,
        ...(n % 3 === 0 ? [`more ${n}`] : []),
        ...(n % 11 === 5 ? [`image ${n - 5}`] : []),
      ],
      polarity: POLARITIES[n % 5 === 0 ? 0 : random.int(3)] ?? 'NEU',
      confidence: 0.4 + random.int(600) / 1000,
      postedAtMs: n,
    })),
  );
  const other = workspace.weakLabels
    .unlabelled('other', POSTS)
    .map(({ postId }) => ({ postId, probabilities: [0.1, 0.1, 0.1] as [number, number, number] }));
  for (const { probabilities } of other) probabilities[random.int(3)] = 0.8;
  workspace.weakLabels.commitLabels('other', other);
  const copies = names.slice(0, COPIES);
  workspace.nearDuplicates.replaceGroups(
    Array.from({ length: COPIES / 4 }, (_, n) => copies.slice(4 * n, 4 * n + 2 + (n % 3))).map(
      ([best = '', ...others]) => ({
        representative: mediaIdOf(best),
        members: [best, ...others].map((name, distance) => ({
          mediaId: mediaIdOf(name),
          distance,
        })),
      }),
    ),
    workspace.copies.media('', 1_000_000).map((media) => media.mediaId),
    0,
  );
  for (const [at, name] of names.entries()) {
    if (at % 7 > 0) continue;
    workspace.reviewLog.give({
      ...{ reviewer: 'Ada', origin: 'gallery', atMs: at },
      ...{ verdict: VERDICTS[(at / 7) % VERDICTS.length] ?? 'NEU', mediaIds: [mediaIdOf(name)] },
    });
  }
  workspace.benchmarks.saveAgreed({ name: 'people', importedAtMs: 1, rejected: 0 }, [
    { mediaId: mediaIdOf('image 390'), polarity: 'NEG', agreeing: 3, annotators: 3 },
  ]);
  return workspace;
}

const REQUEST: DatasetRequest = {
  name: 'd',
  teacher: 'test',
  nearDuplicateRadius: 2,
  selection: { NEG: 0.5, NEU: 0.5, POS: 0.5 },
  balance: false,
  splitRatios: PAPER_SPLIT_RATIOS,
  seed: 7,
  nowMs: 1,
};

/** With the hashes that the first version of the builder gave. */
const RECIPES: readonly (readonly [string, Partial<DatasetRequest>, string])[] = [
  ['T4SA without near-duplicates', {}, '4bc8a7e725d5cf75'],
  ['T4SA', { nearDuplicates: 'keep' }, '4ab1cab6c25d45cc'],
  ['B-T4SA', { balance: true }, '977bfe722baa3372'],
  ['another seed', { balance: true, seed: 8 }, '051563c151230c7b'],
  ['no test images', { splitRatios: { train: 0.7, validation: 0.3, test: 0 } }, '43276f9cb9c62121'],
  [
    'two teachers',
    { selection: { NEG: 0, NEU: 0.5, POS: 0.6, agreeing: ['other'] } },
    'd598d0097de3f253',
  ],
  ['majority', { conflicts: 'majority' }, '4d4d087992239b48'],
  [
    'majority of all',
    { conflicts: 'majority', nearDuplicates: 'keep', verdicts: 'replace' },
    'e1453cae48a1c5bf',
  ],
  ['no conflicts', { conflicts: 'drop', verdicts: 'replace', balance: true }, '365d16fa8bff8246'],
  ['no doubts', { verdicts: 'leave-out', nearDuplicates: 'keep' }, 'df86fd8dd8f9f0dc'],
  [
    'verdicts',
    { verdicts: 'replace', selection: { NEG: 0.9, NEU: 0.9, POS: 0.9 } },
    '83e1a593bc48e117',
  ],
  ['one per post', { postImages: 'one', nearDuplicates: 'keep' }, 'a4e6ba41805cf295'],
  [
    'one per post and group',
    { postImages: 'one', balance: true, perClass: 20 },
    '4ad7fe1380560578',
  ],
  ['sizes', { splitSizes: { train: 100, validation: 21, test: 20 } }, '94075551576452d7'],
  [
    'sizes of each',
    { balance: true, splitSizes: { train: 90, validation: 7, test: 6 } },
    'ada937ee5caa3dc6',
  ],
  [
    'all',
    {
      nearDuplicates: 'keep',
      selection: { NEG: 0, NEU: 0, POS: 0 },
      verdicts: 'replace',
      conflicts: 'drop',
      postImages: 'one',
      balance: true,
      splitSizes: { train: 60, validation: 7, test: 6 },
    },
    'f6bc40bc6708973f',
  ],
];

describe('the bytes of a dataset', () => {
  it.each(RECIPES)('of %s are those of every version', async (_, change, hash) => {
    const workspace = await aRichWorkspace();
    const made = await builtDataset(workspace, { ...REQUEST, ...change });
    expect(made.hash.slice(0, 16)).toBe(hash);
  });
});
