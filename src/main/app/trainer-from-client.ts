import type { Trainer } from '../pipeline/ports/trainer.ts';
import type { TrainerClient } from './trainer-client.ts';

/** The trainer port over the contract's client. */
export function trainerFromClient({ client }: TrainerClient): Trainer {
  return {
    train: async function* (request, signal) {
      yield* await client.train(request, { signal });
    },
    crossFit: async function* (request, signal) {
      yield* await client.crossFit(request, { signal });
    },
    predict: async function* (request, signal) {
      yield* await client.predict(request, { signal });
    },
    classifySensitive: async function* (request, signal) {
      yield* await client.classifySensitive(request, { signal });
    },
    trainDocumentNetwork: async function* (request, signal) {
      yield* await client.trainDocumentNetwork(request, { signal });
    },
    exportModel: async (request) => (await client.exportModel(request)).files,
  };
}
