import { expect, it } from 'vitest';
import { byteText } from '../../../../src/renderer/ui/byte-text.ts';

it.each([
  [0, '0 B'],
  [812, '812 B'],
  [999.6, '1.0 kB'],
  [4210, '4.2 kB'],
  [130_400, '130 kB'],
  [999_999, '1.0 MB'],
  [1_320_000_000, '1.3 GB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(byteText(bytes)).toBe(text);
});
