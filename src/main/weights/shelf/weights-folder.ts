import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ItemName } from '../../../shared/domain/ids.ts';
import { NetworkWeights, NetworkWeightsSummary } from '../../../shared/domain/network-weights.ts';
import { Failure } from '../../../shared/failure.ts';
import { flushFolder } from '../../disk/flush-folder.ts';
import { writeFlushed } from '../../disk/write-flushed.ts';

/** The file that makes a folder one of weights; it is written last. */
export const HEADER_FILE = 'weights.json';
export const TENSORS_FILE = 'weights.bin';

/** Where weights are made that are not whole yet: no name of weights begins so. */
export function unfinishedFolder(into: string, name: string): string {
  return join(into, `.importing-${name}`);
}

/** The imported weights of a folder, by name; what cannot be read is passed over. */
export async function listWeights(folder: string): Promise<readonly NetworkWeightsSummary[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => ItemName.safeParse(name).success)
      .sort()
      .map((name) => readWeightsHeader(folder, name)),
  );
  return found.filter((weights) => weights !== null).map((w) => NetworkWeightsSummary.parse(w));
}

/** What is said of weights, or null where there are none of this name that can be read. */
export async function readWeightsHeader(
  folder: string,
  name: string,
): Promise<NetworkWeights | null> {
  try {
    const json: unknown = JSON.parse(await readFile(join(folder, name, HEADER_FILE), 'utf8'));
    const header = NetworkWeights.parse(json);
    const { size } = await stat(join(folder, name, TENSORS_FILE));
    const needed = header.tensors.reduce(
      (sum, { shape }) => sum + 4 * shape.reduce((product, side) => product * side, 1),
      0,
    );
    return header.name === name && size === needed ? header : null;
  } catch {
    return null;
  }
}

/** @throws Failure NOT_FOUND when there are none of this name. */
export async function removeWeights(folder: string, name: string): Promise<void> {
  const isName = ItemName.safeParse(name).success;
  const isThere = isName && (await stat(join(folder, name)).catch(() => null)) !== null;
  if (!isThere) {
    throw new Failure(
      'NOT_FOUND',
      `There are no weights named ${name}`,
      'Choose ones that are there.',
    );
  }
  // Out of the list at once; a kill meanwhile leaves nothing that looks whole.
  const away = join(folder, `.removing-${name}`);
  await rm(away, { recursive: true, force: true });
  await rename(join(folder, name), away);
  await rm(away, { recursive: true, force: true });
}

/** Writes what is said of weights beside their tensors, and gives the folder its name. */
export async function finishWeights(unfinished: string, header: NetworkWeights): Promise<void> {
  const text = `${JSON.stringify(NetworkWeights.parse(header), null, 1)}\n`;
  await writeFlushed(join(unfinished, HEADER_FILE), text);
  await flushFolder(unfinished);
  await rename(unfinished, join(dirname(unfinished), header.name));
  await flushFolder(dirname(unfinished));
}

export async function emptyFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}
