import { SingleBar } from 'cli-progress';

const LINES = 10;

/**
 * Shows how much is done, of how much where that is known: a bar on a terminal; elsewhere a line for every tenth, or
 * nothing when it is not known of how much.
 */
export const openProgress = (unit: string, total?: number) => {
  let done = 0;
  let lines = 0;
  const bar = process.stdout.isTTY ? barFor(unit, total) : undefined;
  // Beside what is written, so that what is piped on is nothing but that.
  const show = (of: number | undefined) => {
    bar?.update(done);
    if (of === undefined) return;
    bar?.setTotal(of);
    const tenths = of === 0 ? LINES : Math.floor((done / of) * LINES);
    if (bar === undefined && tenths > lines) process.stderr.write(`${done} of ${of} ${unit}\n`);
    lines = Math.max(lines, tenths);
  };
  return {
    step: (by = 1) => {
      done += by;
      show(total);
    },
    at: (position: number, of: number) => {
      done = position;
      show(of);
    },
    /** How many there were. */
    end: (): number => {
      bar?.stop();
      return done;
    },
  };
};

const barFor = (unit: string, total: number | undefined): SingleBar => {
  const format =
    total === undefined
      ? `{value} ${unit}, {duration_formatted}`
      : `[{bar}] {value} of {total} ${unit}, {duration_formatted}, {eta_formatted} left`;
  const bar = new SingleBar({ format, hideCursor: true, clearOnComplete: total !== undefined });
  bar.start(total ?? 0, 0);
  return bar;
};
