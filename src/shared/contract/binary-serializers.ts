import type { StandardRPCCustomJsonSerializer } from '@orpc/client/standard';

/** Numbers of the two kinds on the wire: above those that the protocol has of its own. */
const BYTES = 40;
const FLOATS = 41;

/** Characters that are made at once: a call takes no more arguments than so many. */
const CHUNK = 0x80_00;

/** Lets bytes and float32 numbers cross a contract, as base64 and to the bit; both ends must have them. */
export const BINARY_SERIALIZERS: StandardRPCCustomJsonSerializer[] = [
  {
    type: BYTES,
    condition: (data) => data instanceof Uint8Array,
    serialize: (data: Uint8Array) => base64Of(data),
    deserialize: (text: string) => bytesOf(text),
  },
  {
    type: FLOATS,
    condition: (data) => data instanceof Float32Array,
    serialize: (data: Float32Array) =>
      base64Of(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
    deserialize: (text: string) => new Float32Array(bytesOf(text).buffer),
  },
];

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  }
  return btoa(text);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
