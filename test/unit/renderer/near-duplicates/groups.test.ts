import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COMPARE_WAYS,
  nextWay,
} from '../../../../src/renderer/features/near-duplicates/compare-ways.ts';
import {
  dissolveAsked,
  keepAsked,
  mergeAsked,
  splitAsked,
} from '../../../../src/renderer/features/near-duplicates/decision-of.ts';
import {
  movedCursor,
  shownColumns,
} from '../../../../src/renderer/features/near-duplicates/group-cursor.ts';
import {
  conflictResults,
  memberName,
  reasonSentence,
  reasonWords,
  redundantBytes,
} from '../../../../src/renderer/features/near-duplicates/group-words.ts';
import {
  type GroupsPlace,
  groupsPlaceFromQuery,
  groupsQuery,
} from '../../../../src/renderer/features/near-duplicates/groups-place.ts';
import { aGroup, aMember, imageId, labelled } from './a-group.ts';

const GROUP = aGroup([10, 11, 12]);
const OTHER = aGroup([20, 21]);
const NONE = new Map();
const pointed = { group: GROUP, mediaId: imageId(11), selected: NONE, marked: null };

describe('groupsPlaceFromQuery', () => {
  it('gives back every place that groupsQuery wrote', () => {
    const somePlace = fc.record<GroupsPlace>({
      tab: fc.constantFrom('groups', 'recall'),
      shown: fc.constantFrom('all', 'conflicts', 'by-hand'),
      order: fc.constantFrom('largest', 'least-sure'),
      group: fc.option(fc.nat(10_000).map(imageId)),
      at: fc.option(fc.nat(999_999)),
    });
    fc.assert(
      fc.property(somePlace, (place) => {
        expect(groupsPlaceFromQuery(groupsQuery(place))).toEqual(place);
      }),
    );
  });

  it('reads what is wrong as at first, and writes nothing for it', () => {
    const place = groupsPlaceFromQuery('shown=some&order=x&group=abc&at=-3&tab=');
    expect(place).toEqual({ tab: 'groups', shown: 'all', order: 'largest', group: null, at: null });
    expect(groupsQuery(place)).toBe('');
  });
});

describe('what is asked for', () => {
  it('takes the focused image out, or those that are selected', () => {
    expect(splitAsked(pointed)).toEqual({
      decision: { kind: 'apart', mediaIds: [imageId(11)] },
    });
    const selected = new Map([
      [imageId(12), GROUP],
      [imageId(21), OTHER],
    ]);
    expect(splitAsked({ ...pointed, selected })).toEqual({
      decision: { kind: 'apart', mediaIds: [imageId(12), imageId(21)] },
    });
  });

  it('does not take all images of a group out of it: they would stay together', () => {
    const selected = new Map([
      [imageId(20), OTHER],
      [imageId(21), OTHER],
    ]);
    expect(splitAsked({ ...pointed, selected })).toHaveProperty('problem');
  });

  it('marks a group, and merges it with the next one', () => {
    expect(mergeAsked(pointed)).toEqual({ mark: GROUP });
    expect(mergeAsked({ ...pointed, marked: GROUP })).toHaveProperty('problem');
    expect(mergeAsked({ ...pointed, marked: OTHER })).toEqual({
      decision: { kind: 'together', mediaIds: [imageId(20), imageId(10)] },
    });
  });

  it('merges the groups that images are selected in', () => {
    const selected = new Map([
      [imageId(21), OTHER],
      [imageId(12), GROUP],
    ]);
    expect(mergeAsked({ ...pointed, selected })).toEqual({
      decision: { kind: 'together', mediaIds: [imageId(20), imageId(10)] },
    });
  });

  it('keeps another image, but not the one that is kept', () => {
    expect(keepAsked(pointed)).toEqual({ decision: { kind: 'keep', mediaId: imageId(11) } });
    expect(keepAsked({ ...pointed, mediaId: imageId(10) })).toHaveProperty('problem');
    expect(dissolveAsked(pointed)).toEqual({
      decision: { kind: 'dissolve', mediaId: imageId(11) },
    });
  });
});

describe('movedCursor', () => {
  const around = { rows: 9, members: 3, rowsInView: 4 };

  it('stays in the group sideways, and in the list up and down', () => {
    expect(movedCursor({ row: 2, column: 2 }, 'right', around)).toEqual({ row: 2, column: 2 });
    expect(movedCursor({ row: 2, column: 0 }, 'left', around)).toEqual({ row: 2, column: 0 });
    expect(movedCursor({ row: 7, column: 1 }, 'page-down', around)).toEqual({ row: 8, column: 0 });
    expect(movedCursor({ row: 0, column: 1 }, 'up', around)).toEqual({ row: 0, column: 1 });
    expect(movedCursor({ row: 0, column: 1 }, 'split', around)).toBeNull();
  });
});

describe('shownColumns', () => {
  it('always shows the kept image and the focused one, and counts the others', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 300 }),
        fc.integer({ min: 2, max: 14 }),
        fc.nat(299),
        (members, fits, focus) => {
          const focused = focus % members;
          const { columns, hidden } = shownColumns(members, fits, focused);
          expect(columns).toContain(0);
          expect(columns).toContain(focused);
          expect(new Set(columns).size + hidden).toBe(members);
          expect(columns.every((column) => column < members)).toBe(true);
          // The place that tells of the others takes room too, but never that of the focused image.
          if (fits > 2) expect(columns.length + (hidden > 0 ? 1 : 0)).toBeLessThanOrEqual(fits);
        },
      ),
    );
  });
});

describe('words of a group', () => {
  it('says why an image is in it', () => {
    expect(reasonWords(aMember(1, { kind: 'cropped', isMirrored: true }))).toBe(
      'Cropped, mirrored',
    );
    expect(reasonWords(aMember(1, { isMirrored: true }))).toBe('Mirrored');
    expect(reasonWords(aMember(1, { kind: null, score: null, isByHand: true }))).toBe('By hand');
    expect(reasonWords(aMember(1, { kind: null, score: null }))).toBe('Kept');
    expect(reasonSentence(aMember(1, { kind: 'bordered', distance: 1 }))).toBe(
      'One of the two has a border around it. Edges agree by 0.90; 1 bit of 64 differs.',
    );
  });

  it('says what each rule makes of labels that differ', () => {
    const members = [aMember(1, labelled('NEG', 0.6)), aMember(2, labelled('POS', 0.9))];
    const group = aGroup([1, 2], { members, conflict: { majority: 'POS' } });
    expect(conflictResults(group).map(({ result }) => result)).toEqual(['NEG', 'POS', 'none']);
    expect(conflictResults(GROUP)).toEqual([]);
  });

  it('adds up what would go', () => {
    expect(redundantBytes(GROUP)).toBe(100_000);
  });

  it('names an image for those who hear it', () => {
    expect(memberName(aMember(1, labelled('NEG', 0.619)), 1, true)).toBe(
      'Same picture 0.90, 2 bits, 640 × 480, NEG 61 %, possibly sensitive',
    );
  });
});

describe('nextWay', () => {
  it('goes around', () => {
    expect(COMPARE_WAYS.map(({ way }) => nextWay(way))).toEqual(['blink', 'difference', 'beside']);
  });
});
