import type { Studio } from '../studio.ts';
import type { StudioImplementer } from '../studio-implementer.ts';
import { leaveOutImages, takeBackImages } from '../take-back-images.ts';

/** Images that are left out, and taking them back. */
export function mediaProcedures(os: StudioImplementer, studio: Studio) {
  const { media } = os;
  const store = () => studio.requireSession().workspace.leftOut;
  return media.router({
    leftOutCounts: media.leftOutCounts.handler(() => store().counts()),
    leftOut: media.leftOut.handler(({ input }) => store().leftOut(input)),
    takenBack: media.takenBack.handler(({ input }) => store().takenBack(input)),
    takeBack: media.takeBack.handler(({ input }) => takeBackImages(studio, input)),
    leaveOut: media.leaveOut.handler(async ({ input }) => ({
      images: await leaveOutImages(studio, input),
    })),
  });
}
