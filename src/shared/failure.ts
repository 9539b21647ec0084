/** Kinds of failure that a person can act on, and BUG for everything else that is thrown. */
export const FAILURE_KINDS = [
  'NO_WORKSPACE',
  'WORKSPACE_MISSING',
  'WORKSPACE_LOCKED',
  'WORKSPACE_TOO_NEW',
  'WORKSPACE_DAMAGED',
  'STORAGE_FULL',
  'STORAGE_READ_ONLY',
  'BAD_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'SOURCE_REFUSED',
  'SOURCE_UNREACHABLE',
  'TRAINER_FAILED',
  'BUG',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/**
 * An expected failure: what is wrong, and what to do about it.
 *
 * Thrown by the main process's parts and turned into an answer at the border (contract, command line).
 */
export class Failure extends Error {
  readonly kind: FailureKind;
  /** What the person can do; a sentence. */
  readonly advice: string;

  constructor(kind: FailureKind, message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Failure';
    this.kind = kind;
    this.advice = advice;
  }
}
