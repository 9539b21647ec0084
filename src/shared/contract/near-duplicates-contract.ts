import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CopyMeasurement } from '../domain/copy-measurement.ts';
import { MediaId } from '../domain/ids.ts';
import {
  DecisionOutcome,
  GroupDecision,
  GroupsPage,
  GroupsRequest,
  NearDuplicateGroup,
  NearDuplicateOverview,
} from '../domain/near-duplicates.ts';
import { failureErrors } from './failures.ts';

const procedure = oc.errors(failureErrors);

/** Images that show the same picture. */
export const nearDuplicatesContract = {
  /** How well copies were found among the workspace's own images, newest first; made by `measure-near-duplicates`. */
  measurements: procedure.output(z.array(CopyMeasurement).readonly()),
  overview: procedure.output(NearDuplicateOverview),
  groups: procedure.input(GroupsRequest).output(GroupsPage),
  /** The group of an image, or null. */
  group: procedure.input(z.object({ mediaId: MediaId })).output(NearDuplicateGroup.nullable()),
  /**
   * Changes groups by hand, at once and for all later searches.
   * Fails NOT_FOUND for an image that is in no group where it must be, CONFLICT while a search runs.
   */
  decide: procedure.input(GroupDecision).output(DecisionOutcome),
  /** Takes the newest decision back that stands; null where none does. */
  undo: procedure.output(DecisionOutcome.nullable()),
  /** Makes the decision again that was undone last; null where none was, or another was made since. */
  redo: procedure.output(DecisionOutcome.nullable()),
};
