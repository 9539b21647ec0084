import { z } from 'zod';
import { ConfusionMatrix, Proportion } from './evaluation.ts';
import { Polarity } from './polarity.ts';

/** What an audit is to draw from, and how much. */
export const AuditDesign = z
  .object({
    /** Images to check, hidden repeats not counted. */
    size: z.int().min(1).max(100_000),
    /** Confidence bins per polarity, each with an equal share of the polarity's images. */
    bins: z.int().min(1).max(20),
    /** `equal`: as many checks for each polarity. `proportional`: as the polarities are in the workspace. */
    allocation: z.enum(['equal', 'proportional']),
    /** Only images that came with this import (a crawl batch); null: the whole workspace. */
    importId: z.int().nullable(),
    /** Only weak labels that the workspace's selection takes. */
    selectedOnly: z.boolean(),
    /** Share of images that come again later, unmarked, to measure the reviewer's own agreement. */
    repeatShare: z.number().min(0).max(0.5),
    /** Accept or reject the batch by a plan; null: estimate only. A plan sets the size. */
    acceptance: z
      .object({
        /** Share of wrong weak labels that should be accepted, and the risk of rejecting it. */
        goodShare: z.number().gt(0).lt(1),
        producerRisk: z.number().gt(0).lt(0.5),
        /** Share of wrong weak labels that should be rejected, and the risk of accepting it. */
        badShare: z.number().gt(0).lt(1),
        consumerRisk: z.number().gt(0).lt(0.5),
      })
      .readonly()
      .nullable(),
    seed: z.int().nonnegative(),
  })
  .readonly();
export type AuditDesign = z.infer<typeof AuditDesign>;

export const AuditStratum = z
  .object({
    polarity: Polarity,
    /** Confidences of the stratum's images: from `low`, up to but without `high` (the last bin includes it). */
    low: z.number(),
    high: z.number(),
    images: z.int(),
    /** Images of which one may be drawn: one per post and near-duplicate group. */
    drawable: z.int(),
    sampled: z.int(),
  })
  .readonly();
export type AuditStratum = z.infer<typeof AuditStratum>;

/** Sample size and greatest number of wrong ones with which a batch is accepted. */
export const AcceptancePlan = z
  .object({
    size: z.int(),
    acceptUpTo: z.int(),
    /** Risk curve: probability of acceptance by share of wrong weak labels. */
    curve: z
      .array(z.object({ wrongShare: z.number(), acceptance: z.number() }).readonly())
      .readonly(),
  })
  .readonly();
export type AcceptancePlan = z.infer<typeof AcceptancePlan>;

/** What a design would draw, and how wide the intervals would be; nothing is saved. */
export const AuditPlan = z
  .object({
    strata: z.array(AuditStratum).readonly(),
    /** Half-widths of the 95 % intervals at the end, for an assumed precision of 0.8, by number of checks. */
    widths: z
      .array(z.object({ checks: z.int(), overall: z.number(), perPolarity: z.number() }).readonly())
      .readonly(),
    acceptance: AcceptancePlan.nullable(),
  })
  .readonly();
export type AuditPlan = z.infer<typeof AuditPlan>;

/** A precision with its interval; null where nothing was decided. */
const Estimate = z
  .object({
    /** Verdicts that count: NEG, NEU or POS. */
    checked: z.int(),
    planned: z.int(),
    /** Checks that a simple random sample would need for the same variance. */
    effectiveChecks: z.number(),
    precision: Proportion.nullable(),
  })
  .readonly();
export type Estimate = z.infer<typeof Estimate>;

/** What an audit says now; the intervals hold whenever one looks (see `anytimeCriticalValue`). */
export const AuditReport = z
  .object({
    design: AuditDesign,
    images: z.int(),
    checked: z.int(),
    unsure: z.int(),
    unusable: z.int(),
    overall: Estimate,
    perPolarity: z.object({ NEG: Estimate, NEU: Estimate, POS: Estimate }).readonly(),
    strata: z.array(AuditStratum.unwrap().extend({ estimate: Estimate }).readonly()).readonly(),
    /** Counts of checks: rows are manual labels, columns are weak labels. */
    confusion: ConfusionMatrix,
    /** Precision of the weak labels at or above a confidence, and the images that they are, per polarity (null: all). */
    curve: z
      .array(
        z
          .object({
            polarity: Polarity.nullable(),
            cut: z.number(),
            kept: z.int(),
            checked: z.int(),
            precision: Proportion.nullable(),
          })
          .readonly(),
      )
      .readonly(),
    /** Null without an acceptance plan. `open`: more checks are needed. */
    acceptance: z
      .object({
        plan: AcceptancePlan,
        wrong: z.int(),
        decision: z.enum(['open', 'accepted', 'rejected']),
      })
      .readonly()
      .nullable(),
  })
  .readonly();
export type AuditReport = z.infer<typeof AuditReport>;

/** Least confidence per polarity whose weak labels have a wanted precision; null where none does. */
export const CutProposal = z
  .object({
    polarity: Polarity,
    cut: z.number().nullable(),
    kept: z.int(),
    precision: Proportion.nullable(),
  })
  .readonly();
export type CutProposal = z.infer<typeof CutProposal>;
