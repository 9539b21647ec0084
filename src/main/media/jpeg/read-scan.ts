import { type EntropyData, entropyData } from './entropy-data.ts';
import { BLOCK_SIZE, type HuffmanTable, skippingSteps } from './huffman-table.ts';
import type { JpegComponent, JpegFrame } from './jpeg-frame.ts';
import type { JpegTables } from './jpeg-tables.ts';
import { followAcScan, readDcScan } from './progressive-scan.ts';
import { type ScanPlan, scanPlan } from './scan-plan.ts';
import { type AcTable, readSequentialScan } from './sequential-scan.ts';

/** By T.81, coefficients are shifted by at most so many bits. */
const MOST_LOW = 13;
const UNKNOWN = -1;

/** What the scans of a frame have brought. */
export type ScannedFrame = {
  readonly frame: JpegFrame;
  /** DC coefficients of all blocks, before they are multiplied. */
  readonly dcs: Int16Array;
  /** The factor of the DC coefficients of each component that has come. */
  readonly factors: Map<JpegComponent, number>;
  /** Of progressive files, see `followAcScan`. */
  readonly nonzero: Uint32Array;
  /** Of progressive files: the lowest bit known of each coefficient of a component, or `UNKNOWN`. */
  readonly known: Map<JpegComponent, Int8Array>;
};

export function emptyFrame(frame: JpegFrame): ScannedFrame {
  return {
    frame,
    dcs: new Int16Array(frame.blocks),
    factors: new Map(),
    nonzero: new Uint32Array(frame.isProgressive ? 2 * frame.blocks : 0),
    known: new Map(),
  };
}

type ScanHeader = {
  readonly components: readonly JpegComponent[];
  readonly dcTables: readonly (HuffmanTable | undefined)[];
  readonly acTables: readonly (HuffmanTable | undefined)[];
  /** First and last coefficient, and the bits of them that were known before and will be known. */
  readonly first: number;
  readonly last: number;
  readonly high: number;
  readonly low: number;
};

/**
 * Reads a scan into a frame.
 *
 * @param segment the segment SOS, without its length.
 * @param from where the scan's data begin in the file.
 * @returns the place of the marker behind it, or null where the scan has any fault.
 */
export function readScan(
  file: Uint8Array,
  { segment, from }: { readonly segment: Uint8Array; readonly from: number },
  { tables, restartInterval }: { readonly tables: JpegTables; readonly restartInterval: number },
  scanned: ScannedFrame,
): number | null {
  const header = scanHeader(segment, scanned.frame, tables);
  if (header === null) return null;
  for (const component of header.components) {
    if (scanned.factors.has(component)) continue;
    const factor = tables.dcFactors[component.quantisation];
    if (factor === undefined) return null;
    if (scanned.frame.isProgressive && header.first > 0) return null;
    scanned.factors.set(component, factor);
    scanned.known.set(component, new Int8Array(BLOCK_SIZE).fill(UNKNOWN));
  }
  if (!takeProgress(header, scanned)) return null;
  const plan = scanPlan(scanned.frame, header.components);
  const data = entropyData(file, from);
  if (plan === null || data === null) return null;
  const read = scanned.frame.isProgressive ? readProgressive : readSequential;
  return read(header, { plan, data, restartInterval }, scanned) ? data.next : null;
}

/** Whether all bits of the DC coefficients of all components have come. */
export function isComplete({ frame, known }: ScannedFrame): boolean {
  return frame.components.every((component) => known.get(component)?.[0] === 0);
}

type ScanData = {
  readonly plan: ScanPlan;
  readonly data: EntropyData;
  readonly restartInterval: number;
};

function readSequential(
  { dcTables, acTables }: ScanHeader,
  data: ScanData,
  { dcs }: ScannedFrame,
): boolean {
  const stepping = new Map<HuffmanTable, AcTable>();
  for (const table of acTables) {
    if (table === undefined) return false;
    if (!stepping.has(table)) stepping.set(table, { table, steps: skippingSteps(table) });
  }
  const tables = acTables.flatMap((table) => (table && stepping.get(table)) ?? []);
  return readSequentialScan({ ...data, dcTables, acTables: tables }, dcs);
}

function readProgressive(
  { first, last, high, low, dcTables, acTables }: ScanHeader,
  data: ScanData,
  { dcs, nonzero }: ScannedFrame,
): boolean {
  const scan = { ...data, isFirst: high === 0, low };
  if (first === 0) return readDcScan(scan, dcTables, dcs);
  const [table] = acTables;
  return table !== undefined && followAcScan(scan, table, { first, last }, nonzero);
}

function scanHeader(segment: Uint8Array, frame: JpegFrame, tables: JpegTables): ScanHeader | null {
  const [count = 0] = segment;
  if (count === 0 || segment.length !== 4 + 2 * count) return null;
  const places = Array.from({ length: count }, (_, place) => 1 + 2 * place);
  const components = places.flatMap(
    (place) => frame.components.find(({ id }) => id === segment[place]) ?? [],
  );
  if (new Set(components).size < count) return null;
  const numbers = places.map((place) => segment[place + 1] ?? 0);
  const [first = 0, last = 0, bits = 0] = segment.subarray(1 + 2 * count);
  return {
    components,
    dcTables: numbers.map((number) => tables.dc[number >> 4]),
    acTables: numbers.map((number) => tables.ac[number & 15]),
    first,
    last,
    high: bits >> 4,
    low: bits & 15,
  };
}

/** Whether a scan brings what may come next (G.1.1.1.1): each coefficient whole, or once and then bit by bit. */
function takeProgress(
  { components, first, last, high, low }: ScanHeader,
  { frame, known }: ScannedFrame,
): boolean {
  const isWhole = first === 0 && last === BLOCK_SIZE - 1 && high === 0 && low === 0;
  const isDc = first === 0 && last === 0;
  const isAc = first > 0 && first <= last && last < BLOCK_SIZE && components.length === 1;
  if (frame.isProgressive ? !isDc && !isAc : !isWhole) return false;
  if (low > MOST_LOW || (high > 0 && low !== high - 1)) return false;
  const before = high === 0 ? UNKNOWN : high;
  return components.every((component) => {
    const bits = known.get(component)?.subarray(first, last + 1);
    if (bits === undefined || bits.some((bit) => bit !== before)) return false;
    bits.fill(low);
    return true;
  });
}
