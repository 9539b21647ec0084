import { describe, expect, it } from 'vitest';
import {
  groupNearDuplicates,
  type HashedMedia,
} from '../../../src/main/domain/group-near-duplicates.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';

/** An image whose hash has the lowest `bits` bits set, so that distances are differences of `bits`. */
function anImage(id: number, bits: number, size: Partial<HashedMedia> = {}): HashedMedia {
  const ones = (count: number) => (count >= 32 ? 0xffff_ffff : 2 ** Math.max(0, count) - 1);
  const hash = { high: ones(bits - 32), low: ones(bits) };
  return { mediaId: aMediaId(id), hash, width: 100, height: 100, sizeBytes: 1000, ...size };
}

describe('groupNearDuplicates', () => {
  it('groups images within the radius and leaves single images out', () => {
    const groups = groupNearDuplicates([anImage(1, 0), anImage(2, 5), anImage(3, 30)], {
      radius: 8,
    });

    expect(groups).toEqual([
      {
        representative: aMediaId(1),
        members: [
          { mediaId: aMediaId(1), distance: 0 },
          { mediaId: aMediaId(2), distance: 5 },
        ],
      },
    ]);
  });

  it.each([
    ['most pixels', { width: 101 }, { sizeBytes: 9999 }],
    ['most bytes among equal pixels', { sizeBytes: 1001 }, { width: 50, height: 200 }],
  ])('represents a group by the image with %s', (_, better, other) => {
    const groups = groupNearDuplicates(
      [anImage(1, 0), anImage(2, 1, other), anImage(3, 2, better)],
      { radius: 8 },
    );

    expect(groups.map((group) => group.representative)).toEqual([aMediaId(3)]);
  });

  it('represents a group of equals by the smallest id', () => {
    const groups = groupNearDuplicates([anImage(3, 0), anImage(2, 0)], { radius: 0 });

    expect(groups.map((group) => group.representative)).toEqual([aMediaId(2)]);
  });

  it('lists members by distance, then by id, the representative first', () => {
    const best = anImage(9, 0, { width: 500 });

    const [group] = groupNearDuplicates(
      [anImage(4, 3), anImage(2, 3), anImage(1, 6), best, anImage(3, 0)],
      { radius: 8 },
    );

    expect(group?.members.map((member) => member.mediaId)).toEqual(
      [9, 3, 2, 4, 1].map((id) => aMediaId(id)),
    );
  });

  it('cuts a chain where it leads too far from the representative', () => {
    const chain = [0, 8, 16, 24, 32, 40].map((bits, index) => anImage(index + 1, bits));

    const groups = groupNearDuplicates(chain, { radius: 8 });

    expect(groups.map((group) => group.members.map((member) => member.distance))).toEqual([
      [0, 8, 16],
      [0, 8, 16],
    ]);
  });

  it('takes another chain limit', () => {
    const chain = [0, 8, 16].map((bits, index) => anImage(index + 1, bits));

    const [group, ...others] = groupNearDuplicates(chain, { radius: 8, chainLimit: 8 });

    expect(group?.members).toHaveLength(2);
    expect(others).toEqual([]);
  });

  it('groups very many images with one hash in linear time', () => {
    const flat = Array.from({ length: 50_000 }, (_, id) => anImage(id, 0));

    const groups = groupNearDuplicates(flat, { radius: 8 });

    expect(groups).toHaveLength(1);
    expect(groups[0]?.members).toHaveLength(50_000);
  });
});
