import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { forkTrainer } from '../../../src/main/app/fork-trainer.ts';
import { ExportProof } from '../../../src/shared/domain/model-export.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { fillWithPictures } from '../../helpers/trainable-workspace.ts';
import { tinySettings } from '../trainer/tiny-dataset.ts';

const ENTRY = fileURLToPath(new URL('../../../src/main/trainer/entry.ts', import.meta.url));
const UNSEEN = 6;

it('a run and an epoch of it are exported with their proof and their model card', async () => {
  const { studio, run } = await aStudio({
    startTrainer: (...start) => forkTrainer(ENTRY, ...start),
  });
  const { workspace } = studio.requireSession();
  await fillWithPictures(workspace);
  const settings = tinySettings('FT-F', { epochs: 2 });
  expect((await run({ kind: 'train', name: 'r', dataset: 'd', settings })).state).toBe('finished');
  const split = { kind: 'split', dataset: 'd', split: 'validation' } as const;
  await run({ kind: 'evaluate', model: { kind: 'run', run: 'r' }, target: split });

  const job = await run({
    ...{ kind: 'export-model', model: { kind: 'run', run: 'r' } },
    ...{ formats: ['tfjs', 'onnx', 'keras-h5'], onnxTakesBytes: true },
  });
  expect(job.failure).toBeNull();
  const { exports } = workspace.folders;
  expect(job.summary).toMatchObject({ images: UNSEEN, onnx: join(exports, 'r-onnx') });
  expect(job.summary?.['onnxDifference']).toBeLessThan(1e-5);
  for (const format of ['tfjs', 'onnx', 'keras-h5']) {
    const folder = join(exports, `r-${format}`);
    const json = JSON.parse(readFileSync(join(folder, 'proof.json'), 'utf8'));
    expect(ExportProof.parse(json)).toMatchObject({ format, images: UNSEEN, tolerance: 1e-4 });
    const unseen = workspace.datasets.items('d').filter((item) => item.split === 'validation');
    expect(json.judged.map(({ mediaId }: { mediaId: string }) => mediaId)).toEqual(
      unseen.map(({ mediaId }) => mediaId),
    );
  }
  const card = readFileSync(join(exports, 'r-onnx/README.md'), 'utf8');
  expect(card).toContain('`test` read the text of each post');
  expect(card).toContain('| train | 8 | 8 | 8 |');
  expect(card).toContain('d, validation split | weak | 6 |');
  expect(card).toContain('onnxruntime');
  // Nobody's images leave the workspace with a model.
  const images = readdirSync(join(exports, 'r-onnx')).filter((file) => /\.(png|jpe?g)$/.test(file));
  expect(images).toEqual(['example.png']);

  const epoch = workspace.runs.find('r')?.bestEpoch;
  if (typeof epoch !== 'number') throw new Error('the run has no best epoch');
  const ofEpoch = await run({
    ...{ kind: 'export-model', model: { kind: 'epoch', run: 'r', epoch } },
    ...{ formats: ['onnx'], onnxTakesBytes: false },
  });
  expect(ofEpoch.failure).toBeNull();
  expect(existsSync(join(exports, `r-epoch-${epoch}-onnx/model.onnx`))).toBe(true);

  const refused = await run({
    ...{ kind: 'export-model', model: { kind: 'run', run: 'r' } },
    ...{ formats: ['safetensors'], onnxTakesBytes: true },
  });
  expect(refused.failure?.message).toContain('cannot be written as safetensors');
  expect(readdirSync(exports).filter((file) => file.includes('tmp'))).toEqual([]);
}, 120_000);
