import type { MediaId } from '../../shared/domain/ids.ts';
import {
  type DecisionOutcome,
  type GroupDecision,
  LINK_FLOOR,
  type NearDuplicateGroup,
} from '../../shared/domain/near-duplicates.ts';
import { Failure } from '../../shared/failure.ts';
import type { CopySettings } from '../domain/copies/copy-settings.ts';
import { groupCopies, judged } from '../domain/group-copies.ts';
import {
  addCurves,
  type CurvePoint,
  curveByScore,
  curveOf,
  FLAT_CURVE,
} from '../domain/group-curve.ts';
import { decidedAnew, type LinkedCopies, linkedCopies } from '../domain/linked-copies.ts';
import { decidedImages } from './decided-images.ts';
import { createPairJudge, recallJudged } from './judge-pair.ts';
import type { GroupDecisionStore, HangingImages } from './ports/group-decision-store.ts';
import type { JudgedPair, JudgedPairs } from './ports/judged-pairs.ts';

/**
 * Images that hang together by the weakest links, up to which the counts of other thresholds are carried along
 * with a decision; of more they are forgotten, and the next search counts anew.
 */
const MOST_CARRIED = 400;

type Ports = {
  readonly groupDecisions: GroupDecisionStore;
  readonly judgedPairs: JudgedPairs;
  readonly groups: {
    readonly groups: (representatives: readonly MediaId[]) => readonly NearDuplicateGroup[];
  };
};
type Options = {
  readonly leastScore: number;
  /** Those of the search; pairs are judged from `LINK_FLOOR` on. */
  readonly settings: CopySettings;
  readonly atMs: number;
};

/**
 * Decides about groups by hand, and groups the images anew that hang together with those concerned: as a search
 * would, in one transaction.
 *
 * @throws Failure NOT_FOUND for an image that is in no group where it must be, BAD_INPUT where nothing would be
 * decided, CONFLICT where a search has yet to end.
 */
export function decideGroups(
  ports: Ports,
  decision: GroupDecision,
  options: Options,
): DecisionOutcome {
  const { groupDecisions } = ports;
  return groupDecisions.atOnce(() => {
    requireReady(groupDecisions);
    const images = decidedImages(groupDecisions, decision);
    const ids = images.map(({ mediaId }) => mediaId);
    const before = currentState(ports, ids, options);
    groupDecisions.append(decision.kind, images, options.atMs);
    return regrouped(ports, decision.kind, before, options);
  });
}

/** Undoes the newest decision that stands, or redoes the one that was undone last; null where there is none. */
export function turnDecision(
  ports: Ports,
  turn: 'undo' | 'redo',
  options: Options,
): DecisionOutcome | null {
  const { groupDecisions } = ports;
  return groupDecisions.atOnce(() => {
    requireReady(groupDecisions);
    const target = groupDecisions.target(turn);
    if (target === null) return null;
    const before = currentState(ports, target.images, options);
    groupDecisions.turn(turn, options.atMs);
    return regrouped(ports, target.kind, before, options);
  });
}

type State = {
  readonly decided: readonly MediaId[];
  readonly hanging: HangingImages;
  readonly groups: readonly NearDuplicateGroup[];
  /** The images as they hang together by the decisions so far. */
  readonly linked: readonly LinkedCopies[];
  /** What these images add to the curve; null where that is not carried along. */
  readonly curve: readonly CurvePoint[] | null;
};

function currentState(ports: Ports, decided: readonly MediaId[], options: Options): State {
  const { groupDecisions } = ports;
  const isCarried = groupDecisions.curve().length > 0;
  const wide = isCarried ? groupDecisions.hangingTogether(decided, LINK_FLOOR, MOST_CARRIED) : null;
  const hanging =
    wide ??
    groupDecisions.hangingTogether(decided, options.leastScore, Number.MAX_SAFE_INTEGER) ??
    NOTHING;
  const linked = linkedNow(ports, hanging);
  return {
    decided,
    hanging,
    groups: groupsNow(ports, hanging),
    linked,
    curve: wide === null ? null : withJudge(ports, linked, options, curveOfAll),
  };
}

const NOTHING: HangingImages = { media: [], links: [] };

/** Groups the images anew, as the decisions stand now. */
function regrouped(
  ports: Ports,
  kind: GroupDecision['kind'],
  before: State,
  options: Options,
): DecisionOutcome {
  const { groupDecisions } = ports;
  const { hanging } = before;
  const now = decidedAnew(before.linked, standingOf(ports, hanging)) ?? linkedNow(ports, hanging);
  const { groups, curve } = withJudge(ports, now, options, (linked, judge) => ({
    groups: linked.flatMap((copies) => judge(copies, groupCopies(copies, options.leastScore))),
    curve: before.curve === null ? null : curveOfAll(linked, judge),
  }));
  groupDecisions.replaceGroups(
    hanging.media.map(({ mediaId }) => mediaId),
    groups,
  );
  const total = groupDecisions.curve();
  if (before.curve === null || curve === null) groupDecisions.replaceCurve([]);
  else {
    const changed = addCurves(addCurves(total, before.curve, -1), curve, 1);
    groupDecisions.replaceCurve(curveByScore(changed));
  }
  return outcomeOf(kind, before, groupsNow(ports, hanging));
}

type Judge = <T>(copies: LinkedCopies, work: Parameters<typeof judged<T>>[1]) => T;

function standingOf({ groupDecisions }: Ports, { media }: HangingImages) {
  return groupDecisions.standing(media.map(({ mediaId }) => mediaId));
}

/** What hangs together as decided now, with what was judged before. */
function linkedNow(ports: Ports, hanging: HangingImages): readonly LinkedCopies[] {
  const decisions = standingOf(ports, hanging);
  const linked = [...linkedCopies(hanging.media, hanging.links, decisions)];
  for (const copies of linked) recallJudged(ports.judgedPairs, copies);
  return linked;
}

/** Works on what hangs together; pairs that are judged for it are kept. */
function withJudge<T>(
  { judgedPairs }: Ports,
  linked: readonly LinkedCopies[],
  { settings }: Options,
  work: (linked: readonly LinkedCopies[], judge: Judge) => T,
): T {
  const fresh: JudgedPair[] = [];
  const judge = createPairJudge(judgedPairs, { ...settings, leastScore: LINK_FLOOR }, (pair) =>
    fresh.push(pair),
  );
  const result = work(linked, (copies, steps) => judged(copies, steps, judge));
  judgedPairs.keep(fresh);
  return result;
}

function curveOfAll(linked: readonly LinkedCopies[], judge: Judge): readonly CurvePoint[] {
  return linked.reduce(
    (sum, copies) => addCurves(sum, judge(copies, curveOf(copies)), 1),
    FLAT_CURVE,
  );
}

function groupsNow(
  { groupDecisions, groups }: Ports,
  { media }: HangingImages,
): readonly NearDuplicateGroup[] {
  return groups.groups(groupDecisions.representatives(media.map(({ mediaId }) => mediaId)));
}

function outcomeOf(
  kind: GroupDecision['kind'],
  { decided, groups: before }: State,
  after: readonly NearDuplicateGroup[],
): DecisionOutcome {
  const ids = new Set(decided);
  const known = new Set(before.map((group) => JSON.stringify(group)));
  const left = new Set(after.map((group) => JSON.stringify(group)));
  return {
    kind,
    gone: before
      .filter((group) => !left.has(JSON.stringify(group)))
      .map(({ representative }) => representative),
    groups: after.filter(
      (group) =>
        !known.has(JSON.stringify(group)) || group.members.some(({ mediaId }) => ids.has(mediaId)),
    ),
  };
}

function requireReady(groupDecisions: GroupDecisionStore): void {
  if (groupDecisions.isReady()) return;
  throw new Failure(
    'CONFLICT',
    'The groups are older than what the last search has found so far',
    'Search near-duplicates to its end first.',
  );
}
