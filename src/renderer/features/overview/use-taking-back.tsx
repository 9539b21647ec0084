import { notifications } from '@mantine/notifications';
import type { MediaId } from '../../../shared/domain/ids.ts';
import type { TakeBackScope } from '../../../shared/domain/left-out.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useLeftOutActions } from '../../bridge/media-queries.ts';
import { useStartJob } from '../../bridge/queries.ts';
import { countOf } from '../../ui/number-text.ts';
import { tellWithUndo } from '../../ui/tell-with-undo.tsx';

const UNDO_SHOWN_MS = 12_000;

/** Takes images back and has them checked at once, or leaves them out again; both tell how to undo it. */
export function useTakingBack() {
  const { takeBack, leaveOut } = useLeftOutActions();
  const start = useStartJob();
  const take = (scope: TakeBackScope): void =>
    takeBack.mutate(scope, {
      onSuccess: ({ decision, images }) => {
        start.mutate({ kind: 'clean' });
        tell(`${countOf(images, 'image')} taken back`, 'Hashing runs as a job.', () =>
          leaveOut.mutate({ decision }),
        );
      },
      onError: tellFailure,
    });
  const leave = (mediaIds: readonly MediaId[]): void =>
    leaveOut.mutate(
      { mediaIds },
      {
        onSuccess: ({ images }) =>
          tell(`${countOf(images, 'image')} left out again`, '', () => take({ mediaIds })),
        onError: tellFailure,
      },
    );
  return { take, leave, isPending: takeBack.isPending || leaveOut.isPending };
}

function tell(title: string, text: string, undo: () => void): void {
  tellWithUndo({ title, text, undo, shownMs: UNDO_SHOWN_MS });
}

function tellFailure(error: unknown): void {
  const { message, advice } = failureText(error);
  notifications.show({ title: message, message: advice, color: 'red', role: 'alert' });
}
