/**
 * Decisions on images, of which some have not followed yet: on many images at once, these follow in batches.
 *
 * With a reason, the images left out for it from row `after` to row `until` are still to be taken back; without one, those
 * that the decision took back are still to be left out again.
 */
export const openDecisions = `
CREATE TABLE open_decisions (
  place INTEGER PRIMARY KEY,
  decision INTEGER NOT NULL UNIQUE REFERENCES media_decisions,
  reason TEXT UNIQUE,
  after INTEGER NOT NULL,
  until INTEGER NOT NULL,
  images INTEGER NOT NULL
) STRICT;
`;
