import { describe, expect, it } from 'vitest';
import {
  auditCell,
  auditReport,
  proposeAuditCuts,
} from '../../../src/main/pipeline/audit-report.ts';
import { createAudit } from '../../../src/main/pipeline/create-audit.ts';
import { drawAuditSample } from '../../../src/main/pipeline/draw-audit-sample.ts';
import { planAudit } from '../../../src/main/pipeline/plan-audit.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import type { AuditDesign } from '../../../src/shared/domain/audit.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { DEFAULT_SELECTION, type SelectionRule } from '../../../src/shared/domain/selection.ts';
import type { Verdict } from '../../../src/shared/domain/verdict.ts';
import {
  aWorkspace,
  fillWorkspace,
  type LabelledPost,
  mediaIdOf,
} from '../../helpers/a-workspace.ts';

const DESIGN: AuditDesign = {
  size: 30,
  bins: 2,
  allocation: 'equal',
  importId: null,
  selectedOnly: false,
  repeatShare: 0.1,
  acceptance: null,
  seed: 1,
};

/** Sixty posts with one or two images each, a third of each polarity, confidences from 0.4 up. */
const POSTS: readonly LabelledPost[] = Array.from({ length: 60 }, (_, n) => ({
  nativeId: `${n}`,
  images: n % 2 === 0 ? [`image ${n}`] : [`image ${n}`, `second image ${n}`],
  polarity: POLARITIES[n % 3] ?? 'NEG',
  confidence: 0.4 + n / 100,
}));

function create(
  workspace: Workspace,
  changes: Partial<AuditDesign> = {},
  selection: SelectionRule = DEFAULT_SELECTION,
) {
  const design = { ...DESIGN, ...changes };
  return createAudit(
    {
      ...workspace,
      draw: async (request) => drawAuditSample(workspace.audits, request),
      teacher: () => 'test',
    },
    { name: 'audit', design, selection, nowMs: 5 },
  );
}

function answer(workspace: Workspace, position: number, reviewer: string, verdict: Verdict): void {
  const place = workspace.reviewSets.place('audit', position);
  if (place === null) throw new Error(`no place ${position}`);
  const { mediaId } = place;
  workspace.reviewLog.answer({ reviewer, set: 'audit', position, mediaId, verdict, atMs: 9 });
}

describe('creating an audit', () => {
  it('freezes a sample with one image of each post, and hidden repeats', async () => {
    const workspace = await aWorkspace();
    fillWorkspace(workspace, POSTS);

    const summary = await create(workspace);

    expect(summary).toMatchObject({ name: 'audit', kind: 'audit', images: 30, repeats: 3 });
    const sample = workspace.audits.sample('audit');
    const postOf = new Map(
      POSTS.flatMap((post) => post.images.map((name) => [mediaIdOf(name), post] as const)),
    );
    expect(new Set(sample.map(({ mediaId }) => postOf.get(mediaId)?.nativeId)).size).toBe(30);
    for (const { mediaId, weak, confidence, probability } of sample) {
      const post = postOf.get(mediaId);
      expect(POLARITIES[weak]).toBe(post?.polarity);
      expect(confidence).toBeCloseTo(post?.confidence ?? 0, 6);
      expect(probability).toBeLessThanOrEqual(1 / (post?.images.length ?? 0));
    }
  });

  it('draws one image of a near-duplicate group at most', async () => {
    const workspace = await aWorkspace();
    fillWorkspace(workspace, POSTS);
    const members = POSTS.map(({ images }) => ({
      mediaId: mediaIdOf(images[0] ?? ''),
      distance: 1,
    }));
    const representative = members[0]?.mediaId;
    if (representative === undefined) throw new Error('there are posts');
    workspace.nearDuplicates.replaceGroups([{ representative, members }], [], 8);

    expect(await create(workspace)).toMatchObject({ images: 1 });
  });

  it('draws the same images however they came in', async () => {
    const [first, second] = [await aWorkspace(), await aWorkspace()];
    fillWorkspace(first, POSTS);
    fillWorkspace(second, POSTS.toReversed());

    for (const workspace of [first, second]) await create(workspace);

    expect(second.audits.sample('audit')).toEqual(first.audits.sample('audit'));
  });

  it('finds the audit that is there, also when the workspace grew', async () => {
    const workspace = await aWorkspace();
    fillWorkspace(workspace, POSTS);
    const created = await create(workspace);
    fillWorkspace(workspace, [
      { nativeId: 'late', images: ['late'], polarity: 'NEG', confidence: 0.9 },
    ]);

    expect(await create(workspace)).toEqual(created);
    await expect(create(workspace, { seed: 2 })).rejects.toThrow(
      expect.objectContaining({ kind: 'CONFLICT' }),
    );
  });

  it('draws from one import, or from what the selection takes', async () => {
    const workspace = await aWorkspace();
    fillWorkspace(workspace, POSTS);
    fillWorkspace(workspace, [
      { nativeId: 'late', images: ['late'], polarity: 'NEG', confidence: 0.9 },
    ]);
    const batches = workspace.audits.batches();
    const selection = { ...DEFAULT_SELECTION, NEG: 0.95, NEU: 1, POS: 1 };

    expect(batches.map(({ images }) => images)).toEqual([1, 90]);
    const importId = batches[0]?.importId ?? null;
    expect(planAudit(workspace.audits, { ...DESIGN, importId }, selection).strata).toEqual([
      { polarity: 'NEG', low: 0.9, high: 0.9, images: 1, drawable: 1, sampled: 1 },
    ]);
    const { strata } = planAudit(workspace.audits, { ...DESIGN, selectedOnly: true }, selection);
    expect(strata.map(({ polarity, low }) => [polarity, low])).toEqual([['NEG', 0.97]]);
  });

  it('is refused when another teacher was chosen while it was drawn', async () => {
    const workspace = await aWorkspace();
    fillWorkspace(workspace, POSTS);
    let teacher = 'test';
    const creating = createAudit(
      {
        ...workspace,
        draw: async (request) => {
          teacher = 'another';
          return drawAuditSample(workspace.audits, request);
        },
        teacher: () => teacher,
      },
      { name: 'audit', design: DESIGN, selection: DEFAULT_SELECTION, nowMs: 5 },
    );

    await expect(creating).rejects.toMatchObject({ kind: 'CONFLICT' });
    expect(workspace.reviewSets.find('audit')).toBeNull();
  });

  it('says what is missing', async () => {
    const workspace = await aWorkspace();
    const badInput = expect.objectContaining({ kind: 'BAD_INPUT' });
    await expect(create(workspace)).rejects.toThrow(badInput);
    fillWorkspace(workspace, POSTS);
    const acceptance = { goodShare: 0.1, producerRisk: 0.05, badShare: 0.2, consumerRisk: 0.1 };

    await expect(
      create(workspace, { acceptance: { ...acceptance, goodShare: 0.3 } }),
    ).rejects.toThrow(badInput);
    await expect(create(workspace, { acceptance })).rejects.toThrow(
      /needs 109 checks, but only 60/,
    );
    expect(() => auditReport(workspace, 'audit')).toThrow(
      expect.objectContaining({ kind: 'NOT_FOUND' }),
    );
  });
});

describe('the report of an audit', () => {
  it('counts an image by what its reviewers come to', async () => {
    const workspace = await aWorkspace();
    fillWorkspace(workspace, POSTS);
    await create(workspace);
    const sample = workspace.audits.sample('audit');
    const weakAt = (at: number): Verdict => POLARITIES[sample[at]?.weak ?? 0] ?? 'NEG';
    const wrongAt = (at: number): Verdict => POLARITIES[((sample[at]?.weak ?? 0) + 1) % 3] ?? 'NEG';
    const positionAt = (at: number): number => sample[at]?.position ?? -1;

    answer(workspace, positionAt(0), 'ada', weakAt(0));
    answer(workspace, positionAt(1), 'ada', wrongAt(1));
    answer(workspace, positionAt(2), 'ada', 'unsure');
    answer(workspace, positionAt(3), 'ada', weakAt(3));
    answer(workspace, positionAt(3), 'bob', wrongAt(3));

    const report = auditReport(workspace, 'audit');
    expect(report).toMatchObject({ images: 30, checked: 4, unsure: 1, unusable: 0 });
    expect(report.overall).toMatchObject({ checked: 2, planned: 30 });
    const manual = ((sample[1]?.weak ?? 0) + 1) % 3;
    expect(auditCell(workspace, 'audit', { manual, weak: sample[1]?.weak ?? 0 })).toEqual([
      sample[1]?.mediaId,
    ]);

    const { mediaId } = sample[3] ?? expect.fail('there is a fourth image');
    workspace.reviewLog.adjudicate({
      ...{ reviewer: 'eve', set: 'audit', position: positionAt(3), mediaId },
      ...{ verdict: weakAt(3), atMs: 10 },
    });
    expect(auditReport(workspace, 'audit').overall.checked).toBe(3);
  });

  it('takes no hidden repeat for another image', async () => {
    const workspace = await aWorkspace();
    fillWorkspace(workspace, POSTS);
    await create(workspace);
    const originals = new Set(workspace.audits.sample('audit').map(({ position }) => position));
    const repeat = Array.from({ length: 33 }, (_, position) => position).find(
      (position) => !originals.has(position),
    );

    answer(workspace, repeat ?? -1, 'ada', 'NEG');

    expect(auditReport(workspace, 'audit').checked).toBe(0);
  });

  it('keeps its numbers when the labels change', async () => {
    const workspace = await aWorkspace();
    fillWorkspace(workspace, POSTS);
    await create(workspace);
    for (const { position, weak } of workspace.audits.sample('audit')) {
      answer(workspace, position, 'ada', POLARITIES[weak] ?? 'NEG');
    }
    const before = auditReport(workspace, 'audit');

    workspace.weakLabels.passOnToMedia('a teacher without labels');

    expect(auditReport(workspace, 'audit')).toEqual(before);
    expect(before.overall.precision?.value).toBe(1);
    expect(before.curve.find((point) => point.polarity === null)?.kept).toBe(90);
    expect(proposeAuditCuts(workspace, 'audit', 0.4).map(({ cut }) => cut?.toFixed(2))).toEqual([
      '0.40',
      '0.41',
      '0.42',
    ]);
  });
});
