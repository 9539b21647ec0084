import type { Database } from 'better-sqlite3';
import { countingOrder } from '../domain/counting-order.ts';
import type { LabelledImages, Lists } from '../domain/labelled-images.ts';
import { NO_OPINION } from '../domain/select-candidates.ts';
import type { DatasetStore } from '../pipeline/ports/dataset-store.ts';

type LabelRow = readonly [
  key: number,
  polarity: number,
  confidence: number,
  labelPost: number,
  post: number | null,
];
type MemberRow = readonly [key: number, representative: number, post: number | null];

/** Reads what datasets are drawn from; images are named by the row numbers of `media`, which need no text in memory. */
export function createDatasetCandidates(
  database: Database,
): Pick<DatasetStore, 'labelledImages' | 'opinions'> {
  const sizes = database.prepare<
    [],
    {
      readonly images: number;
      readonly attachments: number;
      readonly media: number;
      readonly posts: number;
    }
  >(
    `SELECT (SELECT count(*) FROM media_labels) AS images,
       (SELECT count(*) FROM attachments WHERE media_id IS NOT NULL) AS attachments,
       (SELECT coalesce(max(rowid), 0) FROM media) AS media,
       (SELECT coalesce(max(post_id), 0) FROM posts) AS posts`,
  );
  // CROSS JOIN keeps to the order of the labels, in which all look-ups go forward.
  const labels = database
    .prepare<[], LabelRow>(
      `SELECT m.rowid, l.polarity, l.confidence, l.post_id, a.post_id
       FROM media_labels l CROSS JOIN media m ON m.media_id = l.media_id
       LEFT JOIN attachments a ON a.media_id = l.media_id ORDER BY l.media_id`,
    )
    .raw();
  const members = database
    .prepare<[], MemberRow>(
      `SELECT m.rowid, r.rowid, a.post_id FROM near_duplicate_members n
       CROSS JOIN media m ON m.media_id = n.media_id
       CROSS JOIN media r ON r.media_id = n.representative_id
       LEFT JOIN attachments a ON a.media_id = n.media_id`,
    )
    .raw();
  const opinions = database
    .prepare<[string], readonly [post: number, polarity: number]>(
      'SELECT post_id, polarity FROM weak_labels WHERE teacher = ? ORDER BY post_id',
    )
    .raw();
  const roomNow = () => {
    const room = sizes.get();
    if (room === undefined) throw new Error('a count has a row');
    return room;
  };

  return {
    labelledImages: database.transaction((): LabelledImages => {
      const room = roomNow();
      const labelled = labelledColumns(labels.iterate(), room);
      const groups = groupColumns(members.iterate(), labelled.keys, room.media);
      return { ...labelled, ...groups, postRoom: room.posts + 1 };
    }),
    opinions: (teacher) => {
      const ofPost = new Uint8Array(roomNow().posts + 1).fill(NO_OPINION);
      for (const [post, polarity] of opinions.iterate(teacher)) ofPost[post] = polarity;
      return ofPost;
    },
  };
}

/** @param rows those of an image follow one another. */
function labelledColumns(
  rows: Iterable<LabelRow>,
  room: { readonly images: number; readonly attachments: number },
): Pick<LabelledImages, 'size' | 'keys' | 'polarities' | 'confidences' | 'labelPosts' | 'posts'> {
  const keys = new Uint32Array(room.images);
  const polarities = new Uint8Array(room.images);
  const confidences = new Float64Array(room.images);
  const labelPosts = new Uint32Array(room.images);
  const starts = new Uint32Array(room.images + 1);
  const values = new Uint32Array(room.attachments);
  let size = 0;
  let carried = 0;
  for (const [key, polarity, confidence, labelPost, post] of rows) {
    if (size === 0 || keys[size - 1] !== key) {
      keys[size] = key;
      polarities[size] = polarity;
      confidences[size] = confidence;
      labelPosts[size] = labelPost;
      starts[size] = carried;
      size += 1;
    }
    if (post === null) continue;
    values[carried] = post;
    carried += 1;
  }
  starts[size] = carried;
  return { size, keys, polarities, confidences, labelPosts, posts: { starts, values } };
}

/** Groups of the images with these keys; members of a group without a weak label count for its posts only. */
function groupColumns(
  rows: Iterable<MemberRow>,
  keys: Uint32Array,
  lastKey: number,
): Pick<LabelledImages, 'groups' | 'representatives' | 'copyPosts'> {
  const placeOf = new Int32Array(lastKey + 1).fill(-1);
  keys.forEach((key, place) => {
    placeOf[key] = place;
  });
  const groups = new Int32Array(keys.length).fill(-1);
  const numbers = new Map<number, number>();
  const places: number[] = [];
  const posts: number[] = [];
  for (const [key, representative, post] of rows) {
    const place = placeOf[key] ?? -1;
    if (place >= 0) {
      const number = numbers.get(representative) ?? numbers.size;
      numbers.set(representative, number);
      groups[place] = number;
    }
    const best = placeOf[representative] ?? -1;
    if (key === representative || best < 0 || post === null) continue;
    places.push(best);
    posts.push(post);
  }
  return {
    groups,
    representatives: Uint32Array.from(numbers.keys()),
    copyPosts: listsOf(places, posts, keys.length),
  };
}

/** A list for each number below `count`, of the values that come with it. */
function listsOf(numbers: readonly number[], values: readonly number[], count: number): Lists {
  const { starts, order } = countingOrder(Uint32Array.from(numbers), count);
  return { starts, values: order.map((at) => values[at] ?? 0) };
}
