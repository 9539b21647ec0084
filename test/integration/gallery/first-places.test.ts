import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFirstPlaces } from '../../../src/main/gallery/first-places.ts';
import { createGalleryIndex } from '../../../src/main/gallery/gallery-index.ts';
import { readColumns } from '../../../src/main/gallery/read-columns.ts';
import type { OpenView } from '../../../src/main/gallery/worker-messages.ts';
import { openDatabase } from '../../../src/main/storage/open-database.ts';
import {
  GALLERY_GROUPINGS,
  GALLERY_ORDERS,
  WHOLE_GALLERY,
} from '../../../src/shared/domain/gallery.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { mediaIdOf } from '../../helpers/a-workspace.ts';

const SETTINGS = { teacher: 'test', student: null };
const LOOK: OpenView = {
  filter: WHOLE_GALLERY,
  order: 'confidence-descending',
  grouping: 'none',
};

type Image = {
  readonly state: string;
  readonly label: { readonly polarity: number; readonly tenths: number } | null;
};

/** Images of all states, with confidences that tie, labelled or not whatever their state. */
const someImages: fc.Arbitrary<readonly Image[]> = fc.array(
  fc.record({
    state: fc.constantFrom('clean', 'clean', 'clean', 'clean', 'unchecked', 'damaged'),
    label: fc.option(
      fc.record({ polarity: fc.nat({ max: 2 }), tenths: fc.integer({ min: 4, max: 10 }) }),
    ),
  }),
  { maxLength: 60 },
);

const aLook: fc.Arbitrary<OpenView> = fc.record({
  filter: fc
    .record({
      polarities: fc.subarray([...POLARITIES]),
      minConfidence: fc.constantFrom(0, 0.5, 0.7),
      maxConfidence: fc.constantFrom(1, 0.8, 0.6),
    })
    .map((asked) => ({ ...WHOLE_GALLERY, ...asked })),
  order: fc.constantFrom('confidence-descending', 'confidence-ascending'),
  grouping: fc.constantFrom('none', 'polarity'),
});

/** A database that is filled anew for each set of images. */
function aDatabase() {
  const database = openDatabase(':memory:');
  onTestFinished(() => {
    database.close();
  });
  database.exec(
    `INSERT INTO imports (import_id, kind, locator, fingerprint) VALUES (1, 'x-jsonl', 'a', 'a');
     INSERT INTO posts (post_id, import_id, platform, native_id, text, possibly_sensitive)
     VALUES (1, 1, 'x', '1', '', 0)`,
  );
  const addMedia = database.prepare(
    'INSERT INTO media (media_id, size_bytes, state) VALUES (?, 1, ?)',
  );
  const addLabel = database.prepare('INSERT INTO media_labels VALUES (?, 1, ?, ?)');
  const fill = (images: readonly Image[]): void => {
    database.exec('DELETE FROM media_labels; DELETE FROM media');
    for (const [index, { state, label }] of images.entries()) {
      const mediaId = mediaIdOf(`image ${index}`);
      addMedia.run(mediaId, state);
      if (label !== null) addLabel.run(mediaId, label.polarity, label.tenths / 10);
    }
  };
  return { database, fill };
}

describe('the first places of a view', () => {
  it('are those that the columns of the same snapshot give, with the same total, counts and sections', async () => {
    const { database, fill } = aDatabase();
    await fc.assert(
      fc.asyncProperty(
        someImages,
        fc.array(aLook, { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 80 }),
        async (images, looks, most) => {
          fill(images);
          const first = createFirstPlaces(database, most);
          const begun: ReturnType<typeof first.find>[] = [];
          const pause = async () => {
            if (begun.length === 0) begun.push(...looks.map(first.find));
          };
          const index = createGalleryIndex(
            database,
            await readColumns({ database, pause }, SETTINGS),
          );
          const found = looks.map(index.find).map(({ rowIds, ...rest }) => ({
            ...rest,
            total: rowIds.length,
            firstRowIds: rowIds.slice(0, most),
          }));
          expect(begun).toEqual(found);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are found for no other views, and only while the columns are read', async () => {
    const { database, fill } = aDatabase();
    fill([{ state: 'clean', label: { polarity: 0, tenths: 9 } }]);
    const { find } = createFirstPlaces(database);
    expect(find(LOOK)).toBeNull();
    database.exec('BEGIN');
    expect(find(LOOK)?.total).toBe(1);
    const easyOrders = GALLERY_ORDERS.filter((order) => find({ ...LOOK, order }) !== null);
    expect(easyOrders).toEqual(['confidence-descending', 'confidence-ascending']);
    const easyCuts = GALLERY_GROUPINGS.filter((grouping) => find({ ...LOOK, grouping }) !== null);
    expect(easyCuts).toEqual(['none', 'polarity']);
    const others = [
      { review: 'reviewed' },
      { outcomes: ['NEG'] },
      { verdictAgainstWeak: 'agrees' },
      { studentAgainstWeak: 'differs' },
      { platforms: ['x'] },
      { fromMs: 0 },
      { toMs: 0 },
      { dataset: 'set' },
      { copies: 'representatives' },
      { sensitive: 'without' },
      { text: 'sea' },
    ] as const;
    for (const other of others) {
      expect(find({ ...LOOK, filter: { ...WHOLE_GALLERY, ...other } })).toBeNull();
    }
  });
});
