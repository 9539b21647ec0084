import { z } from 'zod';
import { MediaId } from './ids.ts';
import { Polarity } from './polarity.ts';

/**
 * How two pictures that show the same lie to each other.
 *
 * `same`: edge to edge; `cropped`: one holds the other; `bordered`: one is the other with a border;
 * `captioned`: edge to edge, but a strip at the top or bottom differs; `overlapping`: each shows something
 * that the other leaves out.
 */
export const CopyKind = z.enum(['same', 'cropped', 'bordered', 'captioned', 'overlapping']);
export type CopyKind = z.infer<typeof CopyKind>;

/**
 * Pairs that agree at least so much are kept as links, so that a threshold can be moved without another search.
 * Of photographs that were changed strongly, one copy in fifty that aligns agrees less.
 */
export const LINK_FLOOR = 0.6;

/** Least agreement of two pictures that count as copies: the threshold that a person sets. */
export const LeastScore = z.number().min(LINK_FLOOR).max(1);

/** An image of a near-duplicate group, and why it is in it. */
export const GroupMember = z
  .object({
    mediaId: MediaId,
    width: z.int(),
    height: z.int(),
    sizeBytes: z.int(),
    /** When its earliest post was made; null where no post tells. */
    postedAtMs: z.number().nullable(),
    weak: z.object({ polarity: Polarity, confidence: z.number() }).readonly().nullable(),
    /** Whether the platform or the sensitive-image check says so. */
    isSensitive: z.boolean(),
    /** How many of 64 bits differ between the hashes of this whole image and the representative. */
    distance: z.int(),
    /** How it lies to the representative; null of the representative itself, of what a person put there, and of no copy of an image that a person keeps. */
    kind: CopyKind.nullable(),
    /** Agreement of the aligned pictures' edges, from 0 to 1; null as `kind` is. */
    score: z.number().nullable(),
    isMirrored: z.boolean(),
    /** A person put it into this group. */
    isByHand: z.boolean(),
  })
  .readonly();
export type GroupMember = z.infer<typeof GroupMember>;

export const NearDuplicateGroup = z
  .object({
    representative: MediaId,
    /** A person chose the representative. */
    isKeptByHand: z.boolean(),
    /** The representative first, then by distance from it, then by id. */
    members: z.array(GroupMember).readonly(),
    /** Where weak labels in the group differ: the polarity with the greatest sum of confidences. */
    conflict: z.object({ majority: Polarity }).readonly().nullable(),
  })
  .readonly();
export type NearDuplicateGroup = z.infer<typeof NearDuplicateGroup>;

/** `least-sure`: the lowest score of a member first, what a person put there last. Ties go by representative. */
export const GROUP_ORDERS = ['largest', 'least-sure'] as const;

export const GroupsRequest = z
  .object({
    /** `by-hand`: groups that a decision of a person touched. */
    shown: z.enum(['all', 'conflicts', 'by-hand']),
    order: z.enum(GROUP_ORDERS),
    offset: z.int().nonnegative(),
    limit: z.int().min(1).max(100),
  })
  .readonly();
export type GroupsRequest = z.infer<typeof GroupsRequest>;

export const GroupsPage = z
  .object({ total: z.int(), groups: z.array(NearDuplicateGroup).readonly() })
  .readonly();
export type GroupsPage = z.infer<typeof GroupsPage>;

/** What a person decides about groups; later decisions win, and later searches keep to them. */
export const GroupDecision = z.discriminatedUnion('kind', [
  /** These leave their group: they are no copies of its other images. Among themselves nothing changes. */
  z.object({ kind: z.literal('apart'), mediaIds: z.array(MediaId).min(1).max(500).readonly() }),
  /** No image of this one's group is a copy of another. */
  z.object({ kind: z.literal('dissolve'), mediaId: MediaId }),
  /** These images and all of their groups show the same picture. */
  z.object({ kind: z.literal('together'), mediaIds: z.array(MediaId).min(2).max(500).readonly() }),
  /** This image represents its group. */
  z.object({ kind: z.literal('keep'), mediaId: MediaId }),
]);
export type GroupDecision = z.infer<typeof GroupDecision>;

/** What a decision, its undo or its redo changed. */
export const DecisionOutcome = z
  .object({
    kind: z.enum(['apart', 'dissolve', 'together', 'keep']),
    /** Representatives of groups that are no more as they were. */
    gone: z.array(MediaId).readonly(),
    /** The groups that the images are in now; single images have none. */
    groups: z.array(NearDuplicateGroup).readonly(),
  })
  .readonly();
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/** What the search found at this threshold, and what it would find at others. */
export const NearDuplicateOverview = z
  .object({
    radius: z.int(),
    /** The threshold that the groups were made with. */
    leastScore: z.number(),
    groups: z.int(),
    images: z.int(),
    /** Images that go: all but the representative of each group. */
    redundant: z.int(),
    conflicts: z.int(),
    byHand: z.int(),
    /** By threshold, ascending; empty before the first search of this version, and after changes too large to carry along. */
    curve: z
      .array(z.object({ leastScore: z.number(), groups: z.int(), redundant: z.int() }).readonly())
      .readonly(),
    /** Whether a decision can be undone, and one redone. */
    canUndo: z.boolean(),
    canRedo: z.boolean(),
  })
  .readonly();
export type NearDuplicateOverview = z.infer<typeof NearDuplicateOverview>;
