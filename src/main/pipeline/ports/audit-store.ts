import type { MediaId } from '../../../shared/domain/ids.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import type { AuditCandidates } from '../../domain/review/audit-candidates.ts';
import type { AuditCheck } from '../../domain/review/audit-check.ts';
import type { FrozenAudit } from '../../domain/review/frozen-audit.ts';

/** Which weakly labelled images an audit draws from. */
export type AuditPopulation = {
  /** Only images whose weak label comes from a post of this import; null: of any. */
  readonly importId: number | null;
  /** Only weak labels that this rule takes; null: all. */
  readonly selection: SelectionRule | null;
};

export type StoredCandidates = AuditCandidates & {
  /** Names each candidate to `mediaIds`. */
  readonly keys: Uint32Array;
};

/** An image of an audit's sample, hidden repeats left out. */
export type SampledImage = Omit<AuditCheck, 'outcome'> & {
  readonly position: number;
  readonly mediaId: MediaId;
};

export type AuditStore = {
  /** The images of a population, in columns: a million take seconds and some ten megabytes. */
  readonly candidates: (population: AuditPopulation) => StoredCandidates;
  readonly mediaIds: (keys: ArrayLike<number>) => readonly MediaId[];
  /** Null when there is no audit of this name. */
  readonly find: (set: string) => FrozenAudit | null;
  /** By position. */
  readonly sample: (set: string) => readonly SampledImage[];
  /** Imports with the images that have their weak label from them, newest first. */
  readonly batches: () => readonly {
    readonly importId: number;
    readonly kind: string;
    readonly locator: string;
    readonly images: number;
  }[];
};
