import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type {
  CopyKind,
  GroupMember,
  GroupsPage,
  GroupsRequest,
  NearDuplicateGroup,
  NearDuplicateOverview,
} from '../../shared/domain/near-duplicates.ts';
import { polarityFromIndex } from '../../shared/domain/polarity.ts';
import { createNearDuplicateStore } from './near-duplicate-store.ts';
import { createSettingsStore } from './settings-store.ts';

/** Reads near-duplicate groups as the interface shows them. */
export type GroupQuery = {
  readonly overview: () => NearDuplicateOverview;
  readonly page: (request: GroupsRequest) => GroupsPage;
  /** The group of an image, or null. */
  readonly groupOf: (mediaId: MediaId) => NearDuplicateGroup | null;
  /** Groups by their representatives, in that order; those that are none are left out. */
  readonly groups: (representatives: readonly MediaId[]) => readonly NearDuplicateGroup[];
};

type Totals = Pick<NearDuplicateOverview, 'groups' | 'images' | 'conflicts' | 'byHand'>;
type MemberRow = {
  readonly representative_id: MediaId;
  readonly is_kept: number;
  readonly majority: number | null;
  readonly media_id: MediaId;
  readonly width: number;
  readonly height: number;
  readonly size_bytes: number;
  readonly posted_at_ms: number | null;
  readonly polarity: number | null;
  readonly confidence: number | null;
  readonly distance: number;
  readonly kind: CopyKind | null;
  readonly score: number | null;
  readonly is_mirrored: number;
  readonly by_hand: number;
  readonly is_sensitive: number;
};

const SHOWN: Readonly<Record<GroupsRequest['shown'], string>> = {
  all: '1',
  conflicts: 'majority IS NOT NULL',
  'by-hand': 'is_touched = 1',
};
const ORDERS: Readonly<Record<GroupsRequest['order'], string>> = {
  largest: 'images DESC, representative_id',
  'least-sure': 'least_score IS NULL, least_score, representative_id',
};

export function createGroupQuery(database: Database): GroupQuery {
  const settings = createSettingsStore(database);
  const totals = database.prepare<[], Totals>(
    `SELECT count(*) AS groups, coalesce(sum(images), 0) AS images,
       (SELECT count(*) FROM near_duplicate_groups WHERE ${SHOWN.conflicts}) AS conflicts,
       (SELECT count(*) FROM near_duplicate_groups WHERE ${SHOWN['by-hand']}) AS byHand
     FROM near_duplicate_groups`,
  );
  const { curve } = createNearDuplicateStore(database);
  const anyIn = database
    .prepare<[string], number>(
      'SELECT EXISTS (SELECT 1 FROM group_decision_states WHERE state = ?)',
    )
    .pluck();
  const counts = perShown((shown) =>
    database
      .prepare<[], number>(`SELECT count(*) FROM near_duplicate_groups WHERE ${SHOWN[shown]}`)
      .pluck(),
  );
  const pages = perShown((shown) => ({
    largest: preparePage(database, shown, 'largest'),
    'least-sure': preparePage(database, shown, 'least-sure'),
  }));
  const representativeOf = database
    .prepare<[MediaId], MediaId>(
      'SELECT representative_id FROM near_duplicate_members WHERE media_id = ?',
    )
    .pluck();
  const members = database.prepare<[string], MemberRow>(
    `SELECT g.representative_id, g.is_kept, g.majority, n.media_id, m.width, m.height, m.size_bytes,
       (SELECT min(p.posted_at_ms) FROM attachments a JOIN posts p ON p.post_id = a.post_id
         WHERE a.media_id = n.media_id) AS posted_at_ms,
       l.polarity, l.confidence, n.distance, n.kind, n.score, n.is_mirrored, n.by_hand,
       coalesce(c.sensitive, 0) OR EXISTS (SELECT 1 FROM attachments a
         JOIN posts p ON p.post_id = a.post_id
         WHERE a.media_id = n.media_id AND p.possibly_sensitive = 1) AS is_sensitive
     FROM json_each(?) asked
     CROSS JOIN near_duplicate_groups g ON g.representative_id = asked.value
     CROSS JOIN near_duplicate_members n ON n.representative_id = g.representative_id
     JOIN media m ON m.media_id = n.media_id
     LEFT JOIN media_labels l ON l.media_id = n.media_id
     LEFT JOIN sensitive_checks c ON c.media_id = n.media_id
     ORDER BY asked.key, n.media_id <> n.representative_id, n.distance, n.media_id`,
  );
  const groups = (representatives: readonly MediaId[]): readonly NearDuplicateGroup[] =>
    groupsOfRows(members.all(JSON.stringify(representatives)));

  return {
    overview: () => {
      const counted = totals.get() ?? { groups: 0, images: 0, conflicts: 0, byHand: 0 };
      return {
        radius: settings.nearDuplicateRadius(),
        leastScore: settings.nearDuplicateLeastScore(),
        ...counted,
        redundant: counted.images - counted.groups,
        curve: [...curve()],
        canUndo: anyIn.get('done') === 1,
        canRedo: anyIn.get('undone') === 1,
      };
    },
    page: ({ shown, order, limit, offset }) => ({
      total: counts[shown].get() ?? 0,
      groups: groups(pages[shown][order].all(limit, offset)),
    }),
    groupOf: (mediaId) => {
      const representative = representativeOf.get(mediaId);
      return representative === undefined ? null : (groups([representative])[0] ?? null);
    },
    groups,
  };
}

function perShown<T>(prepare: (shown: GroupsRequest['shown']) => T) {
  return {
    all: prepare('all'),
    conflicts: prepare('conflicts'),
    'by-hand': prepare('by-hand'),
  };
}

function preparePage(
  database: Database,
  shown: GroupsRequest['shown'],
  order: GroupsRequest['order'],
) {
  return database
    .prepare<[number, number], MediaId>(
      `SELECT representative_id FROM near_duplicate_groups WHERE ${SHOWN[shown]}
       ORDER BY ${ORDERS[order]} LIMIT ? OFFSET ?`,
    )
    .pluck();
}

function groupsOfRows(rows: readonly MemberRow[]): readonly NearDuplicateGroup[] {
  return [...Map.groupBy(rows, (row) => row.representative_id)].map(([representative, members]) => {
    const { is_kept, majority } = members[0] ?? { is_kept: 0, majority: null };
    return {
      representative,
      isKeptByHand: is_kept === 1,
      members: members.map(groupMember),
      conflict: majority === null ? null : { majority: polarityFromIndex(majority) },
    };
  });
}

function groupMember(row: MemberRow): GroupMember {
  return {
    mediaId: row.media_id,
    width: row.width,
    height: row.height,
    sizeBytes: row.size_bytes,
    postedAtMs: row.posted_at_ms,
    weak:
      row.polarity === null || row.confidence === null
        ? null
        : { polarity: polarityFromIndex(row.polarity), confidence: row.confidence },
    isSensitive: row.is_sensitive === 1,
    distance: row.distance,
    kind: row.kind,
    score: row.score,
    isMirrored: row.is_mirrored === 1,
    isByHand: row.by_hand === 1,
  };
}
