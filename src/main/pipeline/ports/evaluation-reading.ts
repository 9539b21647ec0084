import type { EvaluationTarget } from '../../../shared/domain/evaluation-target.ts';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Polarity, Probabilities } from '../../../shared/domain/polarity.ts';
import type { EmbeddingMapStore } from './embedding-map-store.ts';
import type { EvaluationStore } from './evaluation-store.ts';
import type { RunStore } from './run-store.ts';

/** An image of a target, with what it can be counted by. */
export type TargetImage = {
  readonly mediaId: MediaId;
  readonly label: Polarity;
  readonly width: number;
  readonly height: number;
  readonly isSensitive: boolean;
  /** As a benchmark has it; null elsewhere. */
  readonly file: string | null;
  readonly agreeing: number | null;
  readonly annotators: number | null;
  /** Of the weak label; null for a benchmark. */
  readonly confidence: number | null;
  /** Number and platform of the earliest post that carries it; null where none does. */
  readonly post: number | null;
  readonly platform: string | null;
};

/** Training images of a dataset, and what shows the same as they. */
export type TrainingCopies = {
  readonly images: number;
  /** Training images that an image shows the same as: itself, linked ones, and those of their groups. */
  readonly of: (mediaId: MediaId) => readonly MediaId[];
};

/** What reports on evaluations are read from. */
export type EvaluationReading = {
  readonly evaluations: Pick<EvaluationStore, 'find' | 'predictions'>;
  readonly embeddingMaps: Pick<EmbeddingMapStore, 'find'>;
  readonly runs: Pick<RunStore, 'find'>;
  /** In order of media id. */
  readonly targetImages: (target: EvaluationTarget) => readonly TargetImage[];
  readonly trainingCopies: (dataset: string) => TrainingCopies;
  readonly post: (post: number) => {
    readonly platform: string;
    readonly text: string;
    readonly postedAtMs: number | null;
  } | null;
  readonly weakLabel: (teacher: string, post: number) => Probabilities | null;
  readonly opinion: (student: string, mediaId: MediaId) => Probabilities | null;
};
