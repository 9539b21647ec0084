import type { Network } from '../../src/main/trainer/network.ts';
import { createOptimizer } from '../../src/main/trainer/optimizer.ts';
import { trainedParameters } from '../../src/main/trainer/parameters.ts';
import { trainEpoch } from '../../src/main/trainer/train-epoch.ts';
import type { TrainingData } from '../../src/main/trainer/training-data.ts';
import type { SettledFineTuneSettings } from '../../src/shared/domain/fine-tune.ts';
import type { EpochMetrics } from '../../src/shared/domain/training-event.ts';

/**
 * Trains a network as a run does, but without a run's folder: nothing is written. Tells of each epoch; stop
 * iterating to stop.
 *
 * @param afterStep called after every step of the optimizer.
 */
export async function* trainInMemory(
  network: Network,
  data: TrainingData,
  settings: SettledFineTuneSettings,
  afterStep: () => void = () => undefined,
): AsyncGenerator<EpochMetrics, void, undefined> {
  const parameters = trainedParameters(network, settings);
  const optimizer = createOptimizer(settings, parameters);
  const session = {
    settings,
    data,
    parameters,
    optimizer,
    classWeights: [1, 1, 1] as const,
    now: () => performance.now(),
    reached: async () => afterStep(),
  };
  try {
    for (let epoch = 1; epoch <= settings.epochs; epoch += 1) {
      const events = trainEpoch(session, epoch, null);
      let event = await events.next();
      while (event.done !== true) event = await events.next();
      yield event.value;
    }
  } finally {
    optimizer.dispose();
  }
}
