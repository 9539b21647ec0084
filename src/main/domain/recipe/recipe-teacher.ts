import { z } from 'zod';
import { ItemName } from '../../../shared/domain/ids.ts';
import { Polarity } from '../../../shared/domain/polarity.ts';
import { knownWords } from './known-words.ts';

/** A teacher that the workspace does not have from the start. */
const AddedTeacher = knownWords({
  name: ItemName,
  /** A folder with an ONNX model and its tokenizer (`./teacher`, `/models/teacher`), or `owner/model` on the hub. */
  transformer: z.string().min(1).optional(),
  /** Which of the model's label names stands for which polarity. */
  labels: z.record(z.string(), Polarity).optional(),
  /** A table of labelled texts that a tandem is trained on. */
  train: z.string().min(1).optional(),
  seed: z.int().nonnegative().default(1),
}).refine((teacher) => (teacher.transformer === undefined) !== (teacher.train === undefined), {
  error: 'a teacher that is added has either transformer (a model) or train (a table of texts)',
});

/** Who reads the posts: one that is there, by its name, or one that is added. */
export const RecipeTeacher = z.union([z.string().min(1), AddedTeacher]);
export type RecipeTeacher = z.infer<typeof RecipeTeacher>;
