import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { Failure } from '../../shared/failure.ts';
import type { Checkpoint } from './checkpoint.ts';

/**
 * Makes sure that a checkpoint belongs to the run that is to go on: same images, same settings.
 *
 * The number of epochs may differ, so that a finished run can be trained longer.
 *
 * @throws Failure that names what differs.
 */
export function checkSameRun(
  found: Checkpoint,
  settings: FineTuneSettings,
  manifestHash: string,
): void {
  const earlier = found.record.settings;
  const names = Object.keys(settings) as (keyof FineTuneSettings)[]; // why: Object.keys forgets the names
  const changed = names.filter((name) => name !== 'epochs' && settings[name] !== earlier[name]);
  const differing = [...(found.record.manifestHash === manifestHash ? [] : ['images']), ...changed];
  if (differing.length === 0) return;
  throw new Failure(
    'TRAINER_FAILED',
    `the run's folder holds epochs that were trained with other ${differing.join(', ')}`,
    'Start a new run under another name.',
  );
}
