/**
 * The first schema: sources, posts, media, weak labels, groups, datasets, runs, benchmarks, evaluations.
 *
 * Perceptual hashes are two unsigned 32-bit halves, so that SQLite and typed arrays hold them without BigInt.
 */
export const firstSchema = `
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE imports (
  import_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  locator TEXT NOT NULL,
  fingerprint TEXT NOT NULL UNIQUE,
  cursor TEXT,
  records INTEGER NOT NULL DEFAULT 0,
  posts INTEGER NOT NULL DEFAULT 0,
  finished INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE import_rejections (
  import_id INTEGER NOT NULL REFERENCES imports,
  reason TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (import_id, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_rejection_examples (
  import_id INTEGER NOT NULL REFERENCES imports,
  reason TEXT NOT NULL,
  place TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX import_rejection_examples_by_reason ON import_rejection_examples (import_id, reason);

CREATE TABLE posts (
  post_id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports,
  platform TEXT NOT NULL,
  native_id TEXT NOT NULL,
  text TEXT NOT NULL,
  language TEXT,
  posted_at_ms INTEGER,
  possibly_sensitive INTEGER NOT NULL,
  UNIQUE (platform, native_id)
) STRICT;

CREATE TABLE media (
  media_id TEXT PRIMARY KEY,
  size_bytes INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('unchecked', 'clean', 'damaged')),
  reason TEXT,
  detail TEXT,
  format TEXT,
  width INTEGER,
  height INTEGER,
  hash_high INTEGER,
  hash_low INTEGER,
  searched INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX media_unchecked ON media (media_id) WHERE state = 'unchecked';
CREATE INDEX media_not_searched ON media (media_id) WHERE state = 'clean' AND searched = 0;

CREATE TABLE attachments (
  attachment_id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts,
  position INTEGER NOT NULL,
  locator TEXT NOT NULL,
  alt_text TEXT,
  state TEXT NOT NULL CHECK (state IN ('pending', 'fetched', 'rejected')),
  reason TEXT,
  detail TEXT,
  media_id TEXT REFERENCES media,
  UNIQUE (post_id, position)
) STRICT;
CREATE INDEX attachments_pending ON attachments (attachment_id) WHERE state = 'pending';
CREATE INDEX attachments_by_media ON attachments (media_id, post_id) WHERE media_id IS NOT NULL;

CREATE TABLE weak_labels (
  teacher TEXT NOT NULL,
  post_id INTEGER NOT NULL REFERENCES posts,
  negative REAL NOT NULL,
  neutral REAL NOT NULL,
  positive REAL NOT NULL,
  polarity INTEGER NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (teacher, post_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE media_labels (
  media_id TEXT PRIMARY KEY REFERENCES media,
  post_id INTEGER NOT NULL REFERENCES posts,
  polarity INTEGER NOT NULL,
  confidence REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX media_labels_by_confidence ON media_labels (polarity, confidence, media_id);

CREATE TABLE near_duplicate_members (
  media_id TEXT PRIMARY KEY REFERENCES media,
  representative_id TEXT NOT NULL REFERENCES media,
  distance INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX near_duplicate_members_by_group ON near_duplicate_members (representative_id, media_id);

CREATE TABLE datasets (
  name TEXT PRIMARY KEY,
  created_at_ms INTEGER NOT NULL,
  recipe TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE dataset_items (
  dataset TEXT NOT NULL REFERENCES datasets,
  media_id TEXT NOT NULL REFERENCES media,
  polarity INTEGER NOT NULL,
  split TEXT NOT NULL CHECK (split IN ('train', 'validation', 'test')),
  PRIMARY KEY (dataset, media_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  name TEXT PRIMARY KEY,
  dataset TEXT NOT NULL REFERENCES datasets,
  settings TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'interrupted', 'cancelled', 'failed', 'finished')),
  created_at_ms INTEGER NOT NULL,
  best_epoch INTEGER,
  failure TEXT
) STRICT;

CREATE TABLE run_epochs (
  run TEXT NOT NULL REFERENCES runs,
  epoch INTEGER NOT NULL,
  metrics TEXT NOT NULL,
  PRIMARY KEY (run, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE benchmarks (
  name TEXT PRIMARY KEY,
  imported_at_ms INTEGER NOT NULL,
  rejected INTEGER NOT NULL
) STRICT;

CREATE TABLE benchmark_items (
  benchmark TEXT NOT NULL REFERENCES benchmarks,
  media_id TEXT NOT NULL REFERENCES media,
  polarity INTEGER NOT NULL,
  file TEXT NOT NULL,
  PRIMARY KEY (benchmark, media_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX benchmark_items_by_media ON benchmark_items (media_id);

CREATE TABLE evaluations (
  run TEXT NOT NULL REFERENCES runs,
  benchmark TEXT NOT NULL REFERENCES benchmarks,
  evaluated_at_ms INTEGER NOT NULL,
  images INTEGER NOT NULL,
  score TEXT NOT NULL,
  PRIMARY KEY (run, benchmark)
) STRICT, WITHOUT ROWID;

CREATE TABLE predictions (
  run TEXT NOT NULL REFERENCES runs,
  benchmark TEXT NOT NULL REFERENCES benchmarks,
  media_id TEXT NOT NULL REFERENCES media,
  negative REAL NOT NULL,
  neutral REAL NOT NULL,
  positive REAL NOT NULL,
  PRIMARY KEY (run, benchmark, media_id)
) STRICT, WITHOUT ROWID;
`;
