import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  groupNearDuplicates,
  type HashedMedia,
} from '../../../src/main/domain/group-near-duplicates.ts';
import { hammingDistance } from '../../../src/main/domain/perceptual-hash.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';
import { someHashes } from './hash-arbitraries.ts';

const radius = fc.integer({ min: 0, max: 12 });

const someMedia = fc
  .tuple(someHashes, fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 40, maxLength: 40 }))
  .map(([hashes, sizes]) =>
    hashes.map((hash, id): HashedMedia => {
      const size = sizes[id] ?? 1;
      return { mediaId: aMediaId(id), hash, width: size, height: 2, sizeBytes: 4 - size };
    }),
  );

function area({ width, height }: HashedMedia): number {
  return width * height;
}

describe('groupNearDuplicates', () => {
  it('does not depend on the order of the images', () => {
    const shuffled = someMedia.chain((media) =>
      fc.tuple(
        fc.constant(media),
        fc.shuffledSubarray(media, { minLength: media.length, maxLength: media.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, radius, ([media, reordered], within) => {
        expect(groupNearDuplicates(reordered, { radius: within })).toEqual(
          groupNearDuplicates(media, { radius: within }),
        );
      }),
    );
  });

  it('puts an image into one group at most, and only known images', () => {
    fc.assert(
      fc.property(someMedia, radius, (media, within) => {
        const ids = groupNearDuplicates(media, { radius: within }).flatMap((group) =>
          group.members.map((member) => member.mediaId),
        );
        const known = new Set(media.map((item) => item.mediaId));

        return new Set(ids).size === ids.length && ids.every((id) => known.has(id));
      }),
    );
  });

  it('keeps members within the chain limit of the best image, which represents them', () => {
    fc.assert(
      fc.property(someMedia, radius, (media, within) => {
        const byId = new Map(media.map((item) => [item.mediaId, item]));
        for (const { representative, members } of groupNearDuplicates(media, { radius: within })) {
          const best = byId.get(representative);
          expect(members.length).toBeGreaterThan(1);
          for (const { mediaId, distance } of members) {
            const member = byId.get(mediaId);
            if (best === undefined || member === undefined) return expect.unreachable();
            expect(distance).toBe(hammingDistance(best.hash, member.hash));
            expect(distance).toBeLessThanOrEqual(2 * within);
            expect(area(member)).toBeLessThanOrEqual(area(best));
          }
        }
      }),
    );
  });

  it('leaves no two kept images within the radius', () => {
    fc.assert(
      fc.property(someMedia, radius, (media, within) => {
        const redundant = new Set(
          groupNearDuplicates(media, { radius: within }).flatMap(({ representative, members }) =>
            members.map((member) => member.mediaId).filter((id) => id !== representative),
          ),
        );
        const kept = media.filter((item) => !redundant.has(item.mediaId));

        kept.forEach((a, index) => {
          for (const b of kept.slice(index + 1)) {
            expect(hammingDistance(a.hash, b.hash)).toBeGreaterThan(within);
          }
        });
      }),
    );
  });
});
