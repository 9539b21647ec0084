import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { ExportProof } from '../../../shared/domain/model-export.ts';
import type { Probabilities } from '../../../shared/domain/polarity.ts';
import { writeFlushed } from '../../disk/write-flushed.ts';
import { FORMAT_PACKAGES } from './format-packages.ts';
import { modelCard } from './model-card.ts';
import type { ModelCardFacts } from './model-card-facts.ts';

export const EXAMPLE = 'example.png';
const PROOF = 'proof.json';

/** What is known when a form of a model was proved. */
export type ProvedModel = {
  readonly facts: ModelCardFacts;
  /** Without the files, which are not all there yet. */
  readonly proof: Omit<ExportProof, 'files'>;
  /** The drawn image, PNG, and what the trainer makes of it. */
  readonly example: { readonly image: Uint8Array; readonly probabilities: Probabilities };
  /** What the trainer makes of the other images that it was proved on. */
  readonly judged: readonly { readonly mediaId: MediaId; readonly probabilities: Probabilities }[];
};

/**
 * Writes everything that goes with a proved model beside it: how images are prepared, examples, the model card, and
 * last the proof over all other files.
 *
 * @param templates folder of the files that go with each form
 */
export async function writePackage(
  folder: string,
  templates: string,
  { facts, proof, example, judged }: ProvedModel,
): Promise<ExportProof> {
  const { description } = facts;
  const form = FORMAT_PACKAGES[proof.format];
  const texts = new Map<string, string>();
  for (const template of form.templates(description.network)) {
    texts.set(basename(template), await readFile(join(templates, template), 'utf8'));
  }
  const shown = form.examples.map((file) => [file, texts.get(file) ?? ''] as const);
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ...texts,
    ['preprocessing.json', jsonText(description.preprocessing)],
    ['classes.json', jsonText(description.classes)],
    ['t4sa.json', jsonText(description)],
    [EXAMPLE, example.image],
    ['README.md', modelCard(facts, proof, Object.fromEntries(shown))],
  ];
  for (const [file, content] of files) await writeFlushed(join(folder, file), content);
  const hashes: Record<string, string> = {};
  for (const file of (await readdir(folder)).sort())
    hashes[file] = await sha256(join(folder, file));
  const whole: ExportProof = { ...proof, files: hashes };
  const ofExample = { file: EXAMPLE, probabilities: example.probabilities };
  await writeFlushed(
    join(folder, PROOF),
    jsonText({ ...whole, program: description.program, example: ofExample, judged }),
  );
  return whole;
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
