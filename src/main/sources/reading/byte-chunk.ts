/** Bytes of a (decompressed) stream, and how much of the file on disk was read to get them. */
export type ByteChunk = { readonly bytes: Buffer; readonly filePosition: number };
