import { z } from 'zod';
import { decodeTables, encodeTables, takeTable } from './document-network-tables.ts';
import {
  type DocumentNetworkWeights,
  namedWeights,
  weightShapes,
  weightsFromNamed,
} from './document-network-weights.ts';

const KIND = 'document network';

const Sizes = z.object({
  embedding: z.int().min(1).max(4096),
  tunedRows: z.int().min(0),
  units: z
    .int()
    .min(2)
    .max(512)
    .refine((units) => units % 2 === 0),
  attention: z.int().min(1).max(4096),
  maxTokens: z.int().min(1).max(1024),
});

/** The weights as the bytes of one file. */
export function writeDocumentNetwork(weights: DocumentNetworkWeights): Uint8Array {
  return encodeTables(KIND, weights.sizes, namedWeights(weights));
}

/**
 * The weights that a file's bytes hold.
 *
 * @throws Error when the bytes are damaged, another file's, of sizes that contradict one another, or not
 * finite.
 */
export function readDocumentNetwork(bytes: Uint8Array): DocumentNetworkWeights {
  const { sizes, tables } = decodeTables(KIND, bytes);
  const checked = Sizes.safeParse(sizes);
  if (!checked.success) {
    throw new Error(`the ${KIND} has sizes that no network has`, { cause: checked.error });
  }
  const named = new Map(
    weightShapes(checked.data).map(([name]) => [name, takeTable(tables, name, Float32Array)]),
  );
  for (const [name, values] of named) {
    if (!values.every(Number.isFinite)) throw new Error(`the weight ${name} is not finite`);
  }
  return weightsFromNamed(checked.data, named);
}
