import { StandardRPCJsonSerializer } from '@orpc/client/standard';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BINARY_SERIALIZERS } from '../../../src/shared/contract/binary-serializers.ts';

const serializer = new StandardRPCJsonSerializer({ customJsonSerializers: BINARY_SERIALIZERS });

/** What arrives at the other end of a wire that carries text. */
function sent(value: unknown): unknown {
  const [json, meta] = serializer.serialize(value);
  return serializer.deserialize(JSON.parse(JSON.stringify(json)), JSON.parse(JSON.stringify(meta)));
}

it('bytes and floats arrive to the bit, wherever they stand', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 70_000 }),
      fc.float32Array({ maxLength: 200 }),
      (bytes, floats) => {
        const arrived = sent({ image: bytes, rows: [floats, null, floats.subarray(1)] });
        expect(arrived).toEqual({ image: bytes, rows: [floats, null, floats.slice(1)] });
      },
    ),
  );
});

it('long arrays arrive too', () => {
  const floats = Float32Array.from({ length: 4096 * 32 }, (_, at) => Math.sin(at));
  expect(sent(floats)).toEqual(floats);
  expect(sent(new Uint8Array(0))).toEqual(new Uint8Array(0));
});
