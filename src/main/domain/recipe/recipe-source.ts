import { z } from 'zod';
import { ImportFormat } from '../../../shared/domain/job.ts';
import { knownWords } from './known-words.ts';

const Path = z.string().min(1);
/** One path, or several. */
const Paths = z.union([Path.transform((path) => [path]), z.array(Path).min(1)]);

/** Where posts come from: files and folders, or a crawl. */
export const RecipeSource = knownWords({
  import: Paths.optional(),
  /** Form of the files. */
  format: ImportFormat.default('auto'),
  crawl: knownWords({
    /** Address of an X API v2 service, without `/2`. */
    api: z.url().default('https://api.x.com'),
    query: z.string().min(1).max(4096),
    /** The crawl ends after this many posts. */
    posts: z.int().positive(),
  }).optional(),
}).refine((source) => (source.import === undefined) !== (source.crawl === undefined), {
  error: 'a source has either import (files or folders) or crawl',
});
export type RecipeSource = z.infer<typeof RecipeSource>;
