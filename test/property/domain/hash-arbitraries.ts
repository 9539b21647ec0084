import fc from 'fast-check';

const word = fc.nat({ max: 0xffff_ffff });

export const aHash = fc.record({ high: word, low: word });

/** Hashes of which many are equal or near: a few centres, and some flipped bits of them. */
export const someHashes = fc
  .tuple(
    fc.array(aHash, { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.array(fc.nat({ max: 63 }), { maxLength: 12 })), {
      maxLength: 40,
    }),
  )
  .map(([centres, copies]) =>
    copies.map(([pick, flips]) => {
      const { high, low } = centres[pick % centres.length] ?? { high: 0, low: 0 };
      const flipped = (half: 0 | 1) =>
        flips.reduce((mask, bit) => (bit >> 5 === half ? mask ^ (1 << (bit & 31)) : mask), 0);
      return { high: (high ^ flipped(0)) >>> 0, low: (low ^ flipped(1)) >>> 0 };
    }),
  );
