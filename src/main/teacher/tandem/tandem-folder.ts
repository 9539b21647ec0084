import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TeacherCard } from '../../../shared/domain/teacher.ts';
import { Failure } from '../../../shared/failure.ts';
import { writeFlushed } from '../../disk/write-flushed.ts';
import {
  readDocumentNetwork,
  writeDocumentNetwork,
} from '../../domain/text/document-network-file.ts';
import {
  decodeTables,
  encodeTables,
  takeTable,
} from '../../domain/text/document-network-tables.ts';
import type { Language, TandemModel } from '../../domain/text/tandem-model.ts';
import { LANGUAGE_FILES, readLanguage } from './language-files.ts';
import { HEADER_FILE, readTandemHeader, type TandemHeader } from './tandem-header.ts';

const SVM_FILE = 'svm.bin';
const NETWORK_FILE = 'network.bin';
const SVM_KIND = 'linear machines';

/** The files of a tandem's folder that decide its probabilities, in a fixed order. */
export function tandemFiles(hasNetwork: boolean): readonly string[] {
  const network = hasNetwork ? [NETWORK_FILE] : [];
  return [HEADER_FILE, SVM_FILE, ...network, ...LANGUAGE_FILES];
}

/** A tandem as it lies in its folder. */
export type StoredTandem = {
  readonly name: string;
  readonly description: string;
  readonly card: TeacherCard | null;
  readonly model: TandemModel;
};

/**
 * Writes a tandem as a folder that stands alone; it is there whole or not at all.
 *
 * The language files are copied from `languageFolder`, another tandem's folder.
 *
 * @throws Failure CONFLICT when there is a folder of that name: a teacher is never overwritten.
 */
export async function writeTandem(
  folder: string,
  tandem: StoredTandem,
  languageFolder: string,
): Promise<void> {
  const temporary = `${folder}.tmp`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  try {
    for (const file of LANGUAGE_FILES) {
      await copyFile(join(languageFolder, file), join(temporary, file));
    }
    const { svm, network, scales, calibration, decision } = tandem.model;
    const { name, description, card } = tandem;
    const header = {
      kind: 'tandem',
      format: 1,
      name,
      description,
      card,
      scales,
      hasNetwork: network !== null,
      calibration,
      decision,
    };
    const tables = new Map([['weights', svm]]);
    await writeFlushed(join(temporary, SVM_FILE), encodeTables(SVM_KIND, {}, tables));
    if (network !== null) {
      await writeFlushed(join(temporary, NETWORK_FILE), writeDocumentNetwork(network));
    }
    await writeFlushed(join(temporary, HEADER_FILE), `${JSON.stringify(header, null, 2)}\n`);
    await mkdir(dirname(folder), { recursive: true });
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOTDIR') throw error;
    throw new Failure(
      'CONFLICT',
      `There is a teacher named ${tandem.name} already`,
      'Choose another name: labels keep naming the teacher that gave them.',
    );
  }
}

/**
 * Reads the tandem of a folder.
 *
 * @throws Failure BAD_INPUT when it cannot be read or is damaged.
 */
export async function readTandem(
  folder: string,
): Promise<StoredTandem & { readonly language: Language }> {
  const header = await readTandemHeader(folder);
  if (header === null) throw damaged(folder, 'its teacher.json cannot be read');
  try {
    const [language, svmFile, network] = await Promise.all([
      readLanguage(folder),
      readFile(join(folder, SVM_FILE)),
      header.hasNetwork ? readFile(join(folder, NETWORK_FILE)).then(readDocumentNetwork) : null,
    ]);
    const svm = takeTable(decodeTables(SVM_KIND, svmFile).tables, 'weights', Float32Array);
    return { ...ofHeader(header), language, model: { ...header, svm, network } };
  } catch (error) {
    throw damaged(folder, error instanceof Error ? error.message : String(error), error);
  }
}

function ofHeader({ name, description, card }: TandemHeader): Omit<StoredTandem, 'model'> {
  return { name, description, card };
}

function damaged(folder: string, why: string, cause?: unknown): Failure {
  return new Failure(
    'BAD_INPUT',
    `The teacher in ${folder} is damaged: ${why}`,
    'Remove it and add it again, or train it again.',
    { cause },
  );
}
