import { expect, test } from 'vitest';
import { aWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { fillWithTexts, judgeAudit, judgeImages } from '../../helpers/judged-posts.ts';

const TEXTS = ['a sad day here', 'the bus is here', 'a great day here', 'a fine day here'].map(
  (text, index) => ({ text, polarity: ([0, 1, 2, 2] as const)[index] ?? 1 }),
);

test('an audit’s places come with what its reviewers say, their weight, and the teacher’s answer', async () => {
  const workspace = await aWorkspace();
  fillWithTexts(workspace, 'p', TEXTS);
  const [first] = workspace.weakLabels.unlabelled('t', 1);
  const labels = [{ postId: first?.postId ?? 0, probabilities: [0.5, 0.3, 0.2] as const }];
  workspace.weakLabels.commitLabels('t', labels);
  judgeAudit(workspace, 'a', 'p', ['NEG', 'unsure', 'POS', 'NEG'], {
    answered: 3,
    probability: 0.25,
  });
  const at = (position: number) => ({ set: 'a', position, mediaId: mediaIdOf(`p ${position}`) });
  workspace.reviewLog.answer({ ...at(2), reviewer: 'bob', verdict: 'NEU', atMs: 5 });
  const read = () => workspace.teacherEvidence.ofAudit('a', 't').map(({ outcome }) => outcome);

  expect(workspace.teacherEvidence.ofAudit('a', 't')[0]).toEqual({
    postId: first?.postId,
    text: TEXTS[0]?.text,
    outcome: 'NEG',
    weight: 4,
    probabilities: [0.5, 0.3, 0.2],
  });
  expect(workspace.teacherEvidence.ofAudit('a', 't')[1]?.probabilities).toBeNull();
  expect(read()).toEqual(['NEG', 'unsure', 'disputed', null]);
  workspace.reviewLog.adjudicate({ ...at(2), reviewer: 'cleo', verdict: 'POS', atMs: 6 });
  workspace.reviewLog.adjudicate({ ...at(2), reviewer: 'dora', verdict: 'NEG', atMs: 7 });
  expect(read()).toEqual(['NEG', 'unsure', 'NEG', null]);
  expect(workspace.teacherEvidence.revision()).toBe(6);
  expect(() => workspace.teacherEvidence.ofAudit('b', 't')).toThrow('There is no audit named b');
});

test('judged posts leave out what an audit holds, and posts whose images differ', async () => {
  const workspace = await aWorkspace();
  fillWithTexts(workspace, 'p', TEXTS);
  // The same text again, of which an audit holds one.
  fillWithTexts(workspace, 'q', [{ text: TEXTS[1]?.text ?? '', polarity: 1 }]);
  judgeImages(workspace, 'p', TEXTS);
  const texts = () => workspace.teacherEvidence.judgedPosts().posts;

  expect(texts()).toEqual(TEXTS);
  judgeAudit(workspace, 'a', 'q', ['NEU']);
  expect(texts()).toEqual(TEXTS.filter((_, index) => index !== 1));
  workspace.reviewLog.give({
    ...{ reviewer: 'bob', origin: 'hunt', verdict: 'NEG', atMs: 8 },
    mediaIds: [mediaIdOf('p 2')],
  });
  expect(texts()).toEqual(TEXTS.filter((_, index) => index === 0 || index === 3));
  expect(workspace.teacherEvidence.judgedPosts().contradictory).toBe(0);
});
