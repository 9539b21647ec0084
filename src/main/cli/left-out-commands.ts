import type { Command } from 'commander';
import { z } from 'zod';
import {
  LeaveOutScope,
  type LeftOutCount,
  type LeftOutPage,
  TakeBackScope,
} from '../../shared/domain/left-out.ts';
import { REJECTIONS, RejectionReason, SoftReason } from '../../shared/domain/rejection.ts';
import { Failure } from '../../shared/failure.ts';
import { leaveOutImages, takeBackImages } from '../app/take-back-images.ts';
import { type Perform, wholeNumber } from './job-commands.ts';
import type { InWorkspace } from './teacher-commands.ts';

const LISTED = 50;

/** Adds `studio left-out`, `studio take-back` and `studio leave-out`. */
export function addLeftOutCommands(
  program: Command,
  perform: Perform,
  inWorkspace: InWorkspace,
): void {
  program
    .command('left-out')
    .description('show how many images are left out, by reason; or the images of one reason')
    .option('--reason <reason>', 'for example text-card')
    .option('--limit <count>', 'images to list', wholeNumber, LISTED)
    .action(({ reason, limit }: ListOptions) =>
      inWorkspace(async (studio, out) => {
        const { leftOut } = studio.requireSession().workspace;
        if (reason === undefined) {
          const counts = leftOut.counts();
          return out.result({ event: 'left-out', counts }, countsText(counts));
        }
        const asked = parsed(RejectionReason, imageReason(reason));
        const page = leftOut.leftOut({ reason: asked, offset: 0, limit });
        out.result({ event: 'left-out', reason: asked, ...page }, pageText(asked, page));
      }),
    );

  program
    .command('take-back')
    .description('take back images that were left out, and hash them; later checks keep them')
    .argument('[ids...]', 'media ids')
    .option('--reason <reason>', 'all images of this reason, for example text-card')
    .action((mediaIds: readonly string[], { reason }: ReasonOptions) =>
      inWorkspace(async (studio, out) => {
        const scope = reason === undefined ? { mediaIds } : { reason: softReason(reason) };
        const taken = await takeBackImages(studio, parsed(TakeBackScope, scope));
        out.result(
          { event: 'taken-back', ...taken },
          `${taken.images} images are taken back (decision ${taken.decision})`,
        );
        await perform({ kind: 'clean' }, studio);
      }),
    );

  program
    .command('leave-out')
    .description('leave images out again that were taken back')
    .argument('[ids...]', 'media ids')
    .option('--decision <number>', 'all images that this decision took back', wholeNumber)
    .action((mediaIds: readonly string[], { decision }: { readonly decision?: number }) =>
      inWorkspace(async (studio, out) => {
        const scope = decision === undefined ? { mediaIds } : { decision };
        const images = await leaveOutImages(studio, parsed(LeaveOutScope, scope));
        out.result({ event: 'left-out-again', images }, `${images} images are left out again`);
      }),
    );
}

type ReasonOptions = { readonly reason?: string };
type ListOptions = ReasonOptions & { readonly limit: number };

/** Reasons of images may be typed without `image:`. */
function imageReason(reason: string): string {
  return reason.includes(':') ? reason : `image:${reason}`;
}

/** @throws Failure BAD_INPUT that says why images of a reason cannot be taken back. */
function softReason(reason: string): SoftReason {
  const known = RejectionReason.safeParse(imageReason(reason));
  const soft = SoftReason.safeParse(imageReason(reason));
  if (soft.success) return soft.data;
  throw new Failure(
    'BAD_INPUT',
    known.success
      ? `Images of this reason cannot be taken back: ${REJECTIONS[known.data]}`
      : `There is no reason ${reason}`,
    `These can: ${SoftReason.options.join(', ')}.`,
  );
}

function countsText(counts: readonly LeftOutCount[]): string {
  if (counts.length === 0) return 'no image is left out';
  return counts
    .map(({ reason, leftOut, takenBack }) => {
      const back = takenBack === 0 ? '' : ` (${takenBack} taken back)`;
      const can = SoftReason.safeParse(reason).success ? '' : ' These cannot be taken back.';
      return `${String(leftOut).padStart(8)}  ${reason.padEnd(22)} ${REJECTIONS[reason]}${back}${can}`;
    })
    .join('\n');
}

function pageText(reason: RejectionReason, { total, images }: LeftOutPage): string {
  const lines = images.map(({ mediaId, detail }) => `  ${mediaId}  ${detail}`);
  const rest = total - images.length;
  return [
    `${total} images: ${REJECTIONS[reason]}`,
    ...lines,
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ].join('\n');
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Failure(
    'BAD_INPUT',
    `The command's values are wrong: ${z.prettifyError(result.error).replaceAll('\n', ' ')}`,
    `Name images by their ids, or a reason: ${SoftReason.options.join(', ')}.`,
  );
}
