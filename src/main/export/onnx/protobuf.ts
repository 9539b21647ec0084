/** A part of a protocol buffer, as pieces that follow one another: large tensors are never copied. */
export type Field = { readonly bytes: number; readonly pieces: readonly Uint8Array[] };

/** Fields one after the other: the content of a message. */
export function message(...fields: readonly Field[]): Field {
  return {
    bytes: fields.reduce((sum, field) => sum + field.bytes, 0),
    pieces: fields.flatMap(({ pieces }) => pieces),
  };
}

/** A whole number that is not negative. */
export function varintField(field: number, value: number): Field {
  return piece(Uint8Array.from([...varint(field * 8), ...varint(value)]));
}

/** A 32-bit floating point number. */
export function floatField(field: number, value: number): Field {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return piece(Uint8Array.from([...varint(field * 8 + 5), ...bytes]));
}

export function textField(field: number, value: string): Field {
  return bytesField(field, piece(Buffer.from(value)));
}

/** Bytes or a message, with their length before them. */
export function bytesField(field: number, content: Field): Field {
  const head = piece(Uint8Array.from([...varint(field * 8 + 2), ...varint(content.bytes)]));
  return message(head, content);
}

export function piece(bytes: Uint8Array): Field {
  return { bytes: bytes.length, pieces: [bytes] };
}

function varint(value: number): number[] {
  const groups: number[] = [];
  let rest = value;
  while (rest > 127) {
    groups.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...groups, rest];
}
