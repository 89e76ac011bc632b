import { expect } from 'chai';
import { exampleReadModel } from '../testing/example-read-model.ts';
import { rowStoreContract } from '../testing/row-store.contract.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { IN_MEMORY, openEmbeddedDatabase } from './embedded-database.ts';
import { createEmbeddedRowStore } from './embedded-row-store.ts';

const openRows = (folder: string, cleanUp = () => {}) => {
  const database = openEmbeddedDatabase(folder);
  const rows = createEmbeddedRowStore(database);
  const stop = async () => {
    rows.close();
    await database.close();
  };
  return { rows, database, folder, stop, cleanUp, close: () => stop().then(cleanUp) };
};

rowStoreContract(
  'embedded',
  async () => {
    const { folder, remove } = temporaryFolder();
    return openRows(folder, remove);
  },
  async ({ stop, folder, cleanUp }) => {
    await stop();
    return openRows(folder, cleanUp);
  },
);
rowStoreContract('embedded, in memory', async () => openRows(IN_MEMORY));

describe('embedded rows', () => {
  let opened: ReturnType<typeof openRows>;
  const model = exampleReadModel('partners');

  beforeEach(() => {
    opened = openRows(IN_MEMORY);
  });

  afterEach(() => opened.close());

  it('refuses to use rows that were written with other fields', async () => {
    await opened.rows.write([{ model, rows: [], checkpoint: 1n }]);
    const changed = { ...model, fields: { name: model.fields.name ?? { kind: 'text', of: () => null } } } as const;
    const [attempt] = await Promise.allSettled([opened.rows.get(changed, 'o', 'a')]);
    expect(attempt.status === 'rejected' && String(attempt.reason)).to.match(/raise its version/);
  });

  it('writes that it has passed events which meant nothing when those are a thousand, or when it is closed', async () => {
    const { folder, remove } = temporaryFolder();
    const { rows, database, stop } = openRows(folder);
    const passed = async (checkpoint: bigint) => {
      await rows.write([{ model, rows: [], checkpoint }]);
      expect(await rows.checkpoint(model)).to.equal(checkpoint);
      return Number(database.get('SELECT checkpoint FROM read_models')?.[0]);
    };
    expect(await passed(1_000n)).to.equal(0);
    expect(await passed(1_001n)).to.equal(1_001);
    expect(await passed(1_002n)).to.equal(1_001);
    await stop();
    const reopened = openRows(folder, remove);
    expect(await reopened.rows.checkpoint(model)).to.equal(1_002n);
    await reopened.close();
  });

  it('lets waiting queries go when it is closed', async () => {
    const waiting = opened.rows.reached(model, 1n, 60_000);
    await opened.close();
    expect(await waiting).to.equal(false);
  });

  // Beyond these sizes another way of answering is chosen: along the sort index instead of by the rarest condition.
  it('answers alike for few matches and for many', async () => {
    const rows = Array.from({ length: 2_500 }, (_, n) => ({
      organizationId: 'o',
      key: `k${String(n).padStart(4, '0')}`,
      row: {
        id: `${n}`,
        name: `common ${n % 100 === 0 ? 'rare' : ''}`,
        status: n % 2 === 0 ? 'even' : 'odd',
        score: 2_500 - n,
        tags: ['all'],
      },
      position: BigInt(n + 1),
    }));
    await opened.rows.write([{ model, rows, checkpoint: 2_500n }]);
    const expected = (keep: (n: number) => boolean) =>
      rows.flatMap(({ row }, n) => (keep(n) ? [row.id] : [])).reverse();
    const cases = [
      { query: { where: { status: 'even' } }, keep: (n: number) => n % 2 === 0 },
      { query: { where: { tags: 'all', status: 'odd' } }, keep: (n: number) => n % 2 === 1 },
      { query: { search: 'common' }, keep: () => true },
      { query: { search: 'common', where: { score: { to: 1_500 } } }, keep: (n: number) => n >= 1_000 },
      { query: { search: 'co rare', where: { status: 'even' } }, keep: (n: number) => n % 100 === 0 },
    ];
    for (const { query, keep } of cases) {
      const found = await opened.rows.find(model, 'o', {
        ...query,
        limit: 10,
        sort: { field: 'score', direction: 'asc' },
      });
      expect(found.rows.map((row) => row.id)).to.deep.equal(expected(keep).slice(0, 10));
      expect(await opened.rows.count(model, 'o', query)).to.equal(expected(keep).length);
    }
  });
});
