import type { AuditReport } from '../../../../shared/domain/audit.ts';
import type { CopyMeasurement } from '../../../../shared/domain/copy-measurement.ts';
import type { DatasetSummary } from '../../../../shared/domain/dataset.ts';
import type { DatasetFormat } from '../../../../shared/domain/dataset-export.ts';
import type { Funnel } from '../../../../shared/domain/funnel.ts';
import type { LeakReport } from '../../../../shared/domain/leak-report.ts';
import type { Piece } from '../plan-pieces.ts';

/** An exported dataset, as its card and its metadata tell of it. */
export type ToldDataset = {
  readonly dataset: DatasetSummary;
  readonly format: DatasetFormat;
  readonly pieces: readonly Piece[];
};

/** What a dataset's card tells of the workspace; the workspace is as it is when the card is written. */
export type CardFacts = {
  readonly funnel: Funnel;
  /** Audits of weak labels in which something was checked. */
  readonly audits: readonly { readonly name: string; readonly report: AuditReport }[];
  /** The newest measurement of how well near-duplicates are found; null where none was made. */
  readonly copies: CopyMeasurement | null;
  readonly leaks: LeakReport;
};
