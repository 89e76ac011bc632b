import type { JsonObject } from '@partneros/domain';
import { minorOf } from './ledger.ts';

/** One number as it was counted in different places; they have to agree. */
export interface Figure {
  readonly what: string;
  /** From the answers to the commands. */
  readonly played?: string | number;
  /** From the lists of the API. */
  readonly listed: string | number;
  /** From the events of the API. */
  readonly logged?: string | number;
}

/** Whether every place agrees. */
export const agrees = ({ played, listed, logged }: Figure): boolean =>
  (played === undefined || played === listed) && (logged === undefined || logged === listed);

type Rows = readonly JsonObject[];

/** How many records there are of each status, and in all. */
export const byStatus = (
  what: string,
  statuses: readonly string[],
  played: Rows,
  listed: Rows,
  logged: number,
): readonly Figure[] => [
  ...statuses.map((status) => {
    const count = (rows: Rows) => rows.filter((row) => row.status === status).length;
    return { what: `${what} ${status.replace('_', ' ')}`, played: count(played), listed: count(listed) };
  }),
  { what: `${what} in all`, played: played.length, listed: listed.length, logged },
];

/** Records with what they are worth together. */
export const worth = (rows: Rows, field = 'amount'): string =>
  `${rows.length} · ${euros(rows.reduce((sum, row) => sum + minorOf(row, field), 0))}`;

/** Cents as people read them. */
export const euros = (minor: number): string => `EUR ${(minor / 100).toLocaleString('en-GB')}`;

/** The figures as lines of a table; a figure that does not agree is marked. */
export const tableOf = (figures: readonly Figure[]): readonly string[] => {
  const cells = [
    ['', 'played', 'lists', 'events'],
    ...figures.map(({ what, played = '', listed, logged = '' }) => [what, played, listed, logged].map(String)),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row, index) => {
    const figure = figures[index - 1];
    const mark = figure === undefined ? ' ' : agrees(figure) ? '✓' : '✗';
    const [what = '', ...numbers] = row;
    return `  ${mark} ${what.padEnd(widths[0] ?? 0)}  ${numbers.map((cell, at) => cell.padStart(widths[at + 1] ?? 0)).join('  ')}`;
  });
};
