import { seededRandom } from '../../src/main/domain/seeded-random.ts';
import type { LabelledText } from '../../src/main/domain/text/labelled-texts.ts';
import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import { POLARITIES } from '../../src/shared/domain/polarity.ts';
import type { Verdict } from '../../src/shared/domain/verdict.ts';
import { aPost } from './a-post.ts';
import { makeImagesClean, mediaIdOf } from './a-workspace.ts';

const THINGS = ['game', 'phone', 'city', 'song', 'film', 'train'];
const OPINIONS = [
  ['i hate this awful', 'what a terrible'],
  ['we meet at noon by the', 'this is the'],
  ['i love this wonderful', 'what a lovely'],
] as const;
/** Words that no list knows, one per polarity. */
const SLANG = ['grubbish', 'timetably', 'slapperino'];

/** Posts of a community with words of its own: in half of them only such a word tells. */
export function slangTexts(count: number, seed: number): readonly LabelledText[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index): LabelledText => {
    const polarity = random.pick([0, 1, 2] as const);
    const thing = `${random.pick(THINGS)} ${index}`;
    const text =
      random.next() < 0.5
        ? `${random.pick(OPINIONS[polarity])} ${thing}`
        : `that ${SLANG[polarity]} ${thing}`;
    return { text, polarity };
  });
}

/** Fills a workspace with posts of one clean image each; image number i is named `<name> <i>`. No files are written. */
export function fillWithTexts(
  workspace: Workspace,
  name: string,
  texts: readonly LabelledText[],
): void {
  const { importId } = workspace.imports.begin({
    kind: 'x-jsonl',
    locator: name,
    fingerprint: name,
  });
  const kept = texts.map(({ text }, index) => {
    const photos = [{ kind: 'photo' as const, position: 0, locator: `${name} ${index}` }];
    const nativeId = `${name}-${index}`;
    return { place: nativeId, post: aPost({ nativeId, text, attachments: photos }), photos };
  });
  workspace.imports.commitBatch(importId, { kept, rejections: [], cursor: { line: 1 } });
  makeImagesClean(workspace);
}

/** An audit of the images `<name> <i>`, each drawn with the probability given, with a verdict on the first `answered`. */
export function judgeAudit(
  workspace: Workspace,
  audit: string,
  name: string,
  verdicts: readonly Verdict[],
  options: { readonly answered?: number; readonly probability?: number } = {},
): void {
  const { answered = verdicts.length, probability = 0.5 } = options;
  workspace.reviewSets.create({
    name: audit,
    kind: 'audit',
    createdAtMs: 1,
    design: {},
    items: verdicts.map((_, index) => ({
      mediaId: mediaIdOf(`${name} ${index}`),
      repeats: null,
      stratum: 0,
      probability,
      polarity: 'NEU',
      confidence: 0.9,
    })),
  });
  for (const [position, verdict] of verdicts.slice(0, answered).entries()) {
    const mediaId = mediaIdOf(`${name} ${position}`);
    workspace.reviewLog.answer({
      ...{ reviewer: 'ann', set: audit, position },
      mediaId,
      verdict,
      atMs: 2,
    });
  }
}

/** Verdicts outside of sets on the images `<name> <i>`. */
export function judgeImages(
  workspace: Workspace,
  name: string,
  texts: readonly LabelledText[],
): void {
  for (const [polarity, verdict] of POLARITIES.entries()) {
    const mediaIds = texts.flatMap((text, index) =>
      text.polarity === polarity ? [mediaIdOf(`${name} ${index}`)] : [],
    );
    workspace.reviewLog.give({ reviewer: 'ann', origin: 'gallery', mediaIds, verdict, atMs: 3 });
  }
}

/** What a person says who often disagrees with the text: in `share` of the cases, something else at random. */
export function noisyVerdicts(
  texts: readonly LabelledText[],
  share: number,
  seed: number,
): readonly Verdict[] {
  const random = seededRandom(seed);
  return texts.map(({ polarity }) =>
    random.next() < share ? random.pick(POLARITIES) : (POLARITIES[polarity] ?? 'NEU'),
  );
}
