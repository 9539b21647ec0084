import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';
import { importedWeights, publishedWeights, removeImportedWeights } from '../weights-shelf.ts';

/** Imported weights of networks, which belong to the person and not to a workspace. */
export function weightsProcedures(os: StudioImplementer, { parts, changes }: Studio) {
  return os.weights.router({
    list: os.weights.list.handler(() => importedWeights(parts)),
    catalogue: os.weights.catalogue.handler(publishedWeights),
    remove: os.weights.remove.handler(async ({ input }) => {
      await removeImportedWeights(parts, input.name);
      changes.emit();
      return importedWeights(parts);
    }),
  });
}
