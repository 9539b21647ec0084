import { z } from 'zod';
import { AuditDesign, AuditStratum } from '../../../shared/domain/audit.ts';
import { SelectionRule } from '../../../shared/domain/selection.ts';

/** What an audit keeps beside its sample, so that its report never counts the workspace again: labels may change. */
export const FrozenAudit = z
  .object({
    design: AuditDesign,
    /** Whose weak labels were drawn from. */
    teacher: z.string(),
    /** The selection that they were drawn by; null: from all. */
    selection: SelectionRule.nullable(),
    strata: z.array(AuditStratum).readonly(),
    cuts: z
      .array(
        z
          .object({
            polarity: z.int().min(0).max(2).nullable(),
            cut: z.number(),
            kept: z.array(z.int()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type FrozenAudit = z.infer<typeof FrozenAudit>;
