import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Polarity } from '../../../shared/domain/polarity.ts';

/** Name of the file that makes a folder a transformer teacher. */
export const TRANSFORMER_CARD_FILE = 'transformer.json';

/** What is written beside a transformer's files when it is added to a workspace. */
export const TransformerCard = z
  .object({
    /** Name with version: `<name>@<first 8 digits of the model file's SHA-256>`. */
    name: z.string(),
    /** Folder or hub name that it came from. */
    source: z.string(),
    /** SHA-256 of `onnx/model.onnx`. */
    sha256: z.string(),
    labelMapping: z.record(z.string(), Polarity),
    /** What was assumed, for people. */
    notes: z.array(z.string()),
  })
  .readonly();
export type TransformerCard = z.infer<typeof TransformerCard>;

/** The card of a transformer teacher's folder, or null when it holds none that can be read. */
export async function readTransformerCard(folder: string): Promise<TransformerCard | null> {
  try {
    return TransformerCard.parse(
      JSON.parse(await readFile(join(folder, TRANSFORMER_CARD_FILE), 'utf8')),
    );
  } catch {
    return null;
  }
}
