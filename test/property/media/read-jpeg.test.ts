import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readJpeg } from '../../../src/main/media/jpeg/read-jpeg.ts';
import { type WrittenJpegLook, writtenJpeg } from '../../helpers/written-jpeg.ts';

const ONE = { across: 1, down: 1 };
const looks: fc.Arbitrary<WrittenJpegLook> = fc.record({
  width: fc.integer({ min: 1, max: 70 }),
  height: fc.integer({ min: 1, max: 70 }),
  factors: fc.constantFrom(
    [ONE],
    [{ across: 2, down: 2 }],
    ...[
      { across: 1, down: 1 },
      { across: 2, down: 1 },
      { across: 1, down: 2 },
      { across: 2, down: 2 },
      { across: 4, down: 1 },
      { across: 4, down: 2 },
    ].map((luma) => [luma, ONE, ONE]),
  ),
  restartInterval: fc.integer({ min: 0, max: 12 }),
  isInterleaved: fc.boolean(),
  quantisation: fc.integer({ min: 1, max: 32 }),
  seed: fc.nat(),
});

/** What libvips makes of a file when it lets no warning pass: null where all is well. */
async function complaintOf(file: Uint8Array): Promise<string | null> {
  return sharp(file, { failOn: 'warning' })
    .raw()
    .toBuffer()
    .then(
      () => null,
      (error: Error) => error.message,
    );
}

describe('readJpeg', () => {
  it('reads the DC coefficients of all samplings, scans and restart intervals', async () => {
    await fc.assert(
      fc.asyncProperty(looks, async (look) => {
        const { bytes, dcs } = writtenJpeg(look);

        const image = readJpeg(bytes, () => true);

        expect(await complaintOf(bytes)).toBeNull();
        expect(image?.frame).toMatchObject({ width: look.width, height: look.height });
        for (const [place, component] of (image?.frame.components ?? []).entries()) {
          for (let row = 0; row < component.blocksDown; row += 1) {
            const start = component.base + row * component.stride;
            const read = image?.means.slice(start, start + component.blocksAcross);
            const written = (dcs[place]?.[row] ?? []).slice(0, component.blocksAcross);
            expect([...(read ?? [])]).toEqual(written.map((dc) => meanOf(dc, look.quantisation)));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('lets nothing pass that a strict decoder complains of, wherever bytes are changed, cut or put in', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(
        looks,
        fc.nat(),
        fc.nat({ max: 255 }),
        damages,
        async (look, at, byte, damage) => {
          const { bytes } = writtenJpeg(look);
          const place = 2 + (at % (bytes.length - 2));
          const damaged = damageBytes(bytes, damage, place, byte);
          if (readJpeg(damaged, () => true) === null) return;

          read += 1;
          expect(await complaintOf(damaged)).toBeNull();
        },
      ),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it('reads nothing where the file is cut, at any byte', () => {
    fc.assert(
      fc.property(looks, fc.nat(), (look, at) => {
        const { bytes } = writtenJpeg(look);

        expect(readJpeg(bytes.subarray(0, at % bytes.length), () => true)).toBeNull();
      }),
    );
  });
});

const damages = fc.constantFrom('change' as const, 'delete' as const, 'insert' as const);

function damageBytes(
  bytes: Buffer,
  damage: 'change' | 'delete' | 'insert',
  place: number,
  byte: number,
): Buffer {
  const rest = bytes.subarray(place + (damage === 'insert' ? 0 : 1));
  const middle = damage === 'delete' ? Buffer.alloc(0) : Buffer.of(byte);
  return Buffer.concat([bytes.subarray(0, place), middle, rest]);
}

/** libjpeg's inverse transform to one pixel. */
function meanOf(dc: number, quantisation: number): number {
  return Math.min(255, Math.max(0, ((dc * quantisation + 4) >> 3) + 128));
}
