import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Config = z.object({ pad_token_id: z.int().optional() });
const Tokenizer = z.object({
  added_tokens: z.array(z.object({ id: z.int(), content: z.string() })).optional(),
  model: z.object({ unk_token: z.string().nullish() }).optional(),
});

/**
 * Writes the `tokenizer_config.json` that a model folder lacks: texts of unlike length need the padding token,
 * which is the added token that the model's configuration names by its id; unknown words need theirs.
 */
export async function completeTokenizerConfig(folder: string): Promise<void> {
  const file = join(folder, 'tokenizer_config.json');
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const config = Config.safeParse(await readJson(join(folder, 'config.json'))).data;
  const tokenizer = Tokenizer.safeParse(await readJson(join(folder, 'tokenizer.json'))).data;
  const padding = tokenizer?.added_tokens?.find(({ id }) => id === config?.pad_token_id);
  const unknown = tokenizer?.model?.unk_token ?? undefined;
  const completed = { pad_token: padding?.content, unk_token: unknown };
  await writeFile(file, `${JSON.stringify(completed)}\n`);
}

/** Null for a file that is no JSON: loading the model tells what is wrong with it. */
async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}
