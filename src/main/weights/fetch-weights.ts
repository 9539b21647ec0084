import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  CatalogueEntry,
  PublishedFile,
  WeightsCatalogue,
} from '../../shared/domain/weights-catalogue.ts';
import { Failure } from '../../shared/failure.ts';
import { downloadFile } from '../download/download-file.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import { unpackTarGz } from './fetch/unpack-tar-gz.ts';
import type { ImportedWeights } from './import/import-request.ts';
import { importWeights } from './import-weights.ts';

/** Files in an archive that an import takes. */
const WANTED = ['.caffemodel', '.prototxt', '.binaryproto'];
/** The address that the catalogue has of the hub; a mirror may stand for it. */
const HUB = 'https://huggingface.co/';

/**
 * Downloads weights of the catalogue, checks them, and imports them under the catalogue's name. A download that
 * was broken off or cancelled goes on where it stopped; it is removed when the weights are imported.
 *
 * @throws Failure NOT_FOUND for names that the catalogue does not have, SOURCE_REFUSED where one must log in,
 * and as `downloadFile` and `importWeights` do; the signal's reason.
 */
export async function fetchWeights(
  request: {
    readonly entry: string;
    readonly catalogue: WeightsCatalogue;
    /** Folder of all weights. */
    readonly into: string;
    readonly nowMs: number;
    /** Address of the hub, without a slash at the end. */
    readonly hub: string;
  },
  { worker, control }: { readonly worker: string; readonly control: StageControl },
): Promise<ImportedWeights> {
  const { catalogue, into, nowMs } = request;
  const entry = entryNamed(catalogue, request.entry);
  const folder = join(into, '.downloads', entry.name);
  const paths: string[] = [];
  for (const file of entry.files) {
    const path = join(folder, file.name);
    // What is there was checked before it got its name.
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (!isThere) await download(entry, file, path, { hub: request.hub, control });
    paths.push(path);
  }
  try {
    const files = await unpacked(entry, paths, folder, control.signal);
    const imported = await importWeights(
      { files, name: entry.name, into, nowMs, catalogue: [entry] },
      { worker, control },
    );
    await rm(folder, { recursive: true, force: true });
    return imported;
  } catch (error) {
    const isUseless = error instanceof Failure && error.kind === 'BAD_INPUT';
    if (isUseless) await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function entryNamed(catalogue: WeightsCatalogue, name: string): CatalogueEntry {
  const entry = catalogue.find((other) => other.name === name);
  if (entry === undefined) {
    throw new Failure(
      'NOT_FOUND',
      `The catalogue has no weights named ${name}`,
      `It has ${catalogue.map((other) => other.name).join(', ')}.`,
    );
  }
  if (entry.files.some(({ addresses }) => addresses.length === 0)) {
    throw new Failure(
      'SOURCE_REFUSED',
      `${entry.title} cannot be downloaded by a program`,
      `Download it from ${entry.page}, unpack it, and import the files. ${entry.terms ?? ''}`.trim(),
    );
  }
  return entry;
}

async function download(
  entry: CatalogueEntry,
  file: PublishedFile,
  target: string,
  { hub, control }: { readonly hub: string; readonly control: StageControl },
): Promise<void> {
  const advice = `Check the network; or download ${file.name} elsewhere (${entry.page}) and import it.`;
  let lastFailure: unknown = null;
  for (const address of file.addresses) {
    const url = address.startsWith(HUB) ? `${hub}/${address.slice(HUB.length)}` : address;
    const { bytes, sha256 } = file;
    try {
      const options = { url, target, control, bytes, sha256 };
      if (await downloadFile({ ...options, advice: { refused: advice, unreachable: advice } }))
        return;
    } catch (error) {
      if (!(error instanceof Failure) || control.signal.aborted) throw error;
      lastFailure = error;
    }
  }
  throw (
    lastFailure ??
    new Failure('NOT_FOUND', `${file.name} is no longer where it was published`, advice)
  );
}

async function unpacked(
  entry: CatalogueEntry,
  paths: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (entry.archive === null) return paths;
  const all: string[] = [];
  for (const path of paths) all.push(...(await unpackTarGz(path, folder, WANTED, signal)));
  return all;
}
