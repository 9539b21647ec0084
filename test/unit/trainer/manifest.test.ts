import { expect, test } from 'vitest';
import { parseManifest } from '../../../src/main/trainer/manifest.ts';

test('reads training and validation images in order, and leaves test images out', () => {
  const manifest = parseManifest(
    '/m/a b.jpg\t0\ttrain\n/m/c.png\t2\tvalidation\n/m/d.png\t1\ttest\n/m/e.png\t1\ttrain\n',
  );
  expect(manifest).toEqual({
    train: [
      { path: '/m/a b.jpg', polarity: 0 },
      { path: '/m/e.png', polarity: 1 },
    ],
    validation: [{ path: '/m/c.png', polarity: 2 }],
  });
});

test.each([
  ['/m/a.jpg\t0\ttrain\n/m/b.jpg\t3\ttrain\n', 'line 2'],
  ['/m/a.jpg 0 train\n', 'line 1'],
  ['/m/a.jpg\t0\tholdout\n', 'line 1'],
])('says which line cannot be read: %j', (text, where) => {
  expect(() => parseManifest(text)).toThrow(where);
});

test('refuses a manifest without training images', () => {
  expect(() => parseManifest('/m/a.jpg\t0\ttest\n')).toThrow('no training images');
});
