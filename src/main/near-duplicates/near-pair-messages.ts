import type { Chunk } from '../domain/chunk.ts';
import type { ChunkPlan } from '../domain/chunk-plan.ts';
import type { HashBuckets } from '../domain/hash-buckets.ts';
import type { DistinctHashes, HashList, HashMembers } from '../domain/hash-list.ts';
import type { PairSlots } from './pair-slots.ts';

/** `all`: every pair; `links`: enough of them to connect what is connected. */
export type ToldPairs = 'all' | 'links';

export type NearPairThreadData = { readonly slots: PairSlots };

/** The hashes of a search; without a right side it looks for pairs within the left one. */
export type SearchSides<Side> = { readonly left: Side; readonly right: Side | null };

/** One step of a search, for one thread. All columns lie in shared memory. */
export type NearPairRequest =
  | { readonly step: 'distinct'; readonly hashes: HashList }
  | { readonly step: 'plan'; readonly sides: SearchSides<HashList>; readonly radius: number }
  | {
      readonly step: 'fill';
      readonly buckets: HashBuckets;
      readonly hashes: HashList;
      readonly chunk: Chunk;
      readonly range: readonly [number, number];
    }
  | { readonly step: 'equal'; readonly members: HashMembers; readonly told: ToldPairs }
  | {
      readonly step: 'join';
      readonly plan: ChunkPlan;
      readonly round: number;
      readonly radius: number;
      readonly buckets: SearchSides<HashBuckets>;
      readonly members: SearchSides<HashMembers>;
      /** Whether left and right are to be told the other way round. */
      readonly isSwapped: boolean;
      readonly told: ToldPairs;
      /** The next piece of work; threads take turns. */
      readonly cursor: Int32Array;
    };

export type NearPairPlan = { readonly plan: ChunkPlan; readonly sides: SearchSides<HashList> };

export type NearPairResult = DistinctHashes | NearPairPlan | null;

export type NearPairMessage =
  | { readonly kind: 'pairs'; readonly slot: number; readonly count: number }
  /** The share of the step's pieces that are taken by all threads. */
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly result: NearPairResult };
