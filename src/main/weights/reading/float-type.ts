/** Numbers as files keep them; little endian unless their name says otherwise. */
export type FloatType =
  | 'float32'
  | 'float64'
  | 'float16'
  | 'bfloat16'
  | 'float32-big'
  | 'float64-big';

export const BYTES_OF_TYPE: Readonly<Record<FloatType, number>> = {
  float32: 4,
  float64: 8,
  float16: 2,
  bfloat16: 2,
  'float32-big': 4,
  'float64-big': 8,
};

/** Of this machine. */
export const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** The numbers of bytes, as float32; a double that is too large becomes infinite. */
export function decodeFloats(bytes: Uint8Array<ArrayBuffer>, type: FloatType): Float32Array {
  if (type === 'float32' && IS_LITTLE_ENDIAN && bytes.byteOffset % 4 === 0) {
    return new Float32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
  }
  const values = new Float32Array(Math.floor(bytes.length / BYTES_OF_TYPE[type]));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const read = readerOf(type, view);
  for (let i = 0; i < values.length; i += 1) values[i] = read(i);
  return values;
}

function readerOf(type: FloatType, view: DataView): (place: number) => number {
  switch (type) {
    case 'float32':
      return (i) => view.getFloat32(4 * i, true);
    case 'float64':
      return (i) => view.getFloat64(8 * i, true);
    case 'float16':
      return (i) => halfToNumber(view.getUint16(2 * i, true));
    case 'bfloat16':
      return bfloatReader(view);
    case 'float32-big':
      return (i) => view.getFloat32(4 * i, false);
    case 'float64-big':
      return (i) => view.getFloat64(8 * i, false);
  }
}

/** A bfloat16 is the upper half of a float32. */
function bfloatReader(view: DataView): (place: number) => number {
  const scratch = new DataView(new ArrayBuffer(4));
  return (i) => {
    scratch.setUint16(0, view.getUint16(2 * i, true), false);
    return scratch.getFloat32(0, false);
  };
}

/** IEEE 754 binary16. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
