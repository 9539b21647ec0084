/**
 * Evaluations of any model on any target, under the keys of `modelKey` and `targetKey`. A prediction without
 * probabilities is of an image that could not be decoded. What was measured until now was runs on benchmarks.
 */
const evaluations = `
CREATE TABLE evaluations_by_key (
  model TEXT NOT NULL,
  target TEXT NOT NULL,
  evaluated_at_ms INTEGER NOT NULL,
  images INTEGER NOT NULL,
  unreadable INTEGER NOT NULL,
  score TEXT NOT NULL,
  PRIMARY KEY (model, target)
) STRICT, WITHOUT ROWID;
INSERT INTO evaluations_by_key
  SELECT 'run:' || e.run, 'benchmark:' || e.benchmark, e.evaluated_at_ms, e.images,
    max(0, (SELECT count(*) FROM benchmark_items i WHERE i.benchmark = e.benchmark) - e.images), e.score
  FROM evaluations e;
DROP TABLE evaluations;
ALTER TABLE evaluations_by_key RENAME TO evaluations;

CREATE TABLE predictions_by_key (
  model TEXT NOT NULL,
  target TEXT NOT NULL,
  media_id TEXT NOT NULL REFERENCES media,
  negative REAL,
  neutral REAL,
  positive REAL,
  PRIMARY KEY (model, target, media_id)
) STRICT, WITHOUT ROWID;
INSERT INTO predictions_by_key
  SELECT 'run:' || run, 'benchmark:' || benchmark, media_id, negative, neutral, positive FROM predictions;
DROP TABLE predictions;
ALTER TABLE predictions_by_key RENAME TO predictions;
`;

/** What weights a model had when it was measured: imported ones may be replaced by others under their name. */
const digests = `
CREATE TABLE measured_models (
  model TEXT PRIMARY KEY,
  digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

/**
 * The form that a benchmark was published in, its classes as JSON, and the class of each item. Images that only a
 * removed benchmark had stay: others may refer to them.
 */
const benchmarks = `
ALTER TABLE benchmarks ADD COLUMN form TEXT;
ALTER TABLE benchmarks ADD COLUMN classes TEXT;
ALTER TABLE benchmark_items ADD COLUMN class TEXT;
CREATE TABLE former_benchmark_media (media_id TEXT PRIMARY KEY REFERENCES media) STRICT, WITHOUT ROWID;
`;

export const evaluationsOfAnyModel = `${evaluations}${digests}${benchmarks}`;
