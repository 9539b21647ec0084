import type { DocumentNetworkTrainer } from '../../src/main/pipeline/ports/document-network-trainer.ts';
import { trainDocumentNetwork } from '../../src/main/trainer/text/train-document-network.ts';

/** Trains in this process, with TensorFlow. */
export const networkTrainer: DocumentNetworkTrainer = {
  async *train(data, settings, seed) {
    const events = trainDocumentNetwork(data, settings, seed);
    for (;;) {
      const event = await events.next();
      if (event.done === true) return event.value;
      const { epoch, epochs, done, total } = event.value;
      yield (epoch - 1 + done / total) / epochs;
    }
  },
};
