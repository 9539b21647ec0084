/**
 * Review: verdicts, review sets, students' opinions, sensitive images, a full-text index of posts, and the
 * indexes by which the funnel counts states.
 *
 * `review_actions` and `review_action_items` are an append-only log, kept so by triggers. `action_states`,
 * `current_verdicts` and `media_verdicts` follow from it and are written in the same transaction.
 * Verdicts are numbers in the order of `REVIEW_OUTCOMES`; null is a withdrawn one.
 */
export const review = `
CREATE VIRTUAL TABLE post_texts USING fts5 (
  text, content = 'posts', content_rowid = 'post_id', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO post_texts (post_texts) VALUES ('rebuild');
CREATE TRIGGER posts_insert_text AFTER INSERT ON posts BEGIN
  INSERT INTO post_texts (rowid, text) VALUES (new.post_id, new.text);
END;
CREATE TRIGGER posts_delete_text AFTER DELETE ON posts BEGIN
  INSERT INTO post_texts (post_texts, rowid, text) VALUES ('delete', old.post_id, old.text);
END;
CREATE TRIGGER posts_update_text AFTER UPDATE OF text ON posts BEGIN
  INSERT INTO post_texts (post_texts, rowid, text) VALUES ('delete', old.post_id, old.text);
  INSERT INTO post_texts (rowid, text) VALUES (new.post_id, new.text);
END;

CREATE TABLE review_sets (
  name TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('audit', 'labelling')),
  created_at_ms INTEGER NOT NULL,
  design TEXT NOT NULL
) STRICT;

CREATE TABLE review_set_items (
  review_set TEXT NOT NULL REFERENCES review_sets,
  position INTEGER NOT NULL,
  media_id TEXT NOT NULL REFERENCES media,
  repeats INTEGER,
  stratum INTEGER,
  probability REAL,
  polarity INTEGER,
  confidence REAL,
  PRIMARY KEY (review_set, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_set_items_by_media ON review_set_items (media_id);

CREATE TABLE review_actions (
  action_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('verdict', 'undo', 'redo')),
  reviewer TEXT NOT NULL COLLATE NOCASE,
  at_ms INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('gallery', 'hunt', 'set', 'adjudication')),
  review_set TEXT REFERENCES review_sets,
  verdict INTEGER,
  target INTEGER REFERENCES review_actions
) STRICT;

CREATE TABLE review_action_items (
  action_id INTEGER NOT NULL REFERENCES review_actions,
  media_id TEXT NOT NULL REFERENCES media,
  position INTEGER NOT NULL DEFAULT -1,
  PRIMARY KEY (action_id, media_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_action_items_by_media ON review_action_items (media_id, action_id);

CREATE TRIGGER review_actions_stay BEFORE UPDATE ON review_actions BEGIN
  SELECT RAISE(ABORT, 'the log of verdicts only grows');
END;
CREATE TRIGGER review_actions_remain BEFORE DELETE ON review_actions BEGIN
  SELECT RAISE(ABORT, 'the log of verdicts only grows');
END;
CREATE TRIGGER review_action_items_stay BEFORE UPDATE ON review_action_items BEGIN
  SELECT RAISE(ABORT, 'the log of verdicts only grows');
END;
CREATE TRIGGER review_action_items_remain BEFORE DELETE ON review_action_items BEGIN
  SELECT RAISE(ABORT, 'the log of verdicts only grows');
END;

CREATE TABLE action_states (
  action_id INTEGER PRIMARY KEY REFERENCES review_actions,
  reviewer TEXT NOT NULL COLLATE NOCASE,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX action_states_by_reviewer ON action_states (reviewer, state, action_id);

CREATE TABLE current_verdicts (
  media_id TEXT NOT NULL REFERENCES media,
  review_set TEXT NOT NULL,
  position INTEGER NOT NULL,
  reviewer TEXT NOT NULL COLLATE NOCASE,
  adjudicates INTEGER NOT NULL,
  verdict INTEGER NOT NULL,
  action_id INTEGER NOT NULL REFERENCES review_actions,
  PRIMARY KEY (media_id, review_set, position, reviewer, adjudicates)
) STRICT, WITHOUT ROWID;
CREATE INDEX current_verdicts_by_set ON current_verdicts (review_set, position);

CREATE TABLE media_verdicts (
  media_id TEXT PRIMARY KEY REFERENCES media,
  outcome INTEGER,
  revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX media_verdicts_by_revision ON media_verdicts (revision);

CREATE TABLE saved_views (
  name TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  saved_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE students (
  name TEXT PRIMARY KEY,
  dataset TEXT NOT NULL REFERENCES datasets,
  request TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  finished INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE student_opinions (
  student TEXT NOT NULL REFERENCES students,
  media_id TEXT NOT NULL REFERENCES media,
  negative REAL NOT NULL,
  neutral REAL NOT NULL,
  positive REAL NOT NULL,
  PRIMARY KEY (student, media_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sensitive_checks (
  media_id TEXT PRIMARY KEY REFERENCES media,
  drawing REAL NOT NULL,
  hentai REAL NOT NULL,
  neutral REAL NOT NULL,
  porn REAL NOT NULL,
  sexy REAL NOT NULL,
  sensitive INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX attachments_by_state ON attachments (state, reason);
CREATE INDEX media_by_state ON media (state, reason);

ALTER TABLE benchmark_items ADD COLUMN agreeing INTEGER;
ALTER TABLE benchmark_items ADD COLUMN annotators INTEGER;
`;
