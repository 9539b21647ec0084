import { expect, it } from 'vitest';
import { featureVariants } from '../../../src/main/trainer/feature-variant.ts';
import { preparedVersions } from '../../../src/renderer/features/train/new-run/run-draft.ts';

it.each([
  { mirror: false, crop: 0, colour: 0 },
  { mirror: true, crop: 0, colour: 0 },
  { mirror: false, crop: 0.1, colour: 0 },
  { mirror: true, crop: 0, colour: 0.2 },
])('the interface tells of as many versions of an image as are prepared for %o', (augmentation) => {
  expect(preparedVersions({ augmentation })).toBe(featureVariants(augmentation).length);
});
