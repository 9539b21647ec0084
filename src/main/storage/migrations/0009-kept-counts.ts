/** The author of a post by the platform's own id; null where the source gives none, or did not when it was read. */
const authors = `
ALTER TABLE posts ADD COLUMN author_id TEXT;
CREATE INDEX posts_by_author ON posts (platform, author_id) WHERE author_id IS NOT NULL;
`;

/** Counts, kept by triggers, of the rows of a table per state and reason; no reason is an empty one. */
const tallyOf = (table: string) => `
INSERT INTO state_tallies SELECT '${table}', state, coalesce(reason, ''), count(*) FROM ${table} GROUP BY 2, 3;
CREATE TRIGGER ${table}_tally_new AFTER INSERT ON ${table} BEGIN
  INSERT INTO state_tallies VALUES ('${table}', new.state, coalesce(new.reason, ''), 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER ${table}_tally_gone AFTER DELETE ON ${table} BEGIN
  UPDATE state_tallies SET count = count - 1
    WHERE of = '${table}' AND state = old.state AND reason = coalesce(old.reason, '');
END;
CREATE TRIGGER ${table}_tally_changed AFTER UPDATE OF state, reason ON ${table}
WHEN old.state <> new.state OR old.reason IS NOT new.reason BEGIN
  UPDATE state_tallies SET count = count - 1
    WHERE of = '${table}' AND state = old.state AND reason = coalesce(old.reason, '');
  INSERT INTO state_tallies VALUES ('${table}', new.state, coalesce(new.reason, ''), 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
`;

const stateTallies = `
CREATE TABLE state_tallies (
  of TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (of, state, reason)
) STRICT, WITHOUT ROWID;
${tallyOf('attachments')}${tallyOf('media')}`;

/** How many posts each teacher has labelled. */
const teacherTallies = `
CREATE TABLE teacher_tallies (
  teacher TEXT PRIMARY KEY,
  posts INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO teacher_tallies SELECT teacher, count(*) FROM weak_labels GROUP BY teacher;
CREATE TRIGGER weak_labels_tally_new AFTER INSERT ON weak_labels BEGIN
  INSERT INTO teacher_tallies VALUES (new.teacher, 1) ON CONFLICT DO UPDATE SET posts = posts + 1;
END;
CREATE TRIGGER weak_labels_tally_gone AFTER DELETE ON weak_labels BEGIN
  UPDATE teacher_tallies SET posts = posts - 1 WHERE teacher = old.teacher;
END;
`;

/**
 * How many images have a weak label of a polarity and of so many thousandths of confidence, and how many of them are
 * copies: near-duplicates that another image represents. Written in the transactions that change labels or groups.
 */
const labelTallies = `
CREATE TABLE label_tallies (
  polarity INTEGER NOT NULL,
  thousandths INTEGER NOT NULL,
  images INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  PRIMARY KEY (polarity, thousandths)
) STRICT, WITHOUT ROWID;
INSERT INTO label_tallies
  SELECT l.polarity, CAST(l.confidence * 1000 AS INTEGER), count(*), count(n.media_id)
  FROM media_labels l LEFT JOIN near_duplicate_members n
    ON n.media_id = l.media_id AND n.representative_id <> n.media_id
  GROUP BY 1, 2;
`;

/**
 * What is counted of a frozen dataset, as JSON; null of those that were frozen before it was kept. Items are written in
 * batches: a dataset is there as soon as it is frozen, and what a kill left of one is none.
 */
const datasets = `
ALTER TABLE datasets ADD COLUMN counts TEXT;
ALTER TABLE datasets ADD COLUMN is_frozen INTEGER NOT NULL DEFAULT 1;
`;

/** Authors, counts that are kept so that nobody counts a million rows, and datasets that are written in batches. */
export const keptCounts = `${authors}${stateTallies}${teacherTallies}${labelTallies}${datasets}`;
