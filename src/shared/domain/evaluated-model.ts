import { z } from 'zod';
import { ItemName } from './ids.ts';

/** A model that can judge images: a run's best epoch, another epoch that it keeps, or imported weights with three outputs. */
export const EvaluatedModel = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), run: ItemName }).readonly(),
  z.object({ kind: z.literal('epoch'), run: ItemName, epoch: z.int().positive() }).readonly(),
  z.object({ kind: z.literal('weights'), name: ItemName }).readonly(),
]);
export type EvaluatedModel = z.infer<typeof EvaluatedModel>;

/** The one text that stands for a model in the database, in addresses and on the command line. */
export function modelKey(model: EvaluatedModel): string {
  switch (model.kind) {
    case 'run':
      return `run:${model.run}`;
    case 'epoch':
      return `epoch:${model.run}:${model.epoch}`;
    case 'weights':
      return `weights:${model.name}`;
  }
}

/** The model that a key stands for; a plain name is a run's. Null where it stands for none. */
export function modelFromKey(key: string): EvaluatedModel | null {
  const [kind, name, epoch] = key.includes(':') ? key.split(':') : ['run', key];
  const read = EvaluatedModel.safeParse(
    kind === 'run'
      ? { kind, run: name }
      : kind === 'epoch'
        ? { kind, run: name, epoch: Number(epoch) }
        : { kind, name },
  );
  return read.success ? read.data : null;
}

/** How a model is named to people. */
export function modelName(model: EvaluatedModel): string {
  switch (model.kind) {
    case 'run':
      return model.run;
    case 'epoch':
      return `${model.run}, epoch ${model.epoch}`;
    case 'weights':
      return `${model.name} (imported)`;
  }
}
