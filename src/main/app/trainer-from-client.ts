import { setTimeout as sleep } from 'node:timers/promises';
import { AUTOMATIC_BATCH_SIZE, type FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { Trainer } from '../pipeline/ports/trainer.ts';
import type { TrainerClient } from './trainer-client.ts';

/** A training that was stopped ends its batch and writes a checkpoint; nobody waits longer than this for it. */
const SETTLE_PATIENCE_MS = 60_000;

/**
 * The trainer port over the contract's client.
 *
 * Where memory is to be measured for the batch size, a new process does it: in one that has trained before, memory
 * does not grow any more and tells nothing (see `planBatches`).
 */
export function trainerFromClient({ client, renew }: TrainerClient): Trainer {
  const renewFor = ({ mode, batchSize }: FineTuneSettings): void => {
    if (mode === 'FT-A' && batchSize === AUTOMATIC_BATCH_SIZE) renew();
  };
  const settle = async (): Promise<void> => {
    const settled = client.settled().catch(() => undefined);
    await Promise.race([settled, sleep(SETTLE_PATIENCE_MS, undefined, { ref: false })]);
  };
  return {
    train: async function* (request, signal) {
      renewFor(request.settings);
      try {
        yield* await client.train(request, { signal });
      } finally {
        if (signal.aborted) await settle();
      }
    },
    estimate: (request, signal) => {
      renewFor(request.settings);
      return client.estimate(request, { signal });
    },
    crossFit: async function* (request, signal) {
      try {
        yield* await client.crossFit(request, { signal });
      } finally {
        if (signal.aborted) await settle();
      }
    },
    predict: async function* (request, signal) {
      yield* await client.predict(request, { signal });
    },
    predictImage: (request, signal) => client.predictImage(request, { signal }),
    classifySensitive: async function* (request, signal) {
      yield* await client.classifySensitive(request, { signal });
    },
    trainDocumentNetwork: async function* (request, signal) {
      yield* await client.trainDocumentNetwork(request, { signal });
    },
    gradCam: (request, signal) => client.gradCam(request, { signal }),
    embed: async function* (request, signal) {
      yield* await client.embed(request, { signal });
    },
    exportModel: (request) => client.exportModel(request),
    exportWeights: (request) => client.exportWeights(request),
  };
}
