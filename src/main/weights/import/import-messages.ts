import type { FailureKind } from '../../../shared/failure.ts';
import type { ImportedWeights, ImportProgress } from './import-request.ts';

/** What the thread that imports weights tells. */
export type ImportMessage =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'imported'; readonly imported: ImportedWeights }
  | {
      readonly kind: 'failed';
      /** Null: no failure that was expected. */
      readonly failure: FailureKind | null;
      readonly message: string;
      readonly advice: string;
      /** Code of an error of the system, such as that of a full disk. */
      readonly code: string | null;
    };
