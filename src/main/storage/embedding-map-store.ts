import type { Database } from 'better-sqlite3';
import { modelKey } from '../../shared/domain/evaluated-model.ts';
import { targetKey } from '../../shared/domain/evaluation-target.ts';
import { MediaId } from '../../shared/domain/ids.ts';
import type { EmbeddingMapStore, StoredMap } from '../pipeline/ports/embedding-map-store.ts';
import type { Measurement } from '../pipeline/ports/evaluation-store.ts';

type MapRow = {
  readonly made_at_ms: number;
  readonly seed: number;
  readonly media_ids: Buffer;
  readonly positions: Buffer;
};

const ID_BYTES = 32;

export function createEmbeddingMapStore(database: Database): EmbeddingMapStore {
  const find = database.prepare<[string, string], MapRow>(
    'SELECT * FROM embedding_maps WHERE model = ? AND target = ?',
  );
  const save = database.prepare(
    `INSERT OR REPLACE INTO embedding_maps (model, target, made_at_ms, seed, media_ids, positions)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  return {
    find: (measurement) => {
      const row = find.get(...keysOf(measurement));
      return row === undefined ? null : mapOf(row);
    },
    save: (measurement, { madeAtMs, seed, mediaIds, positions }) => {
      const bytes = Buffer.alloc(positions.length * 4);
      for (const [index, value] of positions.entries()) bytes.writeFloatLE(value, index * 4);
      save.run(
        ...keysOf(measurement),
        madeAtMs,
        seed,
        Buffer.from(mediaIds.join(''), 'hex'),
        bytes,
      );
    },
  };
}

function keysOf({ model, target }: Measurement): [string, string] {
  return [modelKey(model), targetKey(target)];
}

function mapOf(row: MapRow): StoredMap {
  const count = row.media_ids.length / ID_BYTES;
  return {
    madeAtMs: row.made_at_ms,
    seed: row.seed,
    mediaIds: Array.from({ length: count }, (_, index) =>
      MediaId.parse(row.media_ids.toString('hex', index * ID_BYTES, (index + 1) * ID_BYTES)),
    ),
    positions: Float32Array.from({ length: count * 2 }, (_, index) =>
      row.positions.readFloatLE(index * 4),
    ),
  };
}
