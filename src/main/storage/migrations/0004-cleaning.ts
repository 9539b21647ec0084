/** What a dataset's summary says of the workspace that it was frozen in. */
const frozenDatasets = `
ALTER TABLE datasets ADD COLUMN conflicts INTEGER;

CREATE TABLE dataset_sources (
  dataset TEXT NOT NULL REFERENCES datasets,
  import_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  locator TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  records INTEGER NOT NULL,
  posts INTEGER NOT NULL,
  PRIMARY KEY (dataset, import_id)
) STRICT, WITHOUT ROWID;
`;

/** People's decisions to take back images that the damage check left out. */
const takenBackImages = `
CREATE TABLE media_decisions (
  decision INTEGER PRIMARY KEY AUTOINCREMENT,
  decided_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE media_overrides (
  media_id TEXT PRIMARY KEY REFERENCES media,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  decision INTEGER NOT NULL REFERENCES media_decisions
) STRICT, WITHOUT ROWID;
CREATE INDEX media_overrides_by_reason ON media_overrides (reason, media_id);
CREATE INDEX media_overrides_by_decision ON media_overrides (decision);
`;

/** How well copies of own images were found, per kind of copy. */
const copyMeasurements = `
CREATE TABLE copy_measurements (
  measurement_id INTEGER PRIMARY KEY,
  measured_at_ms INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  sample INTEGER NOT NULL,
  searched INTEGER NOT NULL,
  unreadable INTEGER NOT NULL,
  settings TEXT NOT NULL,
  rows TEXT NOT NULL
) STRICT;
`;

/**
 * Small grey pictures and hashes of images, and links between those that show the same. What was searched by whole
 * images' hashes alone is searched anew.
 */
const copies = `
CREATE TABLE media_prints (
  media_id TEXT PRIMARY KEY REFERENCES media,
  hashes BLOB,
  grey BLOB NOT NULL
) STRICT;
CREATE INDEX media_prints_without_hashes ON media_prints (media_id) WHERE hashes IS NULL;

CREATE TABLE copy_links (
  media_a TEXT NOT NULL REFERENCES media,
  media_b TEXT NOT NULL REFERENCES media,
  kind TEXT NOT NULL,
  score REAL NOT NULL,
  is_mirrored INTEGER NOT NULL,
  PRIMARY KEY (media_a, media_b)
) STRICT, WITHOUT ROWID;

ALTER TABLE near_duplicate_members ADD COLUMN kind TEXT;
ALTER TABLE near_duplicate_members ADD COLUMN score REAL;
UPDATE media SET searched = 0 WHERE searched = 1;
`;

/** Cleaning, and what datasets keep of their making. */
export const cleaning = `${frozenDatasets}${takenBackImages}${copyMeasurements}${copies}`;
