import type { ImportedChoice } from '../../../../src/renderer/features/train/new-run/starting-weights.ts';

/** Imported weights as they are chosen from. */
export function anImported(more: Partial<ImportedChoice> = {}): ImportedChoice {
  return { name: 'vgg', network: 'VGG-19', hasPolarityLayer: false, importedAtMs: 0, ...more };
}
