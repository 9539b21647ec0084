import { parentPort, workerData } from 'node:worker_threads';
import { reorderBits } from '../domain/bit-order.ts';
import { reachMasks } from '../domain/chunk.ts';
import { planChunks } from '../domain/chunk-plan.ts';
import { forEachEqualPair, membersOf } from '../domain/hamming-index.ts';
import { fillBuckets, occupiedValues } from '../domain/hash-buckets.ts';
import { distinctHashes, type HashMembers } from '../domain/hash-list.ts';
import { joinBuckets, type OnHit } from '../domain/join-buckets.ts';
import type {
  NearPairMessage,
  NearPairRequest,
  NearPairResult,
  NearPairThreadData,
} from './near-pair-messages.ts';
import { createPairWriter } from './pair-slots.ts';
import { sharedColumn } from './shared-column.ts';

/** Buckets that a thread takes at once with one mask: a few milliseconds. */
const VALUES_PER_PIECE = 2 ** 14;
const PROGRESS_EVERY_MS = 200;

type Step<Name> = Extract<NearPairRequest, { readonly step: Name }>;

const { slots } = workerData as NearPairThreadData; // why: given by `startNearPairThreads`
const tell = (message: NearPairMessage): void => parentPort?.postMessage(message);
const pairs = createPairWriter(slots, (slot, count) => tell({ kind: 'pairs', slot, count }));

parentPort?.on('message', (request: NearPairRequest) => {
  const result = resultOf(request);
  pairs.flush();
  tell({ kind: 'done', result });
});

function resultOf(request: NearPairRequest): NearPairResult {
  switch (request.step) {
    case 'distinct':
      return distinctHashes(request.hashes, sharedColumn);
    case 'plan': {
      const { left, right } = request.sides;
      const plan = planChunks(left, right ?? left, request.radius);
      const ordered = reorderBits(left, plan.bitOrder, sharedColumn);
      return {
        plan,
        sides: { left: ordered, right: right && reorderBits(right, plan.bitOrder, sharedColumn) },
      };
    }
    case 'fill':
      fillBuckets(request.buckets, request.hashes, request.chunk, request.range);
      return null;
    case 'equal':
      tellEqual(request);
      return null;
    case 'join':
      joinPieces(request);
      return null;
  }
}

function tellEqual({ members, told }: Step<'equal'>): void {
  if (told === 'all') {
    forEachEqualPair(members, pairs.add);
    return;
  }
  for (let k = 0; k + 1 < members.starts.length; k += 1) tellMembers(members, k);
}

/** Links all places of one hash to the first of them. */
function tellMembers({ starts, members }: HashMembers, k: number): void {
  const first = starts[k] ?? 0;
  const end = starts[k + 1] ?? 0;
  for (let rank = first + 1; rank < end; rank += 1) {
    pairs.add(members[first] ?? 0, members[rank] ?? 0, 0);
  }
}

function joinPieces(request: Step<'join'>): void {
  const { plan, round, radius, buckets, cursor } = request;
  const chunk = plan.chunks[round];
  if (chunk === undefined) return;
  const { left } = buckets;
  const join = { plan, round, radius, left, right: buckets.right ?? left };
  const masks = reachMasks(chunk);
  const values = occupiedValues(left);
  const perMask = Math.ceil(values.length / VALUES_PER_PIECE);
  const pieces = perMask * masks.length;
  const onHit = hitTeller(request);
  let toldMs = performance.now();
  for (let piece = Atomics.add(cursor, 0, 1); piece < pieces; piece = Atomics.add(cursor, 0, 1)) {
    const start = (piece % perMask) * VALUES_PER_PIECE;
    const mask = masks[Math.floor(piece / perMask)] ?? 0;
    joinBuckets(join, values.subarray(start, start + VALUES_PER_PIECE), mask, onHit);
    if (performance.now() - toldMs < PROGRESS_EVERY_MS) continue;
    toldMs = performance.now();
    tell({ kind: 'progress', share: piece / pieces });
  }
}

/** Turns a hit between distinct hashes into pairs of the places that hold them. */
function hitTeller({ members: { left, right }, isSwapped, told }: Step<'join'>): OnHit {
  const add = (i: number, j: number, distance: number): void => {
    if (isSwapped || (right === null && i > j)) pairs.add(j, i, distance);
    else pairs.add(i, j, distance);
  };
  const other = right ?? left;
  if (told === 'all') {
    return (p, q, distance) => {
      const leftPlaces = membersOf(left, p);
      const rightPlaces = membersOf(other, q);
      for (const i of leftPlaces) for (const j of rightPlaces) add(i, j, distance);
    };
  }
  const firstOf = ({ members, starts }: HashMembers, k: number) => members[starts[k] ?? 0] ?? 0;
  if (right === null) return (p, q, distance) => add(firstOf(left, p), firstOf(left, q), distance);
  // Between two lists a place is linked by its own pairs only: each to the first of the other side.
  return (p, q, distance) => {
    const leftPlaces = membersOf(left, p);
    const rightPlaces = membersOf(other, q);
    const firstRight = rightPlaces[0] ?? 0;
    for (const i of leftPlaces) add(i, firstRight, distance);
    for (const j of rightPlaces.subarray(1)) add(leftPlaces[0] ?? 0, j, distance);
  };
}
