import { ORPCError } from '@orpc/client';

/** A failure as a person reads it: what is wrong, and what to do. */
export type FailureText = { readonly message: string; readonly advice: string };

/** Whether the program answered with this error; otherwise the answer never came. */
export function isAnswer(error: unknown): boolean {
  return error instanceof ORPCError;
}

/** Whether the program refused the call for a reason that a person can act on; asking again would not help. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ORPCError && error.defined;
}

/** Turns whatever a call threw into words. */
export function failureText(error: unknown): FailureText {
  if (!(error instanceof ORPCError)) {
    return {
      message: 'The program did not answer.',
      advice: 'Wait for the connection to come back, then try again.',
    };
  }
  const advice = adviceOf(error.data);
  if (advice !== null) return { message: error.message, advice };
  const issues = issuesOf(error.data);
  if (issues !== null) return { message: issues, advice: 'Correct the value and try again.' };
  return {
    message: `The program made a mistake: ${error.message}.`,
    advice: 'Try again; if it happens again, look at the log in the workspace folder.',
  };
}

function adviceOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('advice' in data)) return null;
  return typeof data.advice === 'string' ? data.advice : null;
}

/** The messages of a refused input, which arrive as a list of issues. */
function issuesOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('issues' in data)) return null;
  if (!Array.isArray(data.issues)) return null;
  const messages = data.issues.flatMap((issue: unknown) =>
    typeof issue === 'object' && issue !== null && 'message' in issue ? [`${issue.message}`] : [],
  );
  return messages.length === 0 ? null : messages.join('; ');
}
