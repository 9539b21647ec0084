import { selectCandidates, selectionTest } from '../../src/main/domain/select-candidates.ts';
import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import type { SelectionRule } from '../../src/shared/domain/selection.ts';

/** Representatives that a selection takes of a workspace. */
export function candidatesOf({ datasets }: Workspace, selection: SelectionRule) {
  return selectCandidates(
    datasets.labelledImages(),
    selectionTest(selection, datasets.agreeing(selection.agreeing ?? [])),
    { also: [], nearDuplicates: 'representatives' },
  );
}
