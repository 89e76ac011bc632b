import type { Lists } from './recount.ts';

// By what each list is broken down; the ones without are counted as a whole.
const BY: Readonly<Record<keyof Lists, string | undefined>> = {
  partners: 'stage',
  contacts: undefined,
  registrations: 'status',
  deals: 'status',
  tasks: undefined,
  trainingAssignments: undefined,
  applications: 'status',
  affiliateLinks: undefined,
  portalAccounts: 'status',
  agreements: 'status',
  contracts: 'status',
  trainingProgress: undefined,
  certifications: undefined,
  mdfRequests: 'status',
  mdfBudgets: undefined,
  payments: 'status',
};

/** How the lists differ from how they were: a line for each that changed. */
export const listChanges = (before: Lists | undefined, after: Lists): readonly string[] =>
  (Object.keys(BY) as (keyof Lists)[]).flatMap((list) => {
    const was = countsOf(before, list);
    const is = countsOf(after, list);
    const parts = [...is].map(([value, count]) => part(value, count, count - (was.get(value) ?? 0)));
    const gone = [...was.keys()]
      .filter((value) => !is.has(value))
      .map((value) => part(value, 0, -(was.get(value) ?? 0)));
    const changed = [...parts, ...gone].filter((one) => one.endsWith(')'));
    return changed.length === 0 ? [] : [`  ${list.padEnd(20)} ${changed.join(', ')}`];
  });

const ALL = 'all';

const countsOf = (lists: Lists | undefined, list: keyof Lists): ReadonlyMap<string, number> => {
  const rows = lists?.[list] ?? [];
  const counts = new Map(rows.length === 0 ? [] : [[ALL, rows.length]]);
  const by = BY[list];
  if (by !== undefined)
    for (const { [by]: value } of rows) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return counts;
};

const part = (value: string, count: number, change: number): string =>
  change === 0 ? `${value} ${count}` : `${value} ${count} (${change > 0 ? '+' : '−'}${Math.abs(change)})`;
