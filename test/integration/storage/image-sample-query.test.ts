import { expect, it } from 'vitest';
import { aWorkspace, fillWorkspace } from '../../helpers/a-workspace.ts';

it('draws different clean images of posts, the same for a seed and others for another', async () => {
  const workspace = await aWorkspace();
  fillWorkspace(
    workspace,
    Array.from({ length: 60 }, (_, index) => ({
      nativeId: `post ${index}`,
      images: [`image ${index}`],
      polarity: 'NEU',
      confidence: 0.9,
    })),
  );
  const { imageSample } = workspace;

  const drawn = [...Array(20).keys()].map((seed) => imageSample.draw(10, seed));

  for (const [seed, images] of drawn.entries()) {
    expect(new Set(images).size).toBe(10);
    expect(imageSample.draw(10, seed)).toEqual(images);
  }
  expect(new Set(drawn.flat()).size).toBeGreaterThan(50);
  expect(new Set(imageSample.draw(100, 1)).size).toBe(60);
});

it('draws nothing that is not clean', async () => {
  const workspace = await aWorkspace();
  expect(workspace.imageSample.draw(5, 1)).toEqual([]);
});
