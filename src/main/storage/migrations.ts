import { firstSchema } from './migrations/0001-first-schema.ts';
import { teachers } from './migrations/0002-teachers.ts';
import { review } from './migrations/0003-review.ts';
import { cleaning } from './migrations/0004-cleaning.ts';
import { openDecisions } from './migrations/0005-open-decisions.ts';
import { nearDuplicateGroups } from './migrations/0006-near-duplicate-groups.ts';
import { benchmarkCopies } from './migrations/0007-benchmark-copies.ts';
import { runStates } from './migrations/0008-run-states.ts';
import { keptCounts } from './migrations/0009-kept-counts.ts';
import { runConditions } from './migrations/0010-run-conditions.ts';
import { evaluationsOfAnyModel } from './migrations/0011-evaluations-of-any-model.ts';
import { embeddingMaps } from './migrations/0012-embedding-maps.ts';
import { benchmarkSources } from './migrations/0013-benchmark-sources.ts';

/** SQL of every migration in order; the schema's version is the number of those that ran. Never edited once landed. */
export const MIGRATIONS: readonly string[] = [
  firstSchema,
  teachers,
  review,
  cleaning,
  openDecisions,
  nearDuplicateGroups,
  benchmarkCopies,
  runStates,
  keptCounts,
  runConditions,
  evaluationsOfAnyModel,
  embeddingMaps,
  benchmarkSources,
];
