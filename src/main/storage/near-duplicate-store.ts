import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type {
  GroupCurve,
  NearDuplicateStore,
  StoredGroup,
} from '../pipeline/ports/near-duplicate-store.ts';
import { createGroupSummaries } from './group-summaries.ts';
import { createLabelTallies } from './label-tallies.ts';
import { createSettingsStore } from './settings-store.ts';
import { createGroupStage, createMemberWriter } from './staged-groups.ts';

export function createNearDuplicateStore(database: Database): NearDuplicateStore {
  const settings = createSettingsStore(database);
  const summaries = createGroupSummaries(database);
  const tallies = createLabelTallies(database);
  const clear = database.prepare('DELETE FROM near_duplicate_members');
  const insertGroups = createMemberWriter(database);
  const clearCurve = database.prepare('DELETE FROM near_duplicate_curve');
  const insertCurve = database.prepare<[GroupCurve[number]]>(
    `INSERT INTO near_duplicate_curve (least_score, groups, redundant)
     VALUES (@leastScore, @groups, @redundant)`,
  );
  const curve = database.prepare<[], GroupCurve[number]>(
    `SELECT least_score AS leastScore, groups, redundant FROM near_duplicate_curve
     ORDER BY least_score`,
  );
  const representativesOf = database
    .prepare<[string], MediaId>(
      `SELECT DISTINCT n.representative_id FROM json_each(?) asked
       CROSS JOIN near_duplicate_members n ON n.media_id = asked.value`,
    )
    .pluck();
  const removeMembers = database.prepare<[string]>(
    'DELETE FROM near_duplicate_members WHERE media_id IN (SELECT value FROM json_each(?))',
  );
  const markSearched = database.prepare('UPDATE media SET searched = 1 WHERE media_id = ?');
  const anyNotSearched = database
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM media m INDEXED BY media_not_searched
         WHERE m.state = 'clean' AND m.searched = 0 AND EXISTS (SELECT 1 FROM attachments a WHERE a.media_id = m.media_id))`,
    )
    .pluck();

  const members = database.prepare<
    [],
    { readonly representative_id: MediaId; readonly media_id: MediaId }
  >(
    'SELECT representative_id, media_id FROM near_duplicate_members ORDER BY representative_id, media_id',
  );

  const replaceCurve = (points: GroupCurve): void => {
    clearCurve.run();
    for (const point of points) insertCurve.run(point);
  };
  const settle = (
    radius: number,
    made?: { readonly leastScore: number; readonly curve: GroupCurve },
  ): void => {
    replaceCurve(made?.curve ?? []);
    settings.setNearDuplicateRadius(radius);
    if (made !== undefined) settings.setNearDuplicateLeastScore(made.leastScore);
    settings.setGroupsFollowLinks(true);
  };

  return {
    ...createGroupStage(database, settle),
    replaceGroups: database.transaction((groups, searched, radius, made) => {
      clear.run();
      insertGroups(groups);
      summaries.settleAll();
      tallies.settleCopies();
      for (const mediaId of searched) markSearched.run(mediaId);
      settle(radius, made);
    }) satisfies NearDuplicateStore['replaceGroups'],
    replaceGroupsOf: database.transaction(
      (images: readonly MediaId[], groups: readonly StoredGroup[]) => {
        const asked = JSON.stringify(images);
        const before = representativesOf.all(asked);
        const changed = groups.flatMap(({ members }) => members.map(({ mediaId }) => mediaId));
        tallies.around([...images, ...changed], () => {
          removeMembers.run(asked);
          insertGroups(groups);
        });
        summaries.settle([
          ...new Set([...before, ...groups.map(({ representative }) => representative)]),
        ]);
      },
    ) satisfies NearDuplicateStore['replaceGroupsOf'],
    curve: () => curve.all(),
    replaceCurve: database.transaction(replaceCurve),
    followLinks: settings.groupsFollowLinks,
    groups: () => {
      const byRepresentative = Map.groupBy(members.all(), (row) => row.representative_id);
      return [...byRepresentative.values()].map((rows) => rows.map((row) => row.media_id));
    },
    isUpToDate: () => anyNotSearched.get() === 0,
  };
}
