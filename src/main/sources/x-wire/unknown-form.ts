import type { z } from 'zod';
import type { XRecord } from './x-record.ts';

const MAX_DETAIL = 300;

export function unknownForm(detail: string): XRecord {
  return { kind: 'rejected', reason: 'record:unknown-form', detail: detail.slice(0, MAX_DETAIL) };
}

/** The record for a value that looks like a post but does not satisfy its schema. */
export function schemaMismatch(form: string, error: z.ZodError): XRecord {
  const issues = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return unknownForm(`${form}: ${issues.join('; ')}`);
}

/** What a JSON value is, for people: `an object with the keys id, text`. */
export function describeJson(value: unknown): string {
  if (Array.isArray(value)) return 'a list inside a list';
  if (value === null || typeof value !== 'object') return `${JSON.stringify(value)}`;
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an empty object';
  const shown = keys.slice(0, 8).map((key) => key.slice(0, 40));
  return `an object with the keys ${shown.join(', ')}${keys.length > shown.length ? ', …' : ''}`;
}
