const lines = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Runs work on one stream after the work before it in this process. It spares lost races where many come at once; that
 * they would be lost, and nothing else, is what the log sees to.
 */
export const inTurn = async <T>(store: object, stream: string, work: () => Promise<T>): Promise<T> => {
  const line = lines.get(store) ?? new Map<string, Promise<unknown>>();
  lines.set(store, line);
  const before = line.get(stream) ?? Promise.resolve();
  const done = before.then(work);
  const settled: Promise<unknown> = done
    .catch(() => undefined)
    .then(() => {
      if (line.get(stream) === settled) line.delete(stream);
    });
  line.set(stream, settled);
  return done;
};
