import { describe, expect, it } from 'vitest';
import {
  agreementLevels,
  agreementText,
} from '../../../../../src/renderer/features/evaluate/agreement-levels.ts';
import {
  changedClasses,
  FIRST_DRAFT,
  isAbsolutePath,
  nameFromPath,
  sourceOfDraft,
} from '../../../../../src/renderer/features/evaluate/benchmarks/import-draft.ts';
import { ItemName } from '../../../../../src/shared/domain/ids.ts';

describe('sourceOfDraft', () => {
  it('is null until the path is one from the root', () => {
    expect(sourceOfDraft(FIRST_DRAFT)).toBeNull();
    expect(sourceOfDraft({ ...FIRST_DRAFT, path: 'data/fi' })).toBeNull();
    expect(sourceOfDraft({ ...FIRST_DRAFT, path: ' "/data/fi" ' })).toEqual({
      path: '/data/fi',
      form: 'auto',
    });
  });

  it('says of tables only what tables have, and all classes once one was changed', () => {
    const draft = { ...FIRST_DRAFT, path: '/t.csv', imagesFolder: '/images', classColumn: 'class' };

    expect(sourceOfDraft({ ...draft, form: 'folders' })).toEqual({
      path: '/t.csv',
      form: 'folders',
    });
    expect(sourceOfDraft({ ...draft, form: 'csv', classes: { a: 'POS', b: null } })).toEqual({
      path: '/t.csv',
      form: 'csv',
      imagesFolder: '/images',
      classColumn: 'class',
      classes: { a: 'POS', b: null },
    });
  });
});

describe('isAbsolutePath', () => {
  it('knows the roots of all systems', () => {
    for (const path of ['/a', 'C:\\a', 'd:/a', '\\\\server\\a']) {
      expect(isAbsolutePath(path), path).toBe(true);
    }
    for (const path of ['', 'a', './a', '~/a', 'C:a']) {
      expect(isAbsolutePath(path), path).toBe(false);
    }
  });
});

describe('changedClasses', () => {
  it('keeps what the other classes were taken for', () => {
    const shown = [
      { name: 'awe', polarity: 'POS', images: 1 },
      { name: 'fear', polarity: 'NEG', images: 2 },
      { name: 'other', polarity: null, images: 3 },
    ] as const;

    expect(changedClasses(shown, 'awe', 'NEU')).toEqual({ awe: 'NEU', fear: 'NEG', other: null });
    expect(changedClasses(shown, 'fear', null)).toEqual({ awe: 'POS', fear: null, other: null });
  });
});

describe('nameFromPath', () => {
  it('gives a name that can be used', () => {
    expect(nameFromPath('/data/Twitter Testing (I)/')).toBe('twitter-testing-i');
    expect(nameFromPath('C:\\data\\5agree.csv')).toBe('5agree');
    for (const path of ['', '/', '/…', `/${'x'.repeat(200)}`, '/.hidden']) {
      expect(ItemName.safeParse(nameFromPath(path)).success, path).toBe(true);
    }
  });
});

describe('agreementLevels', () => {
  it('holds in each level those above it, the best first', () => {
    const counts = [
      { agreeing: 5, annotators: 5, images: 882 },
      { agreeing: 3, annotators: 5, images: 153 },
      { agreeing: 4, annotators: 5, images: 234 },
    ];

    expect(agreementLevels(counts)).toEqual([
      { agreeing: 5, images: 882, text: '5 of 5' },
      { agreeing: 4, images: 1116, text: 'at least 4 of 5' },
      { agreeing: 3, images: 1269, text: 'at least 3 of 5' },
    ]);
    expect(agreementText(counts)).toBe(
      '5 of 5: 882 · at least 4 of 5: 1,116 · at least 3 of 5: 1,269',
    );
  });

  it('leaves the number of people out where images were seen by different ones', () => {
    const counts = [
      { agreeing: 2, annotators: 3, images: 4 },
      { agreeing: 2, annotators: 2, images: 6 },
    ];

    expect(agreementLevels(counts)).toEqual([{ agreeing: 2, images: 10, text: 'at least 2' }]);
    expect(agreementLevels([])).toEqual([]);
  });
});
