/** Images that only benchmarks have, and that were compared with all images that were searched. */
const searches = `
CREATE TABLE benchmark_searches (
  media_id TEXT PRIMARY KEY REFERENCES media
) STRICT, WITHOUT ROWID;
`;

/** Copies of benchmarks' images are found as all copies are, and kept. */
export const benchmarkCopies = searches;
