import type { ModelDescription } from '../../../shared/domain/model-description.ts';
import type { ModelFormat } from '../../../shared/domain/model-export.ts';
import type { Probabilities } from '../../../shared/domain/polarity.ts';
import type { FailureKind } from '../../../shared/failure.ts';

/** What the thread that writes models is told. */
export type ModelWork = {
  readonly format: Exclude<ModelFormat, 'tfjs'>;
  /** The model as a TensorFlow.js folder. */
  readonly modelFolder: string;
  readonly description: ModelDescription;
  /** Takes the file of the model. */
  readonly folder: string;
  /** Takes a TensorFlow.js folder of what was read back from the file, where TensorFlow is to run it. */
  readonly checkFolder: string;
  readonly onnxTakesBytes: boolean;
  readonly program: { readonly name: string; readonly version: string };
  /** Kept in the file, texts by name. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Images that an ONNX file is run on. */
  readonly paths: readonly string[];
};

/** What came of it. */
export type ModelWorkDone = {
  /** Of the images, null where one could not be decoded; all null where TensorFlow is to run the check folder. */
  readonly judged: readonly (Probabilities | null)[] | null;
  /** What ran it; null where TensorFlow is to. */
  readonly runtime: string | null;
};

export type ModelWorkMessage =
  | { readonly kind: 'done'; readonly done: ModelWorkDone }
  | {
      readonly kind: 'failed';
      /** Null: no failure that was expected. */
      readonly failure: FailureKind | null;
      readonly message: string;
      readonly advice: string;
      /** Code of an error of the system, such as that of a full disk. */
      readonly code: string | null;
    };
