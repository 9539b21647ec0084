/**
 * Runs may wait and be paused. SQLite cannot change a CHECK, so the table is made anew; foreign keys are off
 * while the schema changes, and those of epochs and evaluations name the new table once it has the old name.
 */
const states = `
CREATE TABLE runs_of_more_states (
  name TEXT PRIMARY KEY,
  dataset TEXT NOT NULL REFERENCES datasets,
  settings TEXT NOT NULL,
  state TEXT NOT NULL CHECK (
    state IN ('queued', 'running', 'paused', 'interrupted', 'cancelled', 'failed', 'finished')
  ),
  created_at_ms INTEGER NOT NULL,
  best_epoch INTEGER,
  failure TEXT
) STRICT;
INSERT INTO runs_of_more_states (name, dataset, settings, state, created_at_ms, best_epoch, failure)
  SELECT name, dataset, settings, state, created_at_ms, best_epoch, failure FROM runs;
DROP TABLE runs;
ALTER TABLE runs_of_more_states RENAME TO runs;
`;

/** FT-A mirrored half of the images before that could be chosen. */
const augmentation = `
UPDATE runs
  SET settings = json_set(settings, '$.augmentation', json('{"mirror":true,"crop":0,"colour":0}'))
  WHERE json_extract(settings, '$.mode') = 'FT-A' AND json_type(settings, '$.augmentation') IS NULL;
`;

export const runStates = `${states}${augmentation}`;
