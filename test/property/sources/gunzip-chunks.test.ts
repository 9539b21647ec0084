import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteChunk } from '../../../src/main/sources/reading/byte-chunk.ts';
import { GzipDamage, gunzipChunks } from '../../../src/main/sources/reading/gunzip-chunks.ts';

const members = fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 1, maxLength: 4 });
const chunkBytes = fc.integer({ min: 1, max: 700 });

async function* chunked(data: Buffer, size: number): AsyncGenerator<ByteChunk> {
  for (let at = 0; at < data.length; at += size) {
    const bytes = data.subarray(at, at + size);
    yield { bytes, filePosition: at + bytes.length };
  }
}

async function gunzip(data: Buffer, size: number): Promise<{ out: Buffer; damaged: boolean }> {
  const pieces: Buffer[] = [];
  try {
    for await (const { bytes } of gunzipChunks(chunked(data, size))) pieces.push(bytes);
  } catch (error) {
    if (!(error instanceof GzipDamage)) throw error;
    return { out: Buffer.concat(pieces), damaged: true };
  }
  return { out: Buffer.concat(pieces), damaged: false };
}

describe('gunzipChunks', () => {
  it('gives back one or many members, however they are cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(members, chunkBytes, async (parts, size) => {
        const { out, damaged } = await gunzip(Buffer.concat(parts.map((p) => gzipSync(p))), size);

        expect(damaged).toBe(false);
        expect(out.equals(Buffer.concat(parts))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('gives what comes before the cut of a truncated stream, and says that it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(members, fc.nat(), chunkBytes, async (parts, pick, size) => {
        const compressed = parts.map((part) => gzipSync(part));
        const whole = Buffer.concat(compressed);
        const cut = 1 + (pick % (whole.length - 1));
        let end = 0;
        const ends = compressed.map((member) => {
          end += member.length;
          return end;
        });
        const wholeMembers = ends.filter((memberEnd) => memberEnd <= cut).length;

        const { out, damaged } = await gunzip(whole.subarray(0, cut), size);

        const expected = Buffer.concat(parts);
        const least = Buffer.concat(parts.slice(0, wholeMembers)).length;
        expect(expected.subarray(0, out.length).equals(out)).toBe(true);
        expect(out.length).toBeGreaterThanOrEqual(least);
        expect(damaged).toBe(!ends.includes(cut));
      }),
      { numRuns: 100 },
    );
  });
});
