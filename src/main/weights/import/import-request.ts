import type { ImageScaling } from '../../../shared/domain/image-scaling.ts';
import type { NetworkWeights } from '../../../shared/domain/network-weights.ts';
import type { WeightsCatalogue } from '../../../shared/domain/weights-catalogue.ts';
import type { NetworkLayers } from '../../domain/networks/layer-weights.ts';

/** Weights to import, as they are told to the thread that does it. */
export type ImportRequest = {
  /** Paths: the file of weights, and what belongs to it. */
  readonly files: readonly string[];
  /** What the weights will be named. */
  readonly name: string;
  /** Folder of all weights. */
  readonly into: string;
  readonly nowMs: number;
  /** Networks that are known. */
  readonly networks: readonly NetworkLayers[];
  /** Tells licence and citation of files that it knows. */
  readonly catalogue: WeightsCatalogue;
  /** What the network was trained to see; left out: what the files say. */
  readonly scaling?: ImageScaling | undefined;
};

export type ImportedWeights = {
  readonly weights: NetworkWeights;
  /** Tensors of the files that the network does not need. */
  readonly ignored: readonly string[];
};

export type ImportProgress = {
  /** Bytes that were read or written. */
  readonly done: number;
  readonly total: number;
  readonly message: string;
};
