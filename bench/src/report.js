import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { median } from './rounds.js';

/** What the figures are worth only together with: release, machine and durability. */
export const conditions = () =>
  [
    `commit ${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' and local changes'}`,
    new Date().toISOString().slice(0, 10),
    `Node ${process.version}`,
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
    'SQLite: WAL, synchronous=FULL: on the disk before it is acknowledged',
  ].join(' · ');

/**
 * One line of the table. `ours` and `base` are figures per round; the ratio is taken round by round. `unit` is `/s`, or
 * `ms` where less is better and there is nothing to compare with.
 */
export const line = ({ what, unit, ours, base, bar = '' }) => {
  const ratios = base?.map((figure, round) => ours[round] / figure);
  return [what, spread(ours, unit), base ? spread(base, unit) : '–', ratios ? spread(ratios, '×') : '–', bar];
};

/** The table as Markdown. */
export const table = (lines) =>
  [['', 'PartnerOS', 'beside', 'ratio', 'bar'], ['---', '---:', '---:', '---:', '---:'], ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const DIGITS = { '/s': 0, ms: 2, '×': 2 };

// Median, and from the smallest to the largest.
const spread = (figures, unit) => {
  const show = (figure) =>
    figure.toLocaleString('en', { minimumFractionDigits: DIGITS[unit], maximumFractionDigits: DIGITS[unit] });
  return `${show(median(figures))} ${unit} (${show(Math.min(...figures))}–${show(Math.max(...figures))})`;
};

const git = (...args) => {
  try {
    return execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};
