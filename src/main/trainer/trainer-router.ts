import { join } from 'node:path';
import { implement, ORPCError } from '@orpc/server';
import { trainerContract } from '../../shared/contract/trainer-contract.ts';
import { Failure } from '../../shared/failure.ts';
import { computeDevice, tensorflowVersion, tf } from './backend.ts';
import { classifySensitive } from './classify-sensitive.ts';
import { crossFit } from './cross-fit.ts';
import { estimate } from './estimate.ts';
import { exportModel } from './export-model.ts';
import { fineTune } from './fine-tune.ts';
import { predict } from './predict.ts';
import { withEventFile } from './tensorboard/with-event-file.ts';
import { trainDocumentNetworkFile } from './text/train-document-network-file.ts';
import { createUnderWay } from './under-way.ts';

/** The signal of a caller that never goes away. */
const NEVER = new AbortController().signal;

/** The trainer's contract, carried out. */
export function createTrainerRouter() {
  const procedure = implement(trainerContract);
  const { inTurn, settled } = createUnderWay();
  return procedure.router({
    info: procedure.info.handler(() => ({
      tensorflowVersion: tensorflowVersion(),
      device: computeDevice(),
      tensors: tf.memory().numTensors,
      processId: process.pid,
    })),
    train: procedure.train.handler(({ input }) =>
      inTurn(
        answering(
          withEventFile(
            fineTune(input, () => performance.now()),
            join(input.runFolder, 'tensorboard'),
            Date.now,
          ),
        ),
      ),
    ),
    settled: procedure.settled.handler(async () => {
      await settled();
      return null;
    }),
    estimate: procedure.estimate.handler(async ({ input, signal = NEVER }) => {
      try {
        return await estimate(input, { now: () => performance.now(), signal });
      } catch (error) {
        throw answerFor(error);
      }
    }),
    crossFit: procedure.crossFit.handler(({ input }) =>
      inTurn(answering(crossFit(input, () => performance.now()))),
    ),
    predict: procedure.predict.handler(({ input }) =>
      answering(predict(input.modelFolder, input.paths)),
    ),
    classifySensitive: procedure.classifySensitive.handler(({ input }) =>
      answering(classifySensitive(input.paths)),
    ),
    trainDocumentNetwork: procedure.trainDocumentNetwork.handler(({ input }) =>
      answering(trainDocumentNetworkFile(input)),
    ),
    exportModel: procedure.exportModel.handler(async ({ input }) => {
      try {
        return await exportModel(input.runFolder, input.modelFolder, input.weightsFolder);
      } catch (error) {
        throw answerFor(error);
      }
    }),
  });
}

async function* answering<T>(
  events: AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  try {
    yield* events;
  } catch (error) {
    throw answerFor(error);
  }
}

/** Failures cross to the caller with their words; anything else is a bug and stays what it is. */
function answerFor(error: unknown): unknown {
  if (!(error instanceof Failure)) return error;
  return new ORPCError('TRAINER_FAILED', {
    message: error.message,
    data: { advice: error.advice },
    cause: error,
  });
}
