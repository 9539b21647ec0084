/**
 * Teachers that can be chosen, and their comparisons.
 *
 * Items of a dataset keep the post and the confidence that they were chosen by: `media_labels` changes with
 * the chosen teacher. Version 1 had one teacher, so what it labelled was chosen.
 */
export const teachers = `
ALTER TABLE dataset_items ADD COLUMN post_id INTEGER REFERENCES posts;
ALTER TABLE dataset_items ADD COLUMN confidence REAL;
UPDATE dataset_items SET (post_id, confidence) =
  (SELECT l.post_id, l.confidence FROM media_labels l WHERE l.media_id = dataset_items.media_id);

INSERT INTO settings (key, value)
  SELECT 'teacher', json_quote(teacher) FROM weak_labels LIMIT 1;

CREATE TABLE teacher_comparisons (
  comparison_id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  teachers TEXT NOT NULL,
  scores TEXT NOT NULL,
  UNIQUE (file, teachers)
) STRICT;
`;
