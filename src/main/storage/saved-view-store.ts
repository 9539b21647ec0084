import type { Database } from 'better-sqlite3';
import type { SavedView } from '../../shared/domain/gallery.ts';

/** Filters of the gallery that a person keeps under a name. */
export type SavedViewStore = {
  /** By name. */
  readonly list: () => readonly SavedView[];
  /** Keeps a view; one of that name is replaced. */
  readonly save: (view: SavedView, nowMs: number) => void;
  /** A name that is not there is fine. */
  readonly remove: (name: string) => void;
};

export function createSavedViewStore(database: Database): SavedViewStore {
  const list = database.prepare<[], SavedView>('SELECT name, query FROM saved_views ORDER BY name');
  const save = database.prepare(
    `INSERT INTO saved_views (name, query, saved_at_ms) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET query = excluded.query, saved_at_ms = excluded.saved_at_ms`,
  );
  const remove = database.prepare('DELETE FROM saved_views WHERE name = ?');
  return {
    list: () => list.all(),
    save: ({ name, query }, nowMs) => void save.run(name, query, nowMs),
    remove: (name) => void remove.run(name),
  };
}
