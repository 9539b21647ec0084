import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDocumentNetworkData } from '../../domain/text/document-network-data.ts';
import { readDocumentNetwork } from '../../domain/text/document-network-file.ts';
import type { DocumentNetworkTrainer } from '../../pipeline/ports/document-network-trainer.ts';
import type { Trainer } from '../../pipeline/ports/trainer.ts';

/** Trains document networks in the trainer process, which is spoken to by files in `temporaryFolder`. */
export function networkTrainerOf(
  trainer: Pick<Trainer, 'trainDocumentNetwork'>,
  temporaryFolder: string,
): DocumentNetworkTrainer {
  return {
    async *train(data, settings, seed) {
      await mkdir(temporaryFolder, { recursive: true });
      const folder = await mkdtemp(join(temporaryFolder, 'network-'));
      const cancel = new AbortController();
      try {
        const dataFile = join(folder, 'data.bin');
        const weightsFile = join(folder, 'weights.bin');
        await writeFile(dataFile, writeDocumentNetworkData(data));
        const request = { dataFile, weightsFile, settings, seed };
        for await (const progress of trainer.trainDocumentNetwork(request, cancel.signal)) {
          const { epoch, epochs, done, total } = progress;
          yield (epoch - 1 + done / total) / epochs;
        }
        return readDocumentNetwork(await readFile(weightsFile));
      } finally {
        cancel.abort();
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
