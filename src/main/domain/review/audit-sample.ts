import { z } from 'zod';
import { AuditDesign } from '../../../shared/domain/audit.ts';
import { MediaId } from '../../../shared/domain/ids.ts';
import { Polarity } from '../../../shared/domain/polarity.ts';
import { SelectionRule } from '../../../shared/domain/selection.ts';
import { FrozenAudit } from './frozen-audit.ts';

/** What an audit is drawn by. */
export const AuditRequest = z
  .object({
    design: AuditDesign,
    /** Whose weak labels the images have. */
    teacher: z.string(),
    /** The workspace's; counts only where the design asks for it. */
    selection: SelectionRule,
  })
  .readonly();
export type AuditRequest = z.infer<typeof AuditRequest>;

/** An audit as it is frozen. */
export const AuditSample = z
  .object({
    design: FrozenAudit,
    /** By position. */
    items: z
      .array(
        z
          .object({
            mediaId: MediaId,
            /** The position whose image comes again here; null for an image's first place. */
            repeats: z.int().nullable(),
            stratum: z.int(),
            /** Of being in the sample. */
            probability: z.number(),
            polarity: Polarity,
            confidence: z.number(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type AuditSample = z.infer<typeof AuditSample>;
