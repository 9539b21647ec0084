import { crc32c } from './crc32c.ts';

/** Added to a rotated checksum, because checksums of checksums are weak: TensorFlow, `lib/hash/crc32c.h`. */
const MASK_DELTA = 0xa282ead8;
const LENGTH_BYTES = 8;
const CHECKSUM_BYTES = 4;

/** A record of a TensorFlow record file: length, its masked CRC-32C, the bytes, theirs. */
export function tensorflowRecord(content: Uint8Array): Uint8Array {
  const record = Buffer.alloc(LENGTH_BYTES + CHECKSUM_BYTES + content.length + CHECKSUM_BYTES);
  record.writeBigUInt64LE(BigInt(content.length));
  record.writeUInt32LE(masked(record.subarray(0, LENGTH_BYTES)), LENGTH_BYTES);
  record.set(content, LENGTH_BYTES + CHECKSUM_BYTES);
  record.writeUInt32LE(masked(content), record.length - CHECKSUM_BYTES);
  return record;
}

function masked(bytes: Uint8Array): number {
  const sum = crc32c(bytes);
  return (((sum >>> 15) | (sum << 17)) + MASK_DELTA) >>> 0;
}
