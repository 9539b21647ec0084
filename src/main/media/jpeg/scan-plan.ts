import type { JpegComponent, JpegFrame } from './jpeg-frame.ts';

/** More blocks in one MCU are against the standard. */
const MOST_BLOCKS = 10;

/** In which order the blocks of a scan follow one another. */
export type ScanPlan = {
  /** For each block of an MCU: the place in the scan of its component. */
  readonly components: Uint8Array;
  /** For each block of an MCU: its place in the frame in the first MCU. */
  readonly places: Int32Array;
  /** What is added to a block's place from MCU to MCU, and from one row of MCUs to the next. */
  readonly across: Int32Array;
  readonly down: Int32Array;
  readonly mcusAcross: number;
  readonly mcusDown: number;
};

/**
 * The plan of a scan of some components (ITU-T T.81, A.2): several are interleaved by MCUs; one alone comes block by
 * block, without those that only fill up MCUs. Null where an MCU has too many blocks.
 */
export function scanPlan(frame: JpegFrame, components: readonly JpegComponent[]): ScanPlan | null {
  const [only] = components;
  if (only !== undefined && components.length === 1) {
    return {
      components: Uint8Array.of(0),
      places: Int32Array.of(only.base),
      across: Int32Array.of(1),
      down: Int32Array.of(only.stride),
      mcusAcross: only.blocksAcross,
      mcusDown: only.blocksDown,
    };
  }
  const blocks = components.flatMap((component, place) =>
    Array.from({ length: component.across * component.down }, (_, block) => {
      const row = Math.floor(block / component.across);
      return { component, place, start: row * component.stride + (block % component.across) };
    }),
  );
  if (blocks.length > MOST_BLOCKS) return null;
  return {
    components: Uint8Array.from(blocks, ({ place }) => place),
    places: Int32Array.from(blocks, ({ component, start }) => component.base + start),
    across: Int32Array.from(blocks, ({ component }) => component.across),
    down: Int32Array.from(blocks, ({ component }) => component.down * component.stride),
    mcusAcross: frame.mcusAcross,
    mcusDown: frame.mcusDown,
  };
}
