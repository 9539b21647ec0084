import { describe, expect, it } from 'vitest';
import { WHOLE_GALLERY } from '../../../src/shared/domain/gallery.ts';
import type { ReviewSetKind } from '../../../src/shared/domain/review-set.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';

const IMAGES = ['a', 'b', 'c', 'd'];

async function aReview() {
  const { studio, open, client } = await aStudio();
  const { workspace } = studio.requireSession();
  fillWorkspace(
    workspace,
    IMAGES.map((image, index) => ({
      ...{ nativeId: `${index}`, images: [image], polarity: 'POS', confidence: 0.8 },
      postedAtMs: index,
    })),
  );
  /** Place 4 repeats place 0. */
  const addSet = (name: string, kind: ReviewSetKind) =>
    workspace.reviewSets.create({
      ...{ name, kind, createdAtMs: 1, design: { seed: 1 } },
      items: [...IMAGES, 'a'].map((image, position) => ({
        mediaId: mediaIdOf(image),
        repeats: position === 4 ? 0 : null,
        ...{ stratum: 0, probability: 0.5, polarity: 'POS', confidence: 0.8 },
      })),
    });
  return { studio, client: client.review, gallery: client.gallery, addSet, open };
}

const NOTHING = { weak: null, text: null };
const Ada = { reviewer: 'Ada' };

describe('verdicts in the gallery', () => {
  it('are given, taken back after a restart and done again', async () => {
    const { client, open } = await aReview();
    await client.give({
      ...{ ...Ada, origin: 'gallery', verdict: 'NEG' },
      mediaIds: ['a', 'b'].map(mediaIdOf),
    });
    const given = await client.give({
      ...{ ...Ada, origin: 'hunt', verdict: 'POS', mediaIds: [mediaIdOf('b')] },
    });
    expect(given).toMatchObject({
      ...{ images: 2, redoable: null, undoable: { origin: 'hunt', verdict: 'POS', images: 1 } },
    });

    await open();
    const undone = await client.undo({ reviewer: 'ada' });
    expect(undone).toMatchObject({
      action: { verdict: 'POS', mediaId: mediaIdOf('b') },
      state: { images: 2, undoable: { verdict: 'NEG', images: 2 }, redoable: { verdict: 'POS' } },
    });
    expect((await client.undo(Ada)).state).toMatchObject({ images: 0, undoable: null });
    expect((await client.undo(Ada)).action).toBeNull();
    expect((await client.redo(Ada)).action).toMatchObject({ verdict: 'NEG' });
    expect((await client.redo(Ada)).state).toMatchObject({ images: 2, redoable: null });
    expect(await client.history({ ...Ada, limit: 10 })).toHaveLength(2);
    expect(await client.reviewers()).toMatchObject([{ name: 'Ada', actions: 2 }]);
  });

  it('are withdrawn by a null, which can be undone too', async () => {
    const { client } = await aReview();
    const one = { ...Ada, origin: 'gallery', mediaIds: [mediaIdOf('a')] } as const;
    await client.give({ ...one, verdict: 'NEG' });

    expect(await client.give({ ...one, verdict: null })).toMatchObject({ images: 0 });
    expect((await client.undo(Ada)).state).toMatchObject({ images: 1 });
  });

  it('are given to places of an open view', async () => {
    const { client, gallery } = await aReview();
    const view = await gallery.open({
      ...{ filter: WHOLE_GALLERY, order: 'newest', grouping: 'none' },
    });
    const state = await client.giveToPlaces({
      ...{ ...Ada, origin: 'gallery', verdict: 'unusable', viewId: view.viewId },
      ranges: [
        [0, 1],
        [3, 3],
      ],
    });

    expect(state).toMatchObject({ images: 3, undoable: { images: 3, verdict: 'unusable' } });
  });

  it('are refused for images that are not there', async () => {
    const { client } = await aReview();

    await expect(
      client.give({
        ...{ ...Ada, origin: 'gallery', verdict: 'NEG' },
        mediaIds: [mediaIdOf('a'), mediaIdOf('elsewhere')],
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await client.state(Ada)).toMatchObject({ images: 0, revision: 0 });
  });
});

describe('a review set', () => {
  it('shows a reviewer their own verdicts only, and where to go on', async () => {
    const { client, addSet } = await aReview();
    addSet('s', 'audit');
    const answer = { set: 's', position: 0, verdict: 'NEG' } as const;
    await client.sets.answer({ ...answer, ...Ada });
    await client.sets.answer({ ...answer, reviewer: 'Bo', verdict: 'POS' });

    const page = await client.sets.items({ ...Ada, set: 's', offset: 0, limit: 2 });
    expect(page.total).toBe(5);
    expect(page.items).toEqual([
      {
        ...{ position: 0, mediaId: mediaIdOf('a'), width: 640, height: 480 },
        ...{ isSensitive: false, verdict: 'NEG' },
      },
      expect.objectContaining({ position: 1, verdict: null }),
    ]);
    expect(await client.sets.firstOpen({ set: 's', ...Ada })).toBe(1);
    expect(await client.sets.firstOpen({ set: 's', reviewer: 'Cy' })).toBe(0);
    expect(await client.sets.list()).toMatchObject([
      {
        ...{ name: 's', images: 4, repeats: 1, disputed: 1 },
        reviewers: [
          { name: 'Ada', done: 1 },
          { name: 'Bo', done: 1 },
        ],
      },
    ]);
  });

  it('of an audit reveals the weak label after the verdict, but not while its repeat is to come', async () => {
    const { client, addSet } = await aReview();
    addSet('s', 'audit');
    const answer = async (position: number, reviewer: string) => {
      const { revealed } = await client.sets.answer({
        ...{ set: 's', position, reviewer, verdict: 'NEG' },
      });
      return revealed;
    };
    const told = {
      weak: {
        polarity: 'POS',
        confidence: 0.8,
        probabilities: [expect.closeTo(0.1), expect.closeTo(0.1), 0.8],
      },
      text: expect.any(String),
    };

    expect(await answer(1, 'Ada')).toEqual(told);
    expect(await answer(0, 'Ada')).toEqual(NOTHING);
    expect(await answer(4, 'Bo')).toEqual(NOTHING);
    expect(await answer(0, 'Ada')).toEqual(NOTHING);
    expect(await answer(4, 'Ada')).toEqual(NOTHING);
    expect(await answer(0, 'Ada')).toEqual(told);
  });

  it('of labelling reveals nothing', async () => {
    const { client, addSet } = await aReview();
    addSet('s', 'labelling');

    const { revealed } = await client.sets.answer({
      ...{ ...Ada, set: 's', position: 1, verdict: 'POS' },
    });
    expect(revealed).toEqual(NOTHING);
  });

  it('has its disputes settled, and opened again by undo', async () => {
    const { client, addSet } = await aReview();
    addSet('s', 'labelling');
    const at = (position: number) => ({ set: 's', position });
    for (const position of [0, 1, 4]) {
      await client.sets.answer({ ...at(position), ...Ada, verdict: 'POS' });
      await client.sets.answer({ ...at(position), reviewer: 'Bo', verdict: 'NEG' });
    }
    await client.sets.answer({ ...at(2), ...Ada, verdict: 'POS' });
    await client.sets.adjudicate({ ...at(0), reviewer: 'Cy', verdict: 'NEU' });
    const settled = async () =>
      (await client.sets.disputes({ set: 's' })).map(({ position, adjudicated }) => [
        ...[position, adjudicated],
      ]);

    expect(await settled()).toEqual([
      [1, null],
      [0, 'NEU'],
    ]);
    expect((await client.sets.list())[0]?.disputed).toBe(1);
    await expect(
      client.sets.adjudicate({ ...at(2), reviewer: 'Cy', verdict: 'NEU' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect((await client.undo({ reviewer: 'Cy' })).action).toMatchObject({
      ...{ origin: 'adjudication', set: 's' },
    });
    expect(await settled()).toEqual([
      [0, null],
      [1, null],
    ]);
    expect(await client.sets.agreement({ set: 's' })).toMatchObject({
      ...{ sharedImages: 2, cohen: [{ images: 2, agreement: 0 }] },
      selfAgreement: [
        { reviewer: 'Ada', repeats: 1, agreement: 1 },
        { reviewer: 'Bo', repeats: 1, agreement: 1 },
      ],
    });
  });

  it('is frozen: made again it is found, and with other images it is refused', async () => {
    const { addSet, studio } = await aReview();
    const made = addSet('s', 'audit');

    expect(addSet('s', 'audit')).toEqual(made);
    expect(() => addSet('s', 'labelling')).toThrow('is there already');
    expect(() =>
      studio.requireSession().workspace.reviewSets.create({
        ...{ name: 's', kind: 'audit', createdAtMs: 1, design: { seed: 1 }, items: [] },
      }),
    ).toThrow('is there already');
  });

  it('that is not there, or lacks the place, is said to be missing', async () => {
    const { client, addSet } = await aReview();
    addSet('s', 'audit');
    const missing = { code: 'NOT_FOUND' };

    await expect(client.sets.firstOpen({ set: 'x', ...Ada })).rejects.toMatchObject(missing);
    for (const [set, position] of [
      ['x', 0],
      ['s', 5],
    ] as const) {
      await expect(
        client.sets.answer({ set, position, ...Ada, verdict: 'POS' }),
      ).rejects.toMatchObject(missing);
    }
  });
});
