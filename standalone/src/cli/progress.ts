import { SingleBar } from 'cli-progress';

/** Shows on a terminal how much is done, of how much where that is known; elsewhere it only counts. */
export const openProgress = (unit: string, total?: number) => {
  let done = 0;
  const format = total === undefined ? `{value} ${unit}` : `[{bar}] {value} of {total} ${unit}`;
  // Beside what is written, so that what is piped on is nothing but that.
  const bar = process.stdout.isTTY
    ? new SingleBar({
        format: `${format}, {duration_formatted}`,
        hideCursor: true,
        clearOnComplete: total !== undefined,
      })
    : undefined;
  bar?.start(total ?? 0, 0);
  return {
    step: (by = 1) => {
      done += by;
      bar?.update(done);
    },
    /** How many there were. */
    end: (): number => {
      bar?.stop();
      return done;
    },
  };
};
