import type { CopySettings } from '../../domain/copies/copy-settings.ts';
import type { GreyImage } from '../../domain/copies/grey-image.ts';
import type { CopyDetectionRow, PlantedCopy } from '../../domain/copies/measure-copy-detection.ts';

export type CopyDetectionInput = {
  readonly images: readonly GreyImage[];
  readonly copies: readonly PlantedCopy[];
  readonly settings: CopySettings;
};

/** Looks for planted copies, and counts what it finds. */
export type CopyDetector = {
  /** Rejects with the signal's reason when it is aborted. `onProgress` is told how many copies were looked for. */
  readonly detect: (
    input: CopyDetectionInput,
    options: { readonly signal: AbortSignal; readonly onProgress: (copies: number) => void },
  ) => Promise<readonly CopyDetectionRow[]>;
};
