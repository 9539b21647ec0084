import { createHash } from 'node:crypto';

/** `ICC_PROFILE`, a zero, and the numbers of the first and only part. */
const HEADER = Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1');
const PROFILE_BYTES = 3144;
/** SHA-256 of the profile `sRGB IEC61966-2.1` by HP, as cameras and programs embed it: with either rendering intent. */
const DIGESTS: ReadonlySet<string> = new Set([
  '2b3aa1645779a9e634744faf9b01e9102b0c9b88fd6deced7934df86b949af7e',
  '3f6d674174f3804eb0dabdac90ae17486e898c5063a66f861c116ea033da8301',
]);

/** Whether a segment APP2 holds nothing but the usual profile of sRGB, that is, says what holds without it. */
export function isSrgbProfile(segment: Uint8Array): boolean {
  if (segment.length !== HEADER.length + PROFILE_BYTES) return false;
  if (HEADER.compare(segment.subarray(0, HEADER.length)) !== 0) return false;
  const profile = segment.subarray(HEADER.length);
  return DIGESTS.has(createHash('sha256').update(profile).digest('hex'));
}
