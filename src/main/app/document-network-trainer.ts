import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDocumentNetworkData } from '../domain/text/document-network-data.ts';
import { readDocumentNetwork } from '../domain/text/document-network-file.ts';
import type { DocumentNetworkTrainer } from '../pipeline/ports/document-network-trainer.ts';
import type { Trainer } from '../pipeline/ports/trainer.ts';

/**
 * Lets the trainer process train document networks; documents and weights pass by files in a folder.
 *
 * @throws Failure TRAINER_FAILED; the signal's reason when aborted.
 */
export function documentNetworkTrainer(
  trainer: Trainer,
  temporary: string,
  signal: AbortSignal,
): DocumentNetworkTrainer {
  return {
    async *train(data, settings, seed) {
      const folder = await mkdtemp(join(temporary, 'document-network-'));
      try {
        const dataFile = join(folder, 'documents.bin');
        const weightsFile = join(folder, 'weights.bin');
        await writeFile(dataFile, writeDocumentNetworkData(data));
        const request = { dataFile, weightsFile, settings, seed };
        for await (const progress of trainer.trainDocumentNetwork(request, signal)) {
          const { epoch, epochs, done, total } = progress;
          yield (epoch - 1 + done / total) / epochs;
        }
        signal.throwIfAborted();
        return readDocumentNetwork(await readFile(weightsFile));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
