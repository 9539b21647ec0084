/** Pixels per side of a block. */
export const BLOCK_SIDE = 8;
const MOST_FACTOR = 4;

/** One colour of a frame. Its blocks lie row by row in the frame's coefficients. */
export type JpegComponent = {
  readonly id: number;
  /** Sampling factors. */
  readonly across: number;
  readonly down: number;
  /** Number of its table of quantisation. */
  readonly quantisation: number;
  /** Place of its first block. */
  readonly base: number;
  /** Blocks from one row to the next: those of whole MCUs. */
  readonly stride: number;
  /** Blocks that hold pixels. */
  readonly blocksAcross: number;
  readonly blocksDown: number;
};

/** What the header of a JPEG frame says. */
export type JpegFrame = {
  readonly isProgressive: boolean;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly components: readonly JpegComponent[];
  readonly mcusAcross: number;
  readonly mcusDown: number;
  /** Blocks of all components, those included that only fill up MCUs. */
  readonly blocks: number;
};

/**
 * The frame that a segment SOF0, SOF1 or SOF2 describes (ITU-T T.81, B.2.2); null where it is not of 8 bits, of one or
 * three components, or has no size.
 *
 * @param segment what follows the segment's length.
 */
export function jpegFrame(segment: Uint8Array, isProgressive: boolean): JpegFrame | null {
  const [bits, heightHigh = 0, heightLow = 0, widthHigh = 0, widthLow = 0, count] = segment;
  const height = (heightHigh << 8) | heightLow;
  const width = (widthHigh << 8) | widthLow;
  if (bits !== 8 || height === 0 || width === 0 || (count !== 1 && count !== 3)) return null;
  if (segment.length !== 6 + 3 * count) return null;
  const named = Array.from({ length: count }, (_, place) => {
    const [id = 0, factors = 0, quantisation = 0] = segment.subarray(6 + 3 * place);
    return { id, across: factors >> 4, down: factors & 15, quantisation };
  });
  if (new Set(named.map(({ id }) => id)).size < count) return null;
  if (named.some(({ across, down }) => !isFactor(across) || !isFactor(down))) return null;
  const mostAcross = Math.max(...named.map(({ across }) => across));
  const mostDown = Math.max(...named.map(({ down }) => down));
  const mcusAcross = Math.ceil(width / (BLOCK_SIDE * mostAcross));
  const mcusDown = Math.ceil(height / (BLOCK_SIDE * mostDown));
  let blocks = 0;
  const components = named.map((component): JpegComponent => {
    const base = blocks;
    const stride = mcusAcross * component.across;
    blocks += stride * mcusDown * component.down;
    return {
      ...component,
      base,
      stride,
      blocksAcross: Math.ceil((width * component.across) / mostAcross / BLOCK_SIDE),
      blocksDown: Math.ceil((height * component.down) / mostDown / BLOCK_SIDE),
    };
  });
  return { isProgressive, width, height, components, mcusAcross, mcusDown, blocks };
}

function isFactor(value: number): boolean {
  return value >= 1 && value <= MOST_FACTOR;
}
