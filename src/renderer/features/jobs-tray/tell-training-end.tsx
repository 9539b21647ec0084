import { notifications } from '@mantine/notifications';
import { addressHash } from '../../stores/address.ts';

const SHOWN_MS = 12_000;

/** Tells in the window how a training ended, with the way to its run. */
export function tellTrainingEnd(told: {
  readonly id: string;
  readonly run: string;
  readonly title: string;
  readonly text: string;
  readonly isFailure: boolean;
}): void {
  const { id, run, title, text, isFailure } = told;
  notifications.show({
    id,
    title,
    ...(isFailure ? { color: 'red' } : {}),
    message: (
      <>
        {text}
        <br />
        <a
          href={addressHash({ screen: 'train', item: run, query: '' })}
          onClick={() => notifications.hide(id)}
        >
          Open the run
        </a>
      </>
    ),
    autoClose: SHOWN_MS,
    role: isFailure ? 'alert' : 'status',
  });
}
