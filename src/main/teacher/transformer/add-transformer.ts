import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../../../shared/failure.ts';
import type { StageControl } from '../../pipeline/stage-control.ts';
import { completeTokenizerConfig } from './complete-tokenizer-config.ts';
import { copyModel } from './copy-model.ts';
import { downloadModel, isHubName } from './download-model.ts';
import { type LabelMapping, mapLabels } from './label-mapping.ts';
import { MODEL_FILE } from './model-files.ts';
import {
  readTransformerCard,
  TRANSFORMER_CARD_FILE,
  type TransformerCard,
} from './transformer-card.ts';
import { loadTransformerTeacher, modelLabels } from './transformer-teacher.ts';

const VERSION_DIGITS = 8;
/** Of unlike length, so that padding is tried too. */
const PROOFS = ['what a lovely day', 'good'];

/**
 * Adds a transformer to a folder of teachers: copies or downloads it, maps its labels, and lets it read a
 * sentence. The folder is renamed into place at the end: what is there is whole and works.
 *
 * Adding the same again finds what is there.
 *
 * @throws Failure BAD_INPUT, NOT_FOUND, SOURCE_UNREACHABLE or SOURCE_REFUSED for a model that cannot be had or
 * run, CONFLICT when the same model is there under this name with another mapping.
 */
export async function addTransformer(
  request: {
    readonly name: string;
    readonly source: string;
    readonly labelMapping?: LabelMapping | undefined;
  },
  places: {
    /** Folder of the workspace's teachers. */
    readonly teachers: string;
    /** Folder on the same disk for unfinished work. */
    readonly temporary: string;
    readonly worker: string;
    /** Address of the hub, without a slash at the end. */
    readonly hub: string;
  },
  control: StageControl,
): Promise<TransformerCard> {
  const folder = await mkdtemp(join(places.temporary, 'transformer-'));
  try {
    await bringModel(request.source, folder, places.hub, control);
    const report = (done: number, message: string): void =>
      control.report({ done, total: 2, unit: 'steps', message });
    report(0, 'reading the model');
    const labels = mapLabels(await modelLabels(folder), request.labelMapping);
    const sha256 = await hashOf(join(folder, MODEL_FILE), control.signal);
    const card: TransformerCard = {
      name: `${request.name}@${sha256.slice(0, VERSION_DIGITS)}`,
      source: request.source,
      sha256,
      labelMapping: labels.mapping,
      notes: [...labels.notes],
    };
    const target = join(places.teachers, card.name);
    const known = await readTransformerCard(target);
    if (known !== null) return sameOrConflict(known, card);
    report(1, 'reading a sentence');
    await completeTokenizerConfig(folder);
    await prove(folder, card, places.worker);
    control.signal.throwIfAborted();
    await writeFile(join(folder, TRANSFORMER_CARD_FILE), `${JSON.stringify(card, null, 2)}\n`);
    await mkdir(places.teachers, { recursive: true });
    await rename(folder, target);
    report(2, 'ready');
    return card;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bringModel(
  source: string,
  folder: string,
  hub: string,
  control: StageControl,
): Promise<void> {
  if (isAbsolute(source)) {
    const isFolder = await stat(source).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isFolder) return copyModel(source, folder);
    throw new Failure('NOT_FOUND', `There is no folder ${source}`, 'Check the path.');
  }
  if (isHubName(source)) return downloadModel(source, folder, { hub, control });
  throw new Failure(
    'BAD_INPUT',
    `${source} is neither an absolute path of a folder nor a name on the hub`,
    'A name on the hub has the form owner/model.',
  );
}

function sameOrConflict(known: TransformerCard, asked: TransformerCard): TransformerCard {
  if (isDeepStrictEqual(known.labelMapping, asked.labelMapping)) return known;
  throw new Failure(
    'CONFLICT',
    `${known.name} is there already, with another mapping of its labels`,
    'Give it another name: weak labels under the same name must mean the same.',
  );
}

async function prove(folder: string, card: TransformerCard, worker: string): Promise<void> {
  const { name, labelMapping } = card;
  const teacher = await loadTransformerTeacher({ name, folder, labelMapping, worker });
  try {
    await teacher.classify(PROOFS);
  } finally {
    await teacher.close();
  }
}

async function hashOf(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { signal })) hash.update(chunk);
  return hash.digest('hex');
}
