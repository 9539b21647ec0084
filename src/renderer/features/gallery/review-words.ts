import type { ReviewAction, Verdict } from '../../../shared/domain/verdict.ts';
import { countOf } from '../../ui/number-text.ts';
import { VERDICT_LOOK } from '../../ui/verdict-look.ts';

export function verdictText(verdict: Verdict | null): string {
  return verdict === null ? 'No verdict' : VERDICT_LOOK[verdict].short;
}

/** What undo or redo would do: `POS on 24 images`. */
export function actionText({ verdict, images }: ReviewAction): string {
  return `${verdictText(verdict)} on ${countOf(images, 'image')}`;
}
