import type { DocumentNetworkSettings } from '../../../shared/domain/document-network.ts';
import type { DocumentNetworkData } from '../../domain/text/document-network-data.ts';
import type { DocumentNetworkWeights } from '../../domain/text/document-network-weights.ts';

/** Trains the recurrent network of a tandem. */
export type DocumentNetworkTrainer = {
  /** Yields the share that is done, 0 to 1; returns the weights. Equal seeds give equal weights. */
  readonly train: (
    data: DocumentNetworkData,
    settings: DocumentNetworkSettings,
    seed: number,
  ) => AsyncGenerator<number, DocumentNetworkWeights, undefined>;
};
