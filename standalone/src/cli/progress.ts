import { SingleBar } from 'cli-progress';

/** Shows on a terminal how much is done; elsewhere it only counts. */
export const openProgress = (unit: string) => {
  let done = 0;
  const bar = process.stdout.isTTY
    ? new SingleBar({ format: `{value} ${unit}, {duration_formatted}`, hideCursor: true })
    : undefined;
  bar?.start(0, 0);
  return {
    step: () => {
      done += 1;
      bar?.update(done);
    },
    /** How many there were. */
    end: (): number => {
      bar?.stop();
      return done;
    },
  };
};
