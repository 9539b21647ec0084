const MAGIC: readonly (readonly [signature: string, offset: number, look: string])[] = [
  ['ffd8ff', 0, 'a JPEG image'],
  ['89504e470d0a1a0a', 0, 'a PNG image'],
  ['474946383761', 0, 'a GIF image'],
  ['474946383961', 0, 'a GIF image'],
  ['57454250', 8, 'a WebP image'],
  ['6674797061766966', 4, 'an AVIF image'],
  ['6674797068656963', 4, 'a HEIC image'],
  ['66747970', 4, 'a video (MP4)'],
  ['1a45dfa3', 0, 'a video (WebM or Matroska)'],
  ['424d', 0, 'a BMP image'],
  ['49492a00', 0, 'a TIFF image'],
  ['4d4d002a', 0, 'a TIFF image'],
  ['25504446', 0, 'a PDF document'],
  ['504b0304', 0, 'a ZIP archive'],
  ['1f8b', 0, 'a gzip file'],
  ['425a68', 0, 'a bzip2 file'],
  ['fd377a585a00', 0, 'an xz file'],
  ['28b52ffd', 0, 'a Zstandard file'],
  ['377abcaf271c', 0, 'a 7-Zip archive'],
  ['7573746172', 257, 'a tar archive'],
  ['53514c69746520666f726d6174', 0, 'an SQLite database'],
  ['50415231', 0, 'a Parquet file'],
];

/** What a file is by its first bytes (512 are enough), for people: `a web page (HTML)`. */
export function lookOfBytes(head: Buffer): string {
  if (head.length === 0) return 'an empty file';
  for (const [signature, offset, look] of MAGIC) {
    const bytes = head.subarray(offset, offset + signature.length / 2);
    if (bytes.toString('hex') === signature) return look;
  }
  const text = head
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)\b/is.test(text))
    return 'a web page (HTML)';
  if (/^<(?:\?xml|svg)\b/i.test(text)) return 'an XML or SVG document';
  if (/^[[{]/.test(text)) return 'JSON';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell binary from text
  if (!/[\x00-\x08\x0e-\x1f]/.test(text)) return 'a text file';
  return `unknown bytes (${head.subarray(0, 8).toString('hex')}…)`;
}
