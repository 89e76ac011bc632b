import type { ReadModel, RowStore } from '@partneros/domain';
import type { Projection } from './projection.ts';

/** How many events have a key; `stale` is in no row that is made from events. */
export interface Tally {
  readonly count: number;
  readonly stale?: true;
}

/** Counts events by their key, and cannot take those that `takes` refuses. */
export const tallies = (
  takes: (key: string) => boolean = () => true,
): Projection<Tally, { readonly type: 'ExampleHappened'; readonly data: { readonly key: string } }> => ({
  model: {
    name: 'tallies',
    version: 1,
    fields: { count: { kind: 'number', of: ({ count }) => count } },
  } as ReadModel<Tally>,
  keysOf: ({ data }) => [data.key],
  on: {
    ExampleHappened: (row, { data: { key } }) => {
      if (!takes(key)) throw new TypeError(`cannot take ${key}`);
      return { ...row, count: (row?.count ?? 0) + 1 };
    },
  },
});

/** Every tally of an organization, by key. */
export const talliesOf = async (rows: Pick<RowStore, 'scan'>): Promise<Readonly<Record<string, Tally>>> => {
  const found: Record<string, Tally> = {};
  for await (const { key, row } of rows.scan(tallies().model)) found[key] = row;
  return found;
};
