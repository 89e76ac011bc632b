import { expect } from 'chai';
import {
  type Misbehaviour,
  MONGODB,
  type MongoDouble,
  type MongoUnderTest,
  NO_MAJORITY,
  startMongoUnderTest,
} from '../../test/doubles/mongodb/index.ts';
import { type ExampleRow, exampleReadModel } from '../testing/example-read-model.ts';
import { rowStoreContract } from '../testing/row-store.contract.ts';
import { createMongoRowStore } from './mongodb-row-store.ts';
import { openMongoDb } from './open-mongodb.ts';

const openRows = async (
  mongo: MongoUnderTest,
  options: Parameters<typeof createMongoRowStore>[1] = { retireMs: 0 },
) => {
  const { db, close } = await openMongoDb(mongo.url);
  const rows = createMongoRowStore(db, options);
  const stop = async () => {
    rows.close();
    await close();
  };
  return { rows, db, mongo, stop, close: () => stop().then(mongo.remove) };
};

rowStoreContract(
  MONGODB,
  async () => openRows(await startMongoUnderTest()),
  async ({ stop, mongo }) => {
    await stop();
    return openRows(mongo);
  },
);

describe('rows in MongoDB', () => {
  const model = exampleReadModel('partners');
  let mongo: MongoUnderTest;
  let opened: Awaited<ReturnType<typeof openRows>>;
  let elsewhere: Awaited<ReturnType<typeof openRows>>;

  const write = ({ rows }: typeof opened, position: bigint, row: ExampleRow | undefined, key = 'a') =>
    rows.write([{ model, rows: [{ organizationId: 'o', key, row, position }], checkpoint: position }]);
  const failure = async (attempt: Promise<unknown>): Promise<string> => {
    const [result] = await Promise.allSettled([attempt]);
    return result.status === 'rejected' ? String(result.reason) : 'none';
  };

  beforeEach(async () => {
    mongo = await startMongoUnderTest();
    opened = await openRows(mongo);
    elsewhere = await openRows(mongo);
  });

  afterEach(async () => {
    await elsewhere.stop();
    await opened.close();
  });

  it('refuses to read or write rows that were written with other fields', async () => {
    await write(opened, 1n, { id: 'a' });
    const changed = { ...model, fields: { name: { kind: 'text', of: () => null } } } as const;
    for (const attempt of [
      elsewhere.rows.get(changed, 'o', 'a'),
      elsewhere.rows.find(changed, 'o', { limit: 1 }),
      elsewhere.rows.write([{ model: changed, rows: [], checkpoint: 2n }]),
    ])
      expect(await failure(attempt)).to.match(/raise its version/);
  });

  it('answers who waits here when another process gets there', async () => {
    await write(elsewhere, 1n, { id: 'a' });
    const waiting = opened.rows.reached(model, 2n, 9_000);
    await write(elsewhere, 2n, { id: 'a' });
    expect(await waiting).to.equal(true);
  });

  it('lets waiting queries go when it is closed', async () => {
    const waiting = opened.rows.reached(model, 1n, 60_000);
    opened.rows.close();
    expect(await waiting).to.equal(false);
  });

  it('refuses a batch whose read model is dropped meanwhile, and makes it anew after that', async () => {
    await write(opened, 1n, { id: 'a' });
    await elsewhere.rows.drop(model);
    expect(await failure(write(opened, 2n, { id: 'b' }, 'b'))).to.match(/was dropped while it was written/);
    expect(await opened.rows.checkpoint(model)).to.equal(0n);
    await write(opened, 3n, { id: 'c' }, 'c');
    expect(await opened.rows.checkpoint(model)).to.equal(3n);
    expect(await elsewhere.rows.get(model, 'o', 'c')).to.deep.equal({ id: 'c' });
  });

  describe('rebuilt by another process', () => {
    const LATE = { retireMs: 60_000 };
    const hurry = AbortSignal.abort();
    const begin = async (row: ExampleRow, position: bigint, { rows } = elsewhere) => {
      const rebuild = await rows.rebuild(model as never);
      const write = { organizationId: 'o', key: row.id, row, position };
      await rebuild.rows.write([{ model, rows: [write], checkpoint: position }]);
      return rebuild;
    };

    it('takes nothing that this one makes of rows it loaded before, and this one goes on from the new rows', async () => {
      await write(opened, 1n, { id: 'a', name: 'old' });
      const addresses = [{ organizationId: 'o', key: 'a' }];
      await opened.rows.load(model, addresses);
      const rebuild = await begin({ id: 'a', name: 'new' }, 1n);
      expect(await rebuild.swap()).to.equal(true);
      expect(await failure(write(opened, 2n, { id: 'a', name: 'stale' }))).to.match(/^RowsReplaced/);
      expect(await failure(write(opened, 2n, { id: 'b', name: 'stale' }, 'b'))).to.equal('none');
      expect(await opened.rows.get(model, 'o', 'a')).to.deep.equal({ id: 'a', name: 'new' });
      expect((await opened.rows.load(model, addresses)).map(({ row }) => row.name)).to.deep.equal(['new']);
      await write(opened, 3n, { id: 'a', name: 'newer' });
      expect(await elsewhere.rows.get(model, 'o', 'a')).to.deep.equal({ id: 'a', name: 'newer' });
      await rebuild.end();
      expect(await opened.rows.get(model, 'o', 'a')).to.deep.equal({ id: 'a', name: 'newer' });
    });

    it('is read here by everybody who waited for its checkpoint', async () => {
      await write(opened, 1n, { id: 'a', name: 'old' });
      expect(await opened.rows.get(model, 'o', 'a')).to.deep.equal({ id: 'a', name: 'old' });
      const rebuild = await begin({ id: 'a', name: 'new' }, 2n);
      await rebuild.swap();
      expect(await opened.rows.reached(model, 2n, 9_000)).to.equal(true);
      expect(await opened.rows.get(model, 'o', 'a')).to.deep.equal({ id: 'a', name: 'new' });
      await rebuild.end(hurry);
    });

    it('gives way to one that another process has just begun', async () => {
      await write(opened, 1n, { id: 'a', name: 'old' });
      const rebuild = await begin({ id: 'a', name: 'new' }, 1n);
      // Which is how one begins.
      const models = opened.db.collection<{ _id: string }>('read_models');
      await models.updateOne({ _id: 'partners v1' }, { $set: { building: 'partners.another' } });
      expect(await failure(rebuild.swap())).to.match(/^RebuildOvertaken/);
      expect(await opened.rows.get(model, 'o', 'a')).to.deep.equal({ id: 'a', name: 'old' });
    });

    it('leaves the old rows to whoever still reads them, and to the next one to remove', async () => {
      const patient = await openRows(mongo, LATE);
      await write(opened, 1n, { id: 'a', name: 'old' });
      const collections = async () => {
        const names = await patient.db.listCollections({}, { nameOnly: true }).toArray();
        return names.filter(({ name }) => name.startsWith('rows_')).length;
      };
      for (const name of ['first', 'second']) {
        expect(await opened.rows.find(model, 'o', { limit: 9 })).to.have.nested.property('rows.length', 1);
        const rebuild = await begin({ id: 'a', name }, 1n, patient);
        await rebuild.swap();
        await rebuild.end(hurry);
        expect(await opened.rows.find(model, 'o', { limit: 9 })).to.have.nested.property('rows.length', 1);
      }
      // One that was killed.
      await begin({ id: 'a', name: 'killed' }, 1n);
      expect(await collections()).to.equal(4);
      const last = await begin({ id: 'a', name: 'last' }, 1n);
      await last.swap();
      await last.end();
      expect(await collections()).to.equal(1);
      expect(await patient.rows.checkpoint(model)).to.equal(1n);
      expect(await patient.rows.get(model, 'o', 'a')).to.deep.equal({ id: 'a', name: 'last' });
      await patient.stop();
    });
  });

  describe('on a double', () => {
    let double: MongoDouble;

    beforeEach(function () {
      if (mongo.double === undefined) this.skip();
      else double = mongo.double;
    });

    const breakFirstWrite = (how: Misbehaviour) => {
      let broken = 0;
      double.misbehave(({ update }) => {
        if (broken > 0 || !String(update).startsWith('rows_')) return undefined;
        broken += 1;
        return how;
      });
      return () => broken;
    };

    // A server answers so when two processes insert one row: whoever comes second must still win when it is newer.
    it('replaces an older row that another process inserted a moment ago', async () => {
      await write(elsewhere, 5n, { id: 'older' });
      const broken = breakFirstWrite({ kind: 'duplicate-keys' });
      await write(opened, 6n, { id: 'newer' });
      expect(broken()).to.equal(1);
      expect(await opened.rows.get(model, 'o', 'a')).to.deep.equal({ id: 'newer' });
    });

    it('does not take rows for written that stand here and perhaps nowhere else', async () => {
      await write(opened, 5n, { id: 'a' });
      breakFirstWrite(NO_MAJORITY);
      expect(await failure(write(opened, 5n, { id: 'a' }))).to.not.equal('none');
    });

    it('keeps nobody waiting for a checkpoint much longer than they want', async () => {
      double.misbehave(({ find }) => (find === undefined ? undefined : { kind: 'swallow' }));
      const begun = performance.now();
      expect(await opened.rows.reached(model, 1n, 50)).to.equal(false);
      expect(performance.now() - begun).to.be.lessThan(4_000);
    });

    it('looks again for a checkpoint after a broken connection', async () => {
      await write(opened, 1n, { id: 'a' });
      let broken = 0;
      double.misbehave(({ find }) => {
        // The driver tries a read twice.
        if (find === undefined || broken === 3) return undefined;
        broken += 1;
        return { kind: 'drop-before' };
      });
      expect(await opened.rows.reached(model, 1n, 9_000)).to.equal(true);
      expect(broken).to.equal(3);
    });

    it('writes no row where it knows that nobody reads any more', async () => {
      await write(opened, 1n, { id: 'a', name: 'old' });
      await opened.rows.load(model, [{ organizationId: 'o', key: 'a' }]);
      const rebuild = await elsewhere.rows.rebuild(model as never);
      await rebuild.rows.write([{ model, rows: [], checkpoint: 1n }]);
      await rebuild.swap();
      await opened.rows.checkpoint(model);
      const before = double.commands.length;
      expect(await failure(write(opened, 2n, { id: 'a', name: 'stale' }))).to.match(/^RowsReplaced/);
      const written = double.commands.slice(before).filter(({ update }) => String(update).startsWith('rows_'));
      expect(written).to.deep.equal([]);
      await rebuild.end();
    });

    it('knows that a rebuild took its place when the answer to that was lost', async () => {
      await write(opened, 1n, { id: 'a', name: 'old' });
      const rebuild = await opened.rows.rebuild(model as never);
      const row = { organizationId: 'o', key: 'a', row: { id: 'a', name: 'new' }, position: 1n };
      await rebuild.rows.write([{ model, rows: [row], checkpoint: 1n }]);
      let lost = 0;
      double.misbehave(({ updates }) => {
        // The driver sends it twice.
        if (updates?.[0].u.$set?.storedAs === undefined || lost === 2) return undefined;
        lost += 1;
        return { kind: 'drop-after' };
      });
      expect(await failure(rebuild.swap())).to.not.equal('none');
      expect([await rebuild.swap(), lost]).to.deep.equal([true, 2]);
      await rebuild.end();
      expect(await opened.rows.get(model, 'o', 'a')).to.deep.equal({ id: 'a', name: 'new' });
    });

    it('reads again when it took so long that the rows may have been removed meanwhile', async () => {
      await write(opened, 1n, { id: 'a' });
      const unsure = await openRows(mongo, { sureMs: 1_000 });
      let asked = 0;
      double.misbehave(({ find }) => {
        if (!String(find).startsWith('rows_')) return undefined;
        asked += 1;
        return asked === 1 ? { kind: 'delay', ms: 1_100 } : undefined;
      });
      expect(await unsure.rows.get(model, 'o', 'a')).to.deep.equal({ id: 'a' });
      expect(asked).to.be.greaterThan(1);
      await unsure.stop();
    });

    it('asks for one organization in every query, and by no name of a field that a user chose', async () => {
      const row = { id: 'a', name: 'Ada', notes: { 'a.b': 1, $where: 2, '\0': 3 } };
      await write(opened, 1n, row);
      const before = double.commands.length;
      const { rows } = opened;
      expect(await rows.get(model, 'o', 'a')).to.deep.equal(row);
      await rows.find(model, 'o', { limit: 1, where: { name: 'ada' }, search: 'ad a' });
      await rows.count(model, 'o', { search: 'ada' });
      await rows.load(model, [{ organizationId: 'o', key: 'a' }]);
      const asked = double.commands
        .slice(before)
        .filter((command) => String(command.find ?? command.aggregate).startsWith('rows_'))
        .map(({ filter, pipeline }) => filter ?? pipeline[0].$match);
      expect(asked).to.have.length(4);
      for (const { _id, organizationId } of asked)
        for (const { o } of _id?.$in ?? [_id ?? { o: organizationId }]) expect(o).to.equal('o');
      const stored = double.commands.find(({ update }) => String(update).startsWith('rows_'))?.updates[0].u;
      expect(Object.keys(stored).sort()).to.deep.equal(
        ['key', 'keys', 'organizationId', 'position', 'row', 'text', 'trigrams'].sort(),
      );
      expect(Object.keys(stored.keys)).to.deep.equal(Object.keys(model.fields));
    });

    it('makes one index per field, led by the organization, before the first row', async () => {
      await write(opened, 1n, { id: 'a' });
      const made = double.commands.findIndex(({ createIndexes }) => createIndexes === 'rows_partners_v1');
      const written = double.commands.findIndex(({ update }) => update === 'rows_partners_v1');
      expect(made).to.be.within(0, written);
      const keys = double.commands[made]?.indexes.map(({ key }: { key: object }) => Object.keys(key));
      expect(keys).to.deep.equal([
        ['organizationId', 'key'],
        ...Object.keys(model.fields).map((field) => ['organizationId', `keys.${field}`, 'key']),
        ['organizationId', 'trigrams'],
      ]);
    });
  });
});
