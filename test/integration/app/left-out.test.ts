import { expect, it } from 'vitest';
import { WHOLE_GALLERY } from '../../../src/shared/domain/gallery.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { noiseJpeg } from '../../helpers/broken-images.ts';
import { fetchedFiles } from '../../helpers/fetched-files.ts';
import { textCard } from '../../helpers/text-cards.ts';

/** A workspace with a photograph, two text cards and a file that breaks off, checked; and a client of its program. */
async function aCheckedStudio() {
  const { studio, client } = await aStudio();
  const { workspace, jobs } = studio.requireSession();
  const ids = await fetchedFiles(workspace, {
    photo: await noiseJpeg(1),
    quote: await textCard(1),
    note: await textCard(2),
    broken: (await noiseJpeg(2)).subarray(0, 1000),
  });
  const clean = async () => jobs.ended(jobs.start({ kind: 'clean' }).jobId);
  await clean();
  return { ids, clean, client };
}

const TEXT = { reason: 'image:text-card', offset: 0, limit: 10 } as const;

it('the clean job leaves out text cards; taking them back brings them into the gallery, and undo out again', async () => {
  const { ids, clean, client } = await aCheckedStudio();
  // A gallery that reads what changed answers with what it knows if that takes long.
  const shown = async () => {
    const look = { filter: WHOLE_GALLERY, order: 'newest', grouping: 'none' } as const;
    return (await client.gallery.open(look)).total;
  };

  expect(await client.media.leftOutCounts()).toEqual([
    { reason: 'image:text-card', leftOut: 2, takenBack: 0 },
    { reason: 'image:truncated', leftOut: 1, takenBack: 0 },
  ]);
  expect((await client.media.leftOut(TEXT)).images.map(({ mediaId }) => mediaId)).toEqual(
    expect.arrayContaining([ids('quote'), ids('note')]),
  );
  await expect.poll(shown).toBe(1);

  const { decision, images } = await client.media.takeBack({ reason: 'image:text-card' });
  expect(images).toBe(2);
  expect((await client.funnel.get()).media).toMatchObject({ unchecked: 2, damaged: 1 });
  expect((await clean()).summary).toMatchObject({ clean: 2, damaged: 0 });
  await expect.poll(shown).toBe(3);
  expect(await client.media.takenBack(TEXT)).toMatchObject({ total: 2 });

  expect(await client.media.leaveOut({ mediaIds: [ids('quote')] })).toEqual({ images: 1 });
  expect(await client.media.leaveOut({ decision })).toEqual({ images: 1 });
  await expect.poll(shown).toBe(1);
  expect((await client.funnel.get()).media).toMatchObject({ unchecked: 0, damaged: 3 });
});

it('refuses to take back what cannot be decoded, in words, and what no judgement left out', async () => {
  const { ids, client } = await aCheckedStudio();

  await expect(client.media.takeBack({ mediaIds: [ids('broken')] })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringContaining('cannot be taken back'),
  });
  await expect(client.media.takeBack({ mediaIds: [ids('photo')] })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const hard = { reason: 'image:truncated' } as unknown as { reason: 'image:text-card' }; // why: what another client may send
  await expect(client.media.takeBack(hard)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
