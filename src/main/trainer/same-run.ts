import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { Failure } from '../../shared/failure.ts';
import { settingsInTheWay } from '../domain/training/settings-in-the-way.ts';
import type { Checkpoint } from './checkpoint.ts';

/**
 * Makes sure that a checkpoint belongs to the run that is to go on: same images, same settings but for those of
 * how long and how fast.
 *
 * @throws Failure that names what differs.
 */
export function checkSameRun(
  found: Checkpoint,
  settings: FineTuneSettings,
  manifestHash: string,
): void {
  if (found.record.format === 't4sa-checkpoint-1') {
    throw new Failure(
      'TRAINER_FAILED',
      'the run was begun by an earlier version, whose training cannot be gone on with',
      'Start a new run under another name; the model of the old one can be used as it is.',
    );
  }
  const changed = settingsInTheWay(found.record.settings, settings);
  const differing = [...(found.record.manifestHash === manifestHash ? [] : ['images']), ...changed];
  if (differing.length === 0) return;
  throw new Failure(
    'TRAINER_FAILED',
    `the run's folder holds epochs that were trained with other ${differing.join(', ')}`,
    'Start a new run under another name.',
  );
}
