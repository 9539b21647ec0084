import { expect, it } from 'vitest';
import { keepUntilWritten } from '../../../src/main/app/reading/keep-until-written.ts';

it('reads once for each name, and again when something was written', () => {
  let version = 1;
  let reads = 0;
  const keep = keepUntilWritten(() => version);
  const read = (name: string) =>
    keep(name, () => {
      reads += 1;
      return `${name} ${reads}`;
    });

  expect([read('a'), read('b'), read('a')]).toEqual(['a 1', 'b 2', 'a 1']);
  version = 2;
  expect([read('a'), read('a'), read('b')]).toEqual(['a 3', 'a 3', 'b 4']);
});
