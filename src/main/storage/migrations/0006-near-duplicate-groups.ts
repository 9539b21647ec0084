/** What a person decides about groups: an append-only log, kept so by triggers, and which of it stands. */
const decisions = `
CREATE TABLE group_decisions (
  decision_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('apart', 'dissolve', 'together', 'keep', 'undo', 'redo')),
  at_ms INTEGER NOT NULL,
  target INTEGER REFERENCES group_decisions
) STRICT;

CREATE TABLE group_decision_images (
  decision_id INTEGER NOT NULL REFERENCES group_decisions,
  media_id TEXT NOT NULL REFERENCES media,
  cut INTEGER NOT NULL,
  side INTEGER NOT NULL,
  PRIMARY KEY (decision_id, media_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_decision_images_by_media ON group_decision_images (media_id, decision_id);

CREATE TRIGGER group_decisions_stay BEFORE UPDATE ON group_decisions BEGIN
  SELECT RAISE(ABORT, 'the log of groups only grows');
END;
CREATE TRIGGER group_decisions_remain BEFORE DELETE ON group_decisions BEGIN
  SELECT RAISE(ABORT, 'the log of groups only grows');
END;
CREATE TRIGGER group_decision_images_stay BEFORE UPDATE ON group_decision_images BEGIN
  SELECT RAISE(ABORT, 'the log of groups only grows');
END;
CREATE TRIGGER group_decision_images_remain BEFORE DELETE ON group_decision_images BEGIN
  SELECT RAISE(ABORT, 'the log of groups only grows');
END;

CREATE TABLE group_decision_states (
  decision_id INTEGER PRIMARY KEY REFERENCES group_decisions,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX group_decision_states_by_state ON group_decision_states (state, decision_id);
`;

/**
 * A row per group, so that lists of groups are cut from an index; it follows from the members, the labels and
 * the decisions, and is written in the same transaction. \`majority\` is null where no labels differ.
 */
const groups = `
ALTER TABLE near_duplicate_members ADD COLUMN is_mirrored INTEGER NOT NULL DEFAULT 0;
ALTER TABLE near_duplicate_members ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;

CREATE TABLE near_duplicate_groups (
  representative_id TEXT PRIMARY KEY REFERENCES media,
  images INTEGER NOT NULL,
  least_score REAL,
  is_kept INTEGER NOT NULL DEFAULT 0,
  is_touched INTEGER NOT NULL DEFAULT 0,
  majority INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX near_duplicate_groups_by_size ON near_duplicate_groups (images DESC, representative_id);
CREATE INDEX near_duplicate_groups_by_score
  ON near_duplicate_groups (least_score IS NULL, least_score, representative_id);
CREATE INDEX near_duplicate_groups_in_conflict ON near_duplicate_groups (representative_id)
  WHERE majority IS NOT NULL;
CREATE INDEX near_duplicate_groups_touched ON near_duplicate_groups (representative_id)
  WHERE is_touched = 1;
INSERT INTO near_duplicate_groups (representative_id, images, least_score)
  SELECT representative_id, count(*), min(score) FROM near_duplicate_members GROUP BY representative_id;

CREATE TABLE near_duplicate_curve (
  least_score REAL PRIMARY KEY,
  groups INTEGER NOT NULL,
  redundant INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

/**
 * Links are kept from a lower score on than before, so everything is searched anew. Pairs that only others
 * link keep what a comparison found (a null kind: no copies), because it takes longer than reading it.
 */
const links = `
CREATE INDEX copy_links_by_other ON copy_links (media_b, media_a);
CREATE INDEX media_by_hash ON media (hash_high, hash_low) WHERE state = 'clean';

CREATE TABLE judged_pairs (
  media_a TEXT NOT NULL REFERENCES media,
  media_b TEXT NOT NULL REFERENCES media,
  kind TEXT,
  score REAL NOT NULL,
  is_mirrored INTEGER NOT NULL,
  PRIMARY KEY (media_a, media_b)
) STRICT, WITHOUT ROWID;

DELETE FROM copy_links;
UPDATE media SET searched = 0 WHERE searched = 1;
`;

/** Groups that a person sees, splits and merges, at a threshold that can be moved. */
export const nearDuplicateGroups = `${decisions}${groups}${links}`;
