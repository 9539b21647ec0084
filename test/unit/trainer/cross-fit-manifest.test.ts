import { expect, test } from 'vitest';
import { parseCrossFitManifest } from '../../../src/main/trainer/cross-fit-manifest.ts';

test('reads images to learn from, images to judge, and images of no fold', () => {
  expect(parseCrossFitManifest('/a b.png\t2\t0\n/c.png\t-\t1\n/d.png\t-\t-\n', 2)).toEqual([
    { path: '/a b.png', polarity: 2, fold: 0 },
    { path: '/c.png', polarity: null, fold: 1 },
    { path: '/d.png', polarity: null, fold: null },
  ]);
});

test.each(['/a.png\t2\t-', '/a.png\t3\t0', '/a.png\t1\t2', '/a.png\t1', '\t1\t0'])(
  'names a line that it cannot read: %j',
  (line) => {
    expect(() => parseCrossFitManifest(`/ok.png\t0\t1\n${line}\n`, 2)).toThrow('line 2');
  },
);
