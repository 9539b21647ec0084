import { join } from 'node:path';
import { implement, ORPCError } from '@orpc/server';
import { trainerContract } from '../../shared/contract/trainer-contract.ts';
import { Failure } from '../../shared/failure.ts';
import { computeDevice, tensorflowVersion, tf } from './backend.ts';
import { classifySensitive } from './classify-sensitive.ts';
import { crossFit } from './cross-fit.ts';
import { embedImages } from './embed-images.ts';
import { estimate } from './estimate.ts';
import { exportModel } from './export-model.ts';
import { exportWeights } from './export-weights.ts';
import { fineTune } from './fine-tune.ts';
import { gradCam } from './grad-cam.ts';
import { releaseHeldModel } from './held-model.ts';
import { predict } from './predict.ts';
import { predictImage } from './predict-image.ts';
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
    train: procedure.train.handler(({ input }) => {
      releaseHeldModel();
      return inTurn(
        answering(
          withEventFile(
            fineTune(input, () => performance.now()),
            join(input.runFolder, 'tensorboard'),
            Date.now,
          ),
        ),
      );
    }),
    settled: procedure.settled.handler(async () => {
      await settled();
      return null;
    }),
    estimate: procedure.estimate.handler(({ input, signal = NEVER }) =>
      answered(estimate(input, { now: () => performance.now(), signal })),
    ),
    crossFit: procedure.crossFit.handler(({ input }) =>
      inTurn(answering(crossFit(input, () => performance.now()))),
    ),
    predict: procedure.predict.handler(({ input }) =>
      answering(predict(input.modelFolder, input.paths)),
    ),
    predictImage: procedure.predictImage.handler(({ input }) =>
      answered(predictImage(input.modelFolder, input.image)),
    ),
    classifySensitive: procedure.classifySensitive.handler(({ input }) =>
      answering(classifySensitive(input.paths)),
    ),
    trainDocumentNetwork: procedure.trainDocumentNetwork.handler(({ input }) =>
      answering(trainDocumentNetworkFile(input)),
    ),
    gradCam: procedure.gradCam.handler(({ input }) =>
      answered(gradCam(input.modelFolder, input.image, input.polarity)),
    ),
    embed: procedure.embed.handler(({ input }) =>
      answering(embedImages(input.modelFolder, input.paths)),
    ),
    exportModel: procedure.exportModel.handler(({ input }) => answered(exportModel(input))),
    exportWeights: procedure.exportWeights.handler(({ input }) =>
      answered(exportWeights(input.weightsFolder, input.modelFolder)),
    ),
  });
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw answerFor(error);
  }
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
