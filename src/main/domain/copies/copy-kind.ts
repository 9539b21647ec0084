import type { CopyKind } from '../../../shared/domain/near-duplicates.ts';
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
import { DEFAULT_COPY_SETTINGS } from './copy-settings.ts';
import type { GreyImage } from './grey-image.ts';
import { agreementOf, type Match, type PicturePair } from './match-pictures.ts';

/** Wholes that agree less have a strip that differs; no workspace's threshold, so that a kind stays what it is. */
const SAME_SCORE = DEFAULT_COPY_SETTINGS.leastScore;

type Roles = PicturePair & {
  readonly templateGrey: GreyImage;
  readonly aroundGrey: GreyImage;
  readonly isMirrored: boolean;
};

/** How matched pictures lie to each other, from where all of the template falls in the other image. */
export function copyKind(roles: Roles, { part, found }: Match): CopyKind {
  const all = extended(part, found);
  if (isWhole(all)) {
    if (isWhole(part)) return 'same';
    const { half } = agreementOf(roles, WHOLE, all);
    return half < SAME_SCORE ? 'captioned' : 'same';
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
