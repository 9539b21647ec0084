import { readFile } from 'node:fs/promises';
import { Failure } from '../../../shared/failure.ts';
import { detectTextEncoding } from './text-encoding.ts';

/**
 * The text of a whole file, UTF-8 or UTF-16.
 *
 * @throws Failure BAD_INPUT when it is not there, may not be read, or is no text.
 */
export async function readTextFile(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(
      'BAD_INPUT',
      `${file} cannot be read (${error.code})`,
      'Check the path; choose a file, not a folder.',
      { cause: error },
    );
  });
  try {
    return new TextDecoder(detectTextEncoding(bytes), { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Failure('BAD_INPUT', `${file} is no UTF-8 text`, 'Save it as UTF-8.', {
      cause: error,
    });
  }
}
