/**
 * Runs tasks in order with up to `ahead` of them started before they are asked for.
 *
 * Results come in the tasks' order. When the consumer stops, no further task starts; those that run
 * are waited for, so that nothing they use is taken away under them.
 */
export async function* prefetch<T>(
  tasks: Iterable<() => Promise<T>>,
  ahead: number,
): AsyncGenerator<T, void, undefined> {
  const iterator = tasks[Symbol.iterator]();
  const started: Promise<T>[] = [];
  const start = () => {
    const next = iterator.next();
    if (next.done) return;
    const promise = next.value();
    // A failure is thrown where it is awaited below; this keeps it from being reported as unhandled.
    promise.catch(() => undefined);
    started.push(promise);
  };
  try {
    for (let i = 0; i < ahead; i += 1) start();
    for (let first = started.shift(); first !== undefined; first = started.shift()) {
      start();
      yield await first;
    }
  } finally {
    await Promise.allSettled(started);
  }
}
