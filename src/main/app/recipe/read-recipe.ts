import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { Failure } from '../../../shared/failure.ts';
import { Recipe } from '../../domain/recipe/recipe.ts';
import { type RecipeMistake, recipeMistakes } from './recipe-errors.ts';

/** No recipe is so large; a file that is was chosen by mistake. */
const MOST_BYTES = 1_000_000;
const SHOWN_MISTAKES = 10;

/** A recipe, and the folder where its relative paths begin. */
export type ReadRecipe = { readonly recipe: Recipe; readonly folder: string };

/**
 * Reads a recipe's file.
 *
 * @throws Failure NOT_FOUND without the file, BAD_INPUT that names line, column and what to write.
 */
export async function readRecipe(path: string): Promise<ReadRecipe> {
  const file = resolve(path);
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) {
    throw new Failure('NOT_FOUND', `There is no file ${file}`, 'Check the path of the recipe.');
  }
  if (found.size > MOST_BYTES) {
    throw new Failure(
      'BAD_INPUT',
      `${file} is too large for a recipe`,
      'Choose the recipe itself.',
    );
  }
  return {
    recipe: parseRecipe(await readFile(file, 'utf8'), basename(file)),
    folder: dirname(file),
  };
}

/**
 * A recipe from its text.
 *
 * @param name how the file is named in messages.
 * @throws Failure BAD_INPUT that names line, column and what to write.
 */
export function parseRecipe(text: string, name: string): Recipe {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    const mistakes = faults.map(({ pos, message }) => {
      const { line, col } = lines.linePos(pos[0]);
      const [what = message] = message.split(/ at line \d/);
      return { line, column: col, text: what };
    });
    throw refusal(name, mistakes);
  }
  const parsed = Recipe.safeParse(asValues(document, name));
  if (parsed.success) return parsed.data;
  throw refusal(name, recipeMistakes(parsed.error.issues, document, lines));
}

function asValues(document: ReturnType<typeof parseDocument>, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new Failure(
      'BAD_INPUT',
      `${name} has aliases (*name) that stand for too much`,
      'Write out what they stand for.',
      { cause: error },
    );
  }
}

function refusal(name: string, mistakes: readonly RecipeMistake[]): Failure {
  const shown = mistakes
    .slice(0, SHOWN_MISTAKES)
    .map(({ line, column, text }) => `${name}, line ${line}, column ${column}: ${text}`);
  const rest = mistakes.length - shown.length;
  return new Failure(
    'BAD_INPUT',
    [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'),
    'Correct what these lines say; resources/recipes holds recipes that work.',
  );
}
