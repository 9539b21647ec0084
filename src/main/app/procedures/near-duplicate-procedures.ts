import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';

/** Near-duplicates: how well they are found. */
export function nearDuplicateProcedures(os: StudioImplementer, studio: Studio) {
  const { nearDuplicates } = os;
  return nearDuplicates.router({
    measurements: nearDuplicates.measurements.handler(() =>
      studio.requireSession().workspace.copyMeasurements.list(),
    ),
  });
}
