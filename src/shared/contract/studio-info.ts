import { z } from 'zod';
import { LeastScore } from '../domain/near-duplicates.ts';
import { SelectionRule } from '../domain/selection.ts';

export const SystemInfo = z
  .object({
    appVersion: z.string(),
    shell: z.enum(['electron', 'browser', 'command-line']),
    /** Where images are served: `<mediaBaseUrl>/<media id>` and `<mediaBaseUrl>/<media id>?side=<pixels>` for a thumbnail. */
    mediaBaseUrl: z.string(),
    /** Cores that stages may use. */
    cores: z.int().positive(),
  })
  .readonly();
export type SystemInfo = z.infer<typeof SystemInfo>;

export const WorkspaceInfo = z
  .object({ folder: z.string(), name: z.string(), createdAtMs: z.number() })
  .readonly();
export type WorkspaceInfo = z.infer<typeof WorkspaceInfo>;

export const WorkspaceSettings = z
  .object({
    selection: SelectionRule,
    nearDuplicateRadius: z.int().min(0).max(31),
    /** Least agreement of two pictures that count as copies. */
    nearDuplicateLeastScore: LeastScore,
    /** Name of the teacher whose weak labels count. */
    teacher: z.string(),
  })
  .readonly();
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>;
