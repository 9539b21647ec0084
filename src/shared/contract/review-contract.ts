import { oc } from '@orpc/contract';
import { z } from 'zod';
import { AuditDesign, AuditPlan, AuditReport, CutProposal } from '../domain/audit.ts';
import { ItemName, MediaId } from '../domain/ids.ts';
import {
  AgreementReport,
  BlindItem,
  Dispute,
  Revealed,
  ReviewSetSummary,
} from '../domain/review-set.ts';
import {
  OpenOrigin,
  ReviewAction,
  ReviewerName,
  ReviewerSummary,
  ReviewState,
  Verdict,
} from '../domain/verdict.ts';
import { failureErrors } from './failures.ts';

const procedure = oc.errors(failureErrors);

/** Verdicts of people: an append-only log, of which everything else is a view. */
export const reviewContract = {
  reviewers: procedure.output(z.array(ReviewerSummary).readonly()),
  state: procedure.input(z.object({ reviewer: ReviewerName })).output(ReviewState),
  /** The reviewer's newest actions that are not undone, newest first. */
  history: procedure
    .input(z.object({ reviewer: ReviewerName, limit: z.int().min(1).max(1000) }))
    .output(z.array(ReviewAction).readonly()),
  /** Gives one verdict to images, as one action; null withdraws. Answered when it is on disk. */
  give: procedure
    .input(
      z.object({
        reviewer: ReviewerName,
        origin: OpenOrigin,
        mediaIds: z.array(MediaId).min(1).max(10_000).readonly(),
        verdict: Verdict.nullable(),
      }),
    )
    .output(ReviewState),
  /** Gives one verdict to places of an open gallery view, as one action. */
  giveToPlaces: procedure
    .input(
      z.object({
        reviewer: ReviewerName,
        origin: OpenOrigin,
        viewId: z.string(),
        /** Ranges of places, both ends included. */
        ranges: z
          .array(z.tuple([z.int().nonnegative(), z.int().nonnegative()]).readonly())
          .min(1)
          .max(10_000)
          .readonly(),
        verdict: Verdict.nullable(),
      }),
    )
    .output(ReviewState),
  /** Takes back the reviewer's newest action that stands; answers what was taken back, null where there is none. */
  undo: procedure
    .input(z.object({ reviewer: ReviewerName }))
    .output(z.object({ action: ReviewAction.nullable(), state: ReviewState })),
  /** Does again what was undone last; a new verdict ends what can be redone. */
  redo: procedure
    .input(z.object({ reviewer: ReviewerName }))
    .output(z.object({ action: ReviewAction.nullable(), state: ReviewState })),
  sets: {
    list: procedure.output(z.array(ReviewSetSummary).readonly()),
    /** Blind items from a place on. */
    items: procedure
      .input(
        z.object({
          set: ItemName,
          reviewer: ReviewerName,
          offset: z.int().nonnegative(),
          limit: z.int().min(1).max(200),
        }),
      )
      .output(z.object({ total: z.int(), items: z.array(BlindItem).readonly() })),
    /** The first place without a verdict of the reviewer; null when all are done. */
    firstOpen: procedure
      .input(z.object({ set: ItemName, reviewer: ReviewerName }))
      .output(z.int().nullable()),
    /** Gives the reviewer's verdict at a place and tells what was hidden. A labelling set, and a repeat, tell nothing. */
    answer: procedure
      .input(
        z.object({
          set: ItemName,
          position: z.int().nonnegative(),
          reviewer: ReviewerName,
          verdict: Verdict,
        }),
      )
      .output(z.object({ revealed: Revealed, state: ReviewState })),
    agreement: procedure.input(z.object({ set: ItemName })).output(AgreementReport),
    /** Images with a disagreement, open ones first. */
    disputes: procedure.input(z.object({ set: ItemName })).output(z.array(Dispute).readonly()),
    /** Settles a disagreement; can be undone like any verdict. */
    adjudicate: procedure
      .input(
        z.object({
          set: ItemName,
          position: z.int().nonnegative(),
          reviewer: ReviewerName,
          verdict: Verdict,
        }),
      )
      .output(ReviewState),
  },
  audits: {
    /** What a design would draw; nothing is saved. */
    plan: procedure.input(AuditDesign).output(AuditPlan),
    /** Draws the sample and freezes it. CONFLICT when the name is taken by another design. */
    create: procedure
      .input(z.object({ name: ItemName, design: AuditDesign }))
      .output(ReviewSetSummary),
    report: procedure.input(z.object({ set: ItemName })).output(AuditReport),
    /** The least cuts that reach a wanted precision, by the fixed-sequence procedure. */
    proposeCuts: procedure
      .input(z.object({ set: ItemName, precision: z.number().gt(0).lt(1) }))
      .output(z.array(CutProposal).readonly()),
    /** Images, their weak labels and verdicts of a confusion cell: the gallery shows them. */
    cell: procedure
      .input(
        z.object({ set: ItemName, manual: z.int().min(0).max(2), weak: z.int().min(0).max(2) }),
      )
      .output(z.array(MediaId).readonly()),
    /** Imports that an audit can be restricted to. */
    batches: procedure.output(
      z
        .array(
          z
            .object({ importId: z.int(), kind: z.string(), locator: z.string(), images: z.int() })
            .readonly(),
        )
        .readonly(),
    ),
  },
};
