import { oc } from '@orpc/contract';
import { z } from 'zod';
import { failureErrors } from '../../../shared/contract/failures.ts';
import { AuditDesign, AuditPlan } from '../../../shared/domain/audit.ts';
import { DatasetRecipe } from '../../../shared/domain/dataset.ts';
import { DatasetPreview } from '../../../shared/domain/dataset-preview.ts';
import { Funnel } from '../../../shared/domain/funnel.ts';
import { LeakReport } from '../../../shared/domain/leak-report.ts';
import { SelectionRule } from '../../../shared/domain/selection.ts';

const procedure = oc.errors(failureErrors);

/** Questions that read a large part of the workspace: a thread answers them, so that nothing else waits. */
export const readingContract = {
  funnel: procedure
    .input(z.object({ teacher: z.string(), selection: SelectionRule }))
    .output(Funnel),
  /** Images that a selection takes, per polarity. */
  selected: procedure
    .input(SelectionRule)
    .output(z.object({ NEG: z.int(), NEU: z.int(), POS: z.int() })),
  planAudit: procedure
    .input(z.object({ design: AuditDesign, selection: SelectionRule }))
    .output(AuditPlan),
  /** What a recipe would give. */
  previewDataset: procedure.input(DatasetRecipe).output(DatasetPreview),
  datasetLeaks: procedure.input(z.object({ name: z.string() })).output(LeakReport),
  /** Imports with the images that they brought. */
  batches: procedure.output(
    z.array(
      z.object({
        importId: z.int(),
        kind: z.string(),
        locator: z.string(),
        images: z.int(),
      }),
    ),
  ),
};

export type ReadingContract = typeof readingContract;
