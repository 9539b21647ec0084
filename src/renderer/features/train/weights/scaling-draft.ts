import type { ImageScaling } from '../../../../shared/domain/image-scaling.ts';

/** What a network was trained to see, as it stands in the fields: three figures each, in the channels' order. */
export type ScalingDraft = {
  readonly channels: ImageScaling['channels'];
  readonly mean: string;
  readonly deviation: string;
};

/** What a person most likely has to correct: channels that Caffe has the other way round. */
export const FIRST_SCALING: ScalingDraft = {
  channels: 'BGR',
  mean: '103.939 116.779 123.68',
  deviation: '1 1 1',
};

export type ReadScaling =
  | { readonly scaling: ImageScaling }
  | { readonly problems: Partial<Record<'mean' | 'deviation', string>> };

/** Reads the fields, or says what is wrong with them. */
export function readScaling({ channels, mean, deviation }: ScalingDraft): ReadScaling {
  const means = threeFigures(mean);
  const deviations = threeFigures(deviation);
  if (means !== null && deviations?.every((figure) => figure > 0)) {
    return { scaling: { channels, mean: means, deviation: deviations } };
  }
  return {
    problems: {
      ...(means === null ? { mean: 'three figures from 0 to 255' } : {}),
      ...(deviations?.every((figure) => figure > 0)
        ? {}
        : { deviation: 'three figures above 0; 1 1 1 where it is not divided' }),
    },
  };
}

function threeFigures(text: string): readonly [number, number, number] | null {
  const [a, b, c, ...more] = text
    .trim()
    .split(/[\s,;]+/)
    .map((part) => (part === '' ? Number.NaN : Number(part)));
  if (a === undefined || b === undefined || c === undefined || more.length > 0) return null;
  return [a, b, c].every((figure) => Number.isFinite(figure) && figure >= 0) ? [a, b, c] : null;
}
