import Database from 'better-sqlite3';
import type { AuditStore } from '../pipeline/ports/audit-store.ts';
import type { BenchmarkCopies } from '../pipeline/ports/benchmark-copies.ts';
import type { DatasetStore } from '../pipeline/ports/dataset-store.ts';
import type { EvaluationReading } from '../pipeline/ports/evaluation-reading.ts';
import type { ReviewSetStore } from '../pipeline/ports/review-set-store.ts';
import type { StudentStore } from '../pipeline/ports/student-store.ts';
import { createAuditStore } from './audit-store.ts';
import { createBenchmarkCopies } from './benchmark-copies.ts';
import { createDatasetStore } from './dataset-store.ts';
import { createEvaluationReading } from './evaluation-reading.ts';
import { createFunnelQuery } from './funnel-query.ts';
import { createGroupQuery, type GroupQuery } from './group-query.ts';
import { createReviewSetStore } from './review-set-store.ts';
import { createSelectionQuery } from './selection-query.ts';
import { createStudentStore } from './student-store.ts';

/** What can be read of a workspace that is open elsewhere. */
export type WorkspaceReading = {
  readonly funnel: ReturnType<typeof createFunnelQuery>;
  readonly selected: ReturnType<typeof createSelectionQuery>;
  readonly audits: AuditStore;
  readonly reviewSets: ReviewSetStore;
  readonly datasets: DatasetStore;
  readonly students: StudentStore;
  readonly benchmarkCopies: BenchmarkCopies;
  readonly groups: GroupQuery;
  readonly evaluated: EvaluationReading;
  /** Has all that is read in it come from one state of the workspace. */
  readonly snapshot: <T>(read: () => T) => T;
  /** A number that changes whenever another connection wrote. */
  readonly version: () => number;
  /** Moves what was written from the write-ahead log into the database, as far as nobody reads it; nobody waits. */
  readonly checkpoint: () => void;
  readonly close: () => void;
};

/** Opens a workspace's database for reading, beside the connection that writes. */
export function openReading(file: string): WorkspaceReading {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  database.pragma('busy_timeout = 5000');
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -65536');
  let moving: Database.Database | null = null;
  return {
    funnel: createFunnelQuery(database),
    selected: createSelectionQuery(database),
    audits: createAuditStore(database),
    reviewSets: createReviewSetStore(database),
    datasets: createDatasetStore(database),
    students: createStudentStore(database),
    benchmarkCopies: createBenchmarkCopies(database),
    groups: createGroupQuery(database),
    evaluated: createEvaluationReading(database),
    snapshot: (read) => database.transaction(read)(),
    version: () => Number(database.pragma('data_version', { simple: true })),
    checkpoint: () => {
      moving ??= new Database(file, { fileMustExist: true });
      moving.pragma('wal_checkpoint(PASSIVE)');
    },
    close: () => {
      moving?.close();
      database.close();
    },
  };
}
