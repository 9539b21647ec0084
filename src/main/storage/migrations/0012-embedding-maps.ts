/** Maps of evaluations: ids of 32 bytes each, and x and y of each as 32-bit floats, the lowest byte first. */
export const embeddingMaps = `
CREATE TABLE embedding_maps (
  model TEXT NOT NULL,
  target TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  media_ids BLOB NOT NULL,
  positions BLOB NOT NULL,
  PRIMARY KEY (model, target),
  FOREIGN KEY (model, target) REFERENCES evaluations ON DELETE CASCADE
) STRICT;
`;
