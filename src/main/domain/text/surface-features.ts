import type { Token } from './token.ts';

type Count = (token: Token) => boolean;

const COUNTS: readonly Count[] = [
  ({ normal }) => normal === '!',
  ({ normal }) => normal === '!!',
  ({ normal }) => normal === '?',
  ({ normal }) => normal === '??' || normal === '!?',
  ({ normal }) => normal === '...',
  ({ shouted, normal }) => shouted && normal.length > 2,
  ({ elongated }) => elongated,
  ({ kind }) => kind === 'hashtag',
  ({ kind }) => kind === 'mention',
  ({ kind }) => kind === 'link',
  ({ kind }) => kind === 'emoji',
  ({ kind }) => kind === 'emoticon',
  ({ kind }) => kind === 'number',
  ({ negated }) => negated,
  ({ normal }) => normal === '"',
  ({ kind, insideHashtag }) => kind === 'word' && !insideHashtag,
];

/** Numbers that `surfaceFeatures` gives: one per count, then where the text starts and ends. */
export const SURFACE_FEATURES = COUNTS.length + 5;

/** How the text is written, by counts on a logarithmic scale and by its first and last token. */
export function surfaceFeatures(tokens: readonly Token[]): Float32Array {
  const features = new Float32Array(SURFACE_FEATURES);
  for (const [index, counts] of COUNTS.entries()) {
    let count = 0;
    for (const token of tokens) if (counts(token)) count += 1;
    features[index] = Math.log1p(count) / 2;
  }
  const first = tokens[0];
  const last = tokens.at(-1);
  const ends = [
    first?.kind === 'mention',
    last?.kind === 'link',
    last?.normal === '!' || last?.normal === '!!',
    last?.normal === '?' || last?.normal === '??' || last?.normal === '!?',
    last?.kind === 'emoji' || last?.kind === 'emoticon',
  ];
  for (const [index, holds] of ends.entries()) features[COUNTS.length + index] = holds ? 1 : 0;
  return features;
}
