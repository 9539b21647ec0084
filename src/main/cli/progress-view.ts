import { Presets, SingleBar } from 'cli-progress';
import type { Job } from '../../shared/domain/job.ts';

/** Shows a job while it runs. */
export type ProgressView = { readonly show: (job: Job) => void; readonly end: () => void };

/** One JSON object a line, on standard output: for machines. */
export function jsonProgress(write: (line: string) => void): ProgressView {
  return {
    show: ({ jobId, request, state, progress }) =>
      write(JSON.stringify({ event: 'progress', jobId, kind: request.kind, state, ...progress })),
    end: () => undefined,
  };
}

/** A bar that is drawn over itself: for people at a terminal. */
export function barProgress(): ProgressView {
  let bar: SingleBar | null = null;
  return {
    show: ({ request, progress: { done, total, unit, perSecond, secondsLeft, message } }) => {
      bar ??= startBar();
      bar.setTotal(total ?? Math.max(done, 1));
      bar.update(done, {
        kind: request.kind.padEnd(16),
        count: `${Math.floor(done)}/${total ?? '?'} ${unit}`,
        rate: perSecond === null ? '' : `${perSecond.toFixed(1)}/s`,
        left: secondsLeft === null ? '' : `${Math.ceil(secondsLeft)} s left`,
        message: message.slice(0, 60),
      });
    },
    end: () => bar?.stop(),
  };
}

/** A line every few seconds: for logs. */
export function lineProgress(write: (line: string) => void, nowMs: () => number): ProgressView {
  const intervalMs = 5000;
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    show: ({ request, progress }) => {
      if (progress.unit === '' || nowMs() - lastMs < intervalMs) return;
      lastMs = nowMs();
      const total = progress.total === null ? '' : `/${progress.total}`;
      const rate = progress.perSecond === null ? '' : `, ${progress.perSecond.toFixed(1)}/s`;
      const done = Math.round(progress.done * 100) / 100;
      write(`  ${request.kind}: ${done}${total} ${progress.unit}${rate}  ${progress.message}`);
    },
    end: () => undefined,
  };
}

function startBar(): SingleBar {
  const bar = new SingleBar(
    {
      format: '{kind} {bar} {count} {rate} {left} {message}',
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0, { kind: '', count: '', rate: '', left: '', message: '' });
  return bar;
}
