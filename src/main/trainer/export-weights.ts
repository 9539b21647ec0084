import { Failure } from '../../shared/failure.ts';
import { explainFailure } from './explain-failure.ts';
import { readWeightsDescription } from './imported-weights.ts';
import { loadNetwork } from './load-network.ts';
import { writeModelFolder } from './write-model-folder.ts';

/**
 * Writes imported weights as a model folder that stands alone; see `exportModel`.
 *
 * @throws Failure where they have no last layer of polarities, are damaged, or are not there.
 */
export async function exportWeights(
  weightsFolder: string,
  modelFolder: string,
): Promise<{ readonly files: readonly string[] }> {
  const { name, network, preprocessing, hasPolarityLayer } =
    await readWeightsDescription(weightsFolder);
  if (!hasPolarityLayer) {
    throw new Failure(
      'TRAINER_FAILED',
      `The weights ${name} have no last layer of NEG, NEU and POS: they judge nothing by themselves`,
      'Fine-tune a run that starts from them, and use that.',
    );
  }
  const loaded = await loadNetwork(network, {
    inputSize: preprocessing.size,
    seed: 0,
    weights: { kind: 'imported', name },
    weightsFolder,
  });
  try {
    return {
      files: await writeModelFolder(modelFolder, loaded, { settings: null, metrics: null }),
    };
  } catch (error) {
    throw explainFailure(error, 1);
  } finally {
    loaded.model.dispose();
  }
}
