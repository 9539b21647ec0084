/**
 * The images that an audit draws from, as columns of equal length in ascending order of media id: the same
 * images give the same sample however they came in.
 */
export type AuditCandidates = {
  /** Weak labels, 0 to 2. */
  readonly polarities: Uint8Array;
  readonly confidences: Float64Array;
  /** Images of one post, of one near-duplicate group, or linked through others, have the same number; the numbers mean nothing else. */
  readonly clusters: Uint32Array;
};
