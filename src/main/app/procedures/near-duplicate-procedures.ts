import { decideOpenGroups, turnOpenDecision } from '../open-groups.ts';
import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';

/** Near-duplicates: how well they are found, their groups, and what a person decides about those. */
export function nearDuplicateProcedures(os: StudioImplementer, studio: Studio) {
  const { nearDuplicates } = os;
  const workspace = () => studio.requireSession().workspace;
  const reading = () => studio.requireSession().reading.ask();
  return nearDuplicates.router({
    measurements: nearDuplicates.measurements.handler(() => workspace().copyMeasurements.list()),
    overview: nearDuplicates.overview.handler(() => reading().groupsOverview()),
    groups: nearDuplicates.groups.handler(({ input }) => reading().groups(input)),
    group: nearDuplicates.group.handler(({ input }) => workspace().groups.groupOf(input.mediaId)),
    decide: nearDuplicates.decide.handler(({ input }) => decideOpenGroups(studio, input)),
    undo: nearDuplicates.undo.handler(() => turnOpenDecision(studio, 'undo')),
    redo: nearDuplicates.redo.handler(() => turnOpenDecision(studio, 'redo')),
  });
}
