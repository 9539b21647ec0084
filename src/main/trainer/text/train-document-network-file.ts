import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { TrainDocumentNetworkRequest } from '../../../shared/contract/trainer-contract.ts';
import type { DocumentNetworkProgress } from '../../../shared/domain/document-network.ts';
import { Failure } from '../../../shared/failure.ts';
import {
  type DocumentNetworkData,
  readDocumentNetworkData,
} from '../../domain/text/document-network-data.ts';
import { writeDocumentNetwork } from '../../domain/text/document-network-file.ts';
import { trainDocumentNetwork } from './train-document-network.ts';

/**
 * Trains a document network on a file and writes its weights to another. Stop iterating to cancel: then
 * nothing is written.
 *
 * @throws Failure TRAINER_FAILED that says what is wrong and what to do.
 */
export async function* trainDocumentNetworkFile(
  request: TrainDocumentNetworkRequest,
): AsyncGenerator<DocumentNetworkProgress, void, undefined> {
  const temporary = `${request.weightsFile}.tmp`;
  try {
    const data: DocumentNetworkData = readDocumentNetworkData(await readFile(request.dataFile));
    const weights = yield* trainDocumentNetwork(data, request.settings, request.seed);
    await writeFile(temporary, writeDocumentNetwork(weights), { flush: true });
    await rename(temporary, request.weightsFile);
  } catch (error) {
    throw explain(error);
  } finally {
    await rm(temporary, { force: true });
  }
}

function explain(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(
    'TRAINER_FAILED',
    `the document network could not be trained: ${message}`,
    'Correct what it names, then train again. The teacher in use is not changed.',
    { cause: error },
  );
}
