import type { TeacherSummary } from '../../shared/domain/teacher.ts';
import type { Teacher } from '../pipeline/ports/teacher.ts';

/** A teacher that can be had: what is known of it, and how to get it ready. */
export type TeacherOnShelf = {
  readonly summary: TeacherSummary;
  /** Its own folder; null for one that is part of the program. */
  readonly folder: string | null;
  /** SHA-256 of all that decides its probabilities, in hexadecimal. */
  readonly digest: () => Promise<string>;
  /** Gets it ready; `close` ends what it holds, such as a thread. */
  readonly load: () => Promise<Teacher & { readonly close?: () => Promise<void> }>;
};
