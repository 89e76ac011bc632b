import { MultiBar, Presets } from 'cli-progress';

/** Where the demo prints: lines, and below them a bar where somebody looks on. */
export interface Screen {
  line(text?: string): void;
  /** More of the whole is done. */
  advance(by: number): void;
  /** Takes the bar away. */
  finish(): void;
}

/** Plain lines, for files and pipes. */
const plainScreen = (out: NodeJS.WriteStream): Screen => ({
  line: (text = '') => out.write(`${text}\n`),
  advance: () => undefined,
  finish: () => undefined,
});

const terminalScreen = (out: NodeJS.WriteStream, total: number): Screen => {
  const bars = new MultiBar(
    {
      stream: out,
      format: '  {bar} {percentage}% of the programme · {duration_formatted}',
      clearOnComplete: true,
      hideCursor: true,
      linewrap: true,
    },
    Presets.shades_classic,
  );
  const bar = bars.create(total, 0);
  return {
    line: (text = '') => {
      bars.log(`${text}\n`);
      bars.update();
    },
    advance: (by) => bar.increment(by),
    finish: () => bars.stop(),
  };
};

/** A bar on a terminal, plain lines elsewhere. `total` is what `advance` adds up to. */
export const openScreen = (out: NodeJS.WriteStream, total: number): Screen =>
  out.isTTY ? terminalScreen(out, total) : plainScreen(out);
