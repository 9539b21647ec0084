import {
  type Box,
  extended,
  farthestEdge,
  holds,
  isWhole,
  mirroredBox,
  SAME_EDGE,
  WHOLE,
} from './box.ts';
import { contentBox } from './content-box.ts';
import type { GreyImage } from './grey-image.ts';
import { agreementOf, type Match, type PicturePair } from './match-pictures.ts';

/**
 * How two pictures that show the same lie to each other.
 *
 * `same`: edge to edge; `cropped`: one holds the other; `bordered`: one is the other with a border;
 * `captioned`: edge to edge, but a strip at the top or bottom differs; `overlapping`: each shows something
 * that the other leaves out.
 */
export type CopyKind = 'same' | 'cropped' | 'bordered' | 'captioned' | 'overlapping';

type Roles = PicturePair & {
  readonly templateGrey: GreyImage;
  readonly aroundGrey: GreyImage;
  readonly isMirrored: boolean;
};

/** How matched pictures lie to each other, from where all of the template falls in the other image. */
export function copyKind(roles: Roles, { part, found }: Match, leastScore: number): CopyKind {
  const all = extended(part, found);
  if (isWhole(all)) {
    if (isWhole(part)) return 'same';
    const { half } = agreementOf(roles, WHOLE, all);
    return half < leastScore ? 'captioned' : 'same';
  }
  if (holds(WHOLE, all)) return isContentOf(roles.aroundGrey, all) ? 'bordered' : 'cropped';
  if (!holds(all, WHOLE)) return 'overlapping';
  const held = extended(all, WHOLE);
  const heldUpright = roles.isMirrored ? mirroredBox(held) : held;
  return isContentOf(roles.templateGrey, heldUpright) ? 'bordered' : 'cropped';
}

/** Whether a box is what lies inside an image's borders. */
function isContentOf(grey: GreyImage, box: Box): boolean {
  const content = contentBox(grey);
  return content !== null && farthestEdge(content, box) < SAME_EDGE;
}
