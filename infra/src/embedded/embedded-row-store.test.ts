import { RebuildOvertaken, type RowStore } from '@partneros/domain';
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

  describe('rebuilt', () => {
    const write = (rows: RowStore, name: string, position: bigint) =>
      rows.write([
        { model, rows: [{ organizationId: 'o', key: 'a', row: { id: 'a', name }, position }], checkpoint: position },
      ]);
    const named = async () => (await opened.rows.get(model, 'o', 'a'))?.name;
    const failure = async (attempt: Promise<unknown>) => {
      const [result] = await Promise.allSettled([attempt]);
      return result.status === 'rejected' ? result.reason : undefined;
    };

    it('wait for what was about to be written when they might have changed places', async () => {
      await write(opened.rows, 'old', 1n);
      const rebuild = await opened.rows.rebuild(model as never);
      await write(rebuild.rows, 'new', 1n);
      const writing = write(opened.rows, 'newest', 2n);
      expect(await rebuild.swap()).to.equal(false);
      await writing;
      expect(await named()).to.equal('newest');
    });

    it('have the indexes that queries asked for, and give way while those are made', async () => {
      await write(opened.rows, 'old', 1n);
      await opened.rows.find(model, 'o', { limit: 1, sort: { field: 'name', direction: 'asc' } });
      const indexes = () => opened.database.all("SELECT name FROM sqlite_master WHERE name LIKE 'rows%by_name'").length;
      expect(indexes()).to.equal(1);
      const first = await opened.rows.rebuild(model as never);
      await write(first.rows, 'first', 1n);
      const swapping = failure(first.swap());
      const second = await opened.rows.rebuild(model as never);
      expect(await swapping).to.be.instanceOf(RebuildOvertaken);
      expect(await named()).to.equal('old');
      await write(second.rows, 'second', 1n);
      expect(await second.swap()).to.equal(true);
      expect([await named(), indexes()]).to.deep.equal(['second', 1]);
    });

    it('are gone after a start when they were not done', async () => {
      const { folder, remove } = temporaryFolder();
      const { rows, stop } = openRows(folder);
      await write(rows, 'old', 1n);
      await write((await rows.rebuild(model as never)).rows, 'new', 1n);
      await stop();
      const reopened = openRows(folder, remove);
      expect(await reopened.rows.rebuilding(model)).to.equal(undefined);
      expect(reopened.database.all("SELECT name FROM sqlite_master WHERE name LIKE 'rows%.%'")).to.deep.equal([]);
      expect((await reopened.rows.get(model, 'o', 'a'))?.name).to.equal('old');
      await reopened.close();
    });
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
