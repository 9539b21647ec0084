import { z } from 'zod';
import { JobRequest } from '../../shared/domain/job.ts';
import { Failure } from '../../shared/failure.ts';

/**
 * A job's request from what a person typed.
 *
 * @throws Failure BAD_INPUT that says which value is wrong
 */
export function parseRequest(input: unknown): JobRequest {
  const parsed = JobRequest.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Failure(
    'BAD_INPUT',
    `The command's values are wrong: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`,
    'Look at the command with --help.',
  );
}
