import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairAgreement } from '../../../src/main/domain/pair-agreement.ts';

/** Images 0 to 29, each in one of a few parts. */
const parts = fc
  .array(fc.nat({ max: 6 }), { minLength: 30, maxLength: 30 })
  .map((partOf) =>
    [0, 1, 2, 3, 4, 5, 6].map((part) =>
      partOf.flatMap((of, image) => (of === part ? [`image ${image}`] : [])),
    ),
  );

function pairsOf(groups: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set(
    groups.flatMap((group) =>
      group.flatMap((a) => group.flatMap((b) => (a < b ? [`${a}, ${b}`] : []))),
    ),
  );
}

describe('pairAgreement', () => {
  it('counts the pairs that listing them gives', () => {
    fc.assert(
      fc.property(parts, parts, (found, truth) => {
        const planted = truth.flatMap(([original, ...copies]) =>
          original === undefined
            ? []
            : [{ original, copies: copies.map((id) => ({ id, kind: 'copy' })) }],
        );

        const agreement = pairAgreement(found, planted);

        const [foundPairs, plantedPairs] = [pairsOf(found), pairsOf(truth)];
        expect(agreement.foundPairs).toBe(foundPairs.size);
        expect(agreement.plantedPairs).toBe(plantedPairs.size);
        expect(agreement.sharedPairs).toBe(
          [...foundPairs].filter((pair) => plantedPairs.has(pair)).length,
        );
      }),
    );
  });
});
