import { z } from 'zod';
import { describeJson, unknownForm } from './unknown-form.ts';
import { recordOfV1Status } from './v1-status.ts';
import { recordOfV2Post, recordsOfV2Page } from './v2-page.ts';
import type { XRecord } from './x-record.ts';

export type ParsedX = {
  /** `many` for a page or a list, whose posts are counted one by one. */
  readonly form: 'one' | 'many';
  readonly records: readonly XRecord[];
};

/** Lines of a v1.1 stream that are messages about the stream, not posts. */
const NOTICES = [
  'limit',
  'scrub_geo',
  'status_withheld',
  'user_withheld',
  'warning',
  'disconnect',
  'friends',
  'control',
];

const Deletion = z.looseObject({
  delete: z.looseObject({ status: z.looseObject({ id_str: z.string() }) }),
});

/**
 * Reads one JSON value of X, by its shape: a page or a stream line of API v2 (both dialects), a post
 * flattened by twarc2, a status or a notice of API v1.1, or a list of these.
 */
export function parseXJson(value: unknown): ParsedX {
  if (Array.isArray(value)) {
    return { form: 'many', records: value.flatMap((item) => recordsOf(item)) };
  }
  const form = isObject(value) && Array.isArray(value['data']) ? 'many' : 'one';
  return { form, records: recordsOf(value) };
}

function recordsOf(value: unknown): XRecord[] {
  if (!isObject(value)) return [unknownForm(describeJson(value))];
  if ('delete' in value) return [recordOfDeletion(value)];
  if ('id_str' in value && 'user' in value) return [recordOfV1Status(value)];
  if ('data' in value || 'errors' in value) return recordsOfV2Page(value);
  if ('id' in value && 'text' in value) return [recordOfV2Post(value)];
  const isEmptyPage = 'meta' in value;
  if (isEmptyPage || NOTICES.some((notice) => notice in value)) return [];
  return [unknownForm(describeJson(value))];
}

function recordOfDeletion(value: object): XRecord {
  const deletion = Deletion.safeParse(value);
  return deletion.success
    ? {
        kind: 'rejected',
        reason: 'record:deleted',
        detail: `post ${deletion.data.delete.status.id_str}`,
      }
    : unknownForm(describeJson(value));
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
