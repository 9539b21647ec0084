import type {
  DecisionOutcome,
  GroupMember,
  GroupsPage,
  NearDuplicateGroup,
  NearDuplicateOverview,
} from '../../shared/domain/near-duplicates.ts';

/** Every so many points of the curve are shown. */
const SHOWN_POINTS = 5;

/** What the search found and what other thresholds would give, then the groups, for a terminal. */
export function groupsText(overview: NearDuplicateOverview, { total, groups }: GroupsPage): string {
  const { images, redundant, conflicts, byHand, radius, leastScore, curve } = overview;
  const points = curve
    .filter((_, nth) => nth % SHOWN_POINTS === 0)
    .map((point) => `${point.leastScore.toFixed(2)}: ${point.redundant}`);
  const rest = total - groups.length;
  return [
    `${overview.groups} groups of ${images} images, of which ${redundant} go; hashes within ${radius} bits, edges agreeing by ${leastScore}`,
    `weak labels differ in ${conflicts}, decisions by hand touch ${byHand}`,
    ...(points.length === 0 ? [] : [`images that go by threshold: ${points.join(', ')}`]),
    ...groups.map(groupText),
    ...(rest > 0 ? [`and ${rest} more groups`] : []),
  ].join('\n');
}

export function outcomeText({ kind, gone, groups }: DecisionOutcome): string {
  return [
    `${kind}: ${gone.length} groups changed or went, ${groups.length} are there now`,
    ...groups.map(groupText),
  ].join('\n');
}

function groupText({ members, conflict, isKeptByHand }: NearDuplicateGroup): string {
  const notes = [
    ...(isKeptByHand ? ['kept by hand'] : []),
    ...(conflict === null ? [] : [`labels differ, most say ${conflict.majority}`]),
  ];
  const head = `${members.length} images${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
  return [head, ...members.map((member, nth) => `  ${memberText(member, nth === 0)}`)].join('\n');
}

function memberText(member: GroupMember, isRepresentative: boolean): string {
  const { mediaId, width, height, weak, kind, score, distance, isByHand, isMirrored } = member;
  const why = [
    ...(isRepresentative ? ['represents'] : [`${distance} bits`]),
    ...(kind === null || score === null ? [] : [`${kind} ${score.toFixed(2)}`]),
    ...(isMirrored ? ['mirrored'] : []),
    ...(isByHand ? ['by hand'] : []),
  ].join(', ');
  const label = weak === null ? '' : `  ${weak.polarity} ${weak.confidence.toFixed(2)}`;
  return `${mediaId}  ${width} × ${height}${label}  ${why}`;
}
