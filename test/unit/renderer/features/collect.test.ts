import { describe, expect, it } from 'vitest';
import { pathsFromLines } from '../../../../src/renderer/ui/path-lines.ts';

describe('pathsFromLines', () => {
  it('takes one path a line, without spaces and quotes around it', () => {
    expect(pathsFromLines('  /a b.jsonl \n\n"/c d"\r\n\'/e\'\n')).toEqual([
      '/a b.jsonl',
      '/c d',
      '/e',
    ]);
  });
});
