import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFlushed } from '../../disk/write-flushed.ts';
import { LayersModelFile } from '../layers-model/layers-model.ts';

/** Copies a TensorFlow.js model: what it takes to load it, file by file. */
export async function copyLayersModel(from: string, to: string): Promise<void> {
  const json = await readFile(join(from, 'model.json'), 'utf8');
  const { weightsManifest } = LayersModelFile.parse(JSON.parse(json));
  await writeFlushed(join(to, 'model.json'), json);
  for (const file of ['t4sa.json', ...weightsManifest.flatMap(({ paths }) => paths)]) {
    await writeFlushed(join(to, file), await readFile(join(from, file)));
  }
}
