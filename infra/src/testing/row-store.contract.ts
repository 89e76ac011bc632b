import { randomUUID } from 'node:crypto';
import {
  InvalidCursor,
  type ReadModel,
  RebuildOvertaken,
  type RowQuery,
  type RowRebuild,
  type RowStore,
  RowsReplaced,
} from '@partneros/domain';
import { expect } from 'chai';
import { after, before, beforeEach, describe, it } from 'mocha';
import { type ExampleRow, exampleReadModel } from './example-read-model.ts';
import { nastyValues, throughJson } from './nasty-values.ts';

/** An adapter under test. */
export interface OpenRowStore {
  readonly rows: RowStore;
  close(): Promise<void>;
}

/** What every row store does. With `reopen`, also that it keeps what was written; it closes the one it is given. */
export const rowStoreContract = <Opened extends OpenRowStore>(
  adapter: string,
  open: () => Promise<Opened>,
  reopen?: (opened: Opened) => Promise<Opened>,
): void => {
  describe(`row store contract: ${adapter}`, () => {
    let opened: Opened;
    let model: ReadModel<ExampleRow>;
    let organization: string;
    let position: bigint;

    const write = async (row: ExampleRow, organizationId = organization): Promise<void> => {
      position += 1n;
      await opened.rows.write([
        { model, rows: [{ organizationId, key: row.id, row, position }], checkpoint: position },
      ]);
    };
    const writeAll = async (rows: readonly ExampleRow[], organizationId = organization): Promise<void> => {
      position += 1n;
      const writes = rows.map((row) => ({ organizationId, key: row.id, row, position }));
      await opened.rows.write([{ model, rows: writes, checkpoint: position }]);
    };
    const put = (key: string, row: ExampleRow | undefined, at: bigint) =>
      opened.rows.write([{ model, rows: [{ organizationId: organization, key, row, position: at }], checkpoint: at }]);
    const ids = async (query: Partial<RowQuery> = {}): Promise<readonly string[]> =>
      (await opened.rows.find(model, organization, { limit: 100, ...query })).rows.map((row) => row.id);
    const matching = async (query: Pick<RowQuery, 'where' | 'search'>): Promise<readonly string[]> => {
      const found = await ids(query);
      expect(await opened.rows.count(model, organization, query)).to.equal(found.length);
      return found;
    };
    const sorted = (field: string, direction: 'asc' | 'desc' = 'asc') => ids({ sort: { field, direction } });
    const failure = async (attempt: Promise<unknown>): Promise<unknown> => {
      const [result] = await Promise.allSettled([attempt]);
      return result.status === 'rejected' ? result.reason : undefined;
    };

    before(async () => {
      opened = await open();
    });

    beforeEach(() => {
      model = exampleReadModel(`example-${randomUUID()}`);
      organization = randomUUID();
      position = 0n;
    });

    after(() => opened.close());

    describe('rows', () => {
      it('gives a row back as it was written', async () => {
        const row = { id: 'a', name: 'Zoë', score: 1.5, active: false, tags: ['x'], notes: nastyValues };
        await write(row);
        expect(await opened.rows.get(model, organization, 'a')).to.deep.equal(throughJson(row));
        expect((await opened.rows.find(model, organization, { limit: 1 })).rows).to.deep.equal([throughJson(row)]);
      });

      it('finds nothing in a read model that was never written', async () => {
        expect(await opened.rows.get(model, organization, 'a')).to.equal(undefined);
        expect(await matching({})).to.deep.equal([]);
        expect(await opened.rows.load(model, [{ organizationId: organization, key: 'a' }])).to.deep.equal([]);
        expect(await opened.rows.checkpoint(model)).to.equal(0n);
      });

      it('replaces a row, and every value it was found by', async () => {
        await write({ id: 'a', name: 'Before Ltd', status: 'old', score: 1, tags: ['one', 'two'] });
        await write({ id: 'a', name: 'After Inc', status: 'new', score: 2, tags: ['two', 'three'] });
        for (const where of [{ name: 'before ltd' }, { status: 'old' }, { score: 1 }, { tags: 'one' }])
          expect(await matching({ where })).to.deep.equal([]);
        for (const where of [
          { name: 'after inc' },
          { status: 'new' },
          { score: 2 },
          { tags: 'two' },
          { tags: 'three' },
        ])
          expect(await matching({ where })).to.deep.equal(['a']);
        expect(await matching({ search: 'before' })).to.deep.equal([]);
        expect(await matching({ search: 'after' })).to.deep.equal(['a']);
      });

      it('keeps any key apart', async () => {
        const keys = [
          "'; DROP TABLE rows; --",
          '"',
          '%',
          '_',
          'a',
          'A',
          'á',
          'a\u0301',
          '🦊',
          '$ne',
          '__proto__',
          ' ',
          'a.b',
        ];
        await writeAll(keys.map((id) => ({ id })));
        for (const key of keys) expect((await opened.rows.get(model, organization, key))?.id).to.equal(key);
        expect(new Set(await ids())).to.deep.equal(new Set(keys));
      });

      it('loads rows with their positions and leaves missing ones out', async () => {
        await write({ id: 'a' });
        await write({ id: 'b' });
        const keys = ['b', 'none', 'a'].map((key) => ({ organizationId: organization, key }));
        const loaded = await opened.rows.load(model, keys);
        expect(loaded.map((row) => [row.key, row.position, row.row]).sort()).to.deep.equal([
          ['a', 1n, { id: 'a' }],
          ['b', 2n, { id: 'b' }],
        ]);
      });

      it('scans the rows of every organization in order', async () => {
        const [low, high] = [`${organization}-1`, `${organization}-2`];
        await writeAll(
          ['c', 'a', 'B'].map((id) => ({ id })),
          high,
        );
        await writeAll(
          Array.from({ length: 1_203 }, (_, n) => ({ id: String(n).padStart(4, '0') })),
          low,
        );
        await put('gone', { id: 'gone' }, 5n);
        await put('gone', undefined, 6n);
        const scanned: string[] = [];
        for await (const row of opened.rows.scan(model)) scanned.push(`${row.organizationId} ${row.key}`);
        expect(scanned).to.have.length(1_206);
        expect(scanned).to.deep.equal([...scanned].sort());
        expect(scanned.at(-1)).to.equal(`${high} c`);
      });

      it('keeps models and versions of models apart', async () => {
        await write({ id: 'a', name: 'one' });
        const next = exampleReadModel(model.name, 2);
        expect(await opened.rows.get(next, organization, 'a')).to.equal(undefined);
        expect(await opened.rows.checkpoint(next)).to.equal(0n);
      });
    });

    describe('organizations', () => {
      it('never shows the rows of another, whatever its id looks like', async () => {
        const others = [
          `${organization}_1`,
          `${organization}%`,
          organization.slice(0, -1),
          '%',
          '_',
          organization.toUpperCase(),
        ];
        await write({ id: 'a', name: 'mine', tags: ['t'], score: 1 });
        for (const other of others) await write({ id: 'a', name: `of ${other}`, tags: ['t'], score: 1 }, other);
        for (const query of [
          {},
          { where: { tags: 't' } },
          { where: { score: 1 } },
          { where: { name: { from: 'a' } } },
        ]) {
          const { rows } = await opened.rows.find(model, organization, { limit: 10, ...query });
          expect(rows.map((row) => row.name)).to.deep.equal(['mine']);
          expect(await opened.rows.count(model, organization, query)).to.equal(1);
        }
        expect(await matching({ search: 'of' })).to.deep.equal([]);
        expect((await opened.rows.get(model, '%', 'a'))?.name).to.equal('of %');
      });

      it('refuses to read or write without one', async () => {
        for (const attempt of [
          () => opened.rows.get(model, '', 'a'),
          () => opened.rows.find(model, '', { limit: 1 }),
          () => opened.rows.count(model, '', {}),
          () => opened.rows.load(model, [{ organizationId: '', key: 'a' }]),
          () => write({ id: 'a' }, ''),
        ])
          expect(await failure(attempt())).to.be.instanceOf(Error);
      });
    });

    describe('conditions', () => {
      beforeEach(() =>
        writeAll([
          {
            id: 'a',
            name: 'Élan Vital',
            status: 'active',
            score: 10,
            active: true,
            at: '2026-01-01',
            tags: ['Gold', 'EU'],
          },
          { id: 'b', name: 'elan', status: 'Active', score: -2.5, active: false, at: '2026-01-02', tags: ['gold'] },
          { id: 'c', name: 'Zebra', status: 'paused', score: 1e12, at: '2026-02-01T00:00:00.000Z', tags: [] },
          { id: 'd', name: null, score: null },
        ]),
      );

      it('compares text without case and accents', async () => {
        expect(await matching({ where: { name: 'ELAN VITAL' } })).to.deep.equal(['a']);
        expect(await matching({ where: { name: 'Élan' } })).to.deep.equal(['b']);
        expect(await matching({ where: { name: 'el' } })).to.deep.equal([]);
      });

      it('compares exact fields as they are', async () => {
        expect(await matching({ where: { status: 'active' } })).to.deep.equal(['a']);
        expect(await matching({ where: { active: true } })).to.deep.equal(['a']);
        expect(await matching({ where: { active: false } })).to.deep.equal(['b']);
      });

      it('compares numbers as numbers', async () => {
        expect(await matching({ where: { score: 10 } })).to.deep.equal(['a']);
        expect(await matching({ where: { score: { from: -2.5, to: 10 } } })).to.deep.equal(['a', 'b']);
        expect(await matching({ where: { score: { from: 9 } } })).to.deep.equal(['a', 'c']);
      });

      it('includes both ends of a range, and never a missing value', async () => {
        expect(await matching({ where: { at: { from: '2026-01-02', to: '2026-02-01T00:00:00.000Z' } } })).to.deep.equal(
          ['b', 'c'],
        );
        expect(await matching({ where: { at: { to: '2026-01-01' } } })).to.deep.equal(['a']);
        expect(await matching({ where: { score: { to: 0 } } })).to.deep.equal(['b']);
        expect(await matching({ where: { name: { from: '' } } })).to.deep.equal(['a', 'b', 'c']);
        expect(await matching({ where: { score: { from: 5, to: 4 } } })).to.deep.equal([]);
      });

      it('matches any of several values', async () => {
        expect(await matching({ where: { status: { in: ['active', 'paused', 'none'] } } })).to.deep.equal(['a', 'c']);
        expect(await matching({ where: { score: { in: [10, -2.5, 10] } } })).to.deep.equal(['a', 'b']);
        expect(await matching({ where: { status: { in: [] } } })).to.deep.equal([]);
        expect(
          await matching({ where: { status: { in: Array.from({ length: 300 }, (_, n) => `s${n}`) } } }),
        ).to.deep.equal([]);
      });

      it('matches a list by any of its strings', async () => {
        expect(await matching({ where: { tags: 'Gold' } })).to.deep.equal(['a']);
        expect(await matching({ where: { tags: { in: ['EU', 'gold', 'Gold'] } } })).to.deep.equal(['a', 'b']);
        expect(await matching({ where: { tags: { in: [] } } })).to.deep.equal([]);
        expect(await matching({ where: { tags: 'Go' } })).to.deep.equal([]);
      });

      it('needs all conditions to hold, and leaves out those left undefined', async () => {
        expect(await matching({ where: { tags: { in: ['Gold', 'gold'] }, score: { from: 0 } } })).to.deep.equal(['a']);
        expect(await matching({ where: { status: 'active', name: undefined, score: 11 } })).to.deep.equal([]);
        expect(await matching({ where: { status: 'active', name: undefined } })).to.deep.equal(['a']);
      });

      it('takes any value for what it is', async () => {
        const values = ["'; DROP TABLE rows; --", '%', '_', '" OR 1=1', '*', '{"$ne":null}', 'a\0b', '\\', 'NULL'];
        await writeAll(values.map((value, n) => ({ id: `v${n}`, status: value, tags: [value] })));
        for (const [n, value] of values.entries()) {
          expect(await matching({ where: { status: value } })).to.deep.equal([`v${n}`]);
          expect(await matching({ where: { tags: value } })).to.deep.equal([`v${n}`]);
        }
        expect(await opened.rows.count(model, organization, {})).to.equal(4 + values.length);
      });

      it('finds a row by what it says now, when a NUL was all that changed', async () => {
        for (const name of ['long\0er', 'long']) await writeAll([{ id: 'n', name }]);
        expect(await matching({ where: { name: 'long' } })).to.deep.equal(['n']);
        expect(await matching({ where: { name: 'long\0er' } })).to.deep.equal([]);
      });

      it('refuses a field it does not know', async () => {
        for (const field of ['id', 'constructor', '__proto__', 'name; DROP', 'key'])
          for (const query of [
            { where: Object.fromEntries([[field, 'x']]) },
            { sort: { field, direction: 'asc' as const } },
          ])
            expect(await failure(ids(query)))
              .to.be.instanceOf(Error)
              .and.not.instanceOf(InvalidCursor);
        expect(await failure(ids({ sort: { field: 'tags', direction: 'asc' } }))).to.be.instanceOf(Error);
      });
    });

    describe('search', () => {
      beforeEach(() =>
        writeAll([
          { id: 'a', name: 'Ångström Consulting', status: 'north_west' },
          { id: 'b', name: 'Consult "Near" AND OR', status: '100%' },
          { id: 'c', name: 'Zoo', status: 'NOT* angst' },
          { id: 'd', name: 'Zürich 🦊🦊🦊 漢字会社' },
          { id: 'e' },
        ]),
      );

      it('looks inside words, without case and accents', async () => {
        expect(await matching({ search: 'ANGST' })).to.deep.equal(['a', 'c']);
        expect(await matching({ search: 'sulti' })).to.deep.equal(['a']);
        expect(await matching({ search: 'zurich' })).to.deep.equal(['d']);
        expect(await matching({ search: '字会社' })).to.deep.equal(['d']);
        expect(await matching({ search: '🦊🦊' })).to.deep.equal(['d']);
      });

      it('finds short words', async () => {
        expect(await matching({ search: 'z' })).to.deep.equal(['c', 'd']);
        expect(await matching({ search: 'zo' })).to.deep.equal(['c']);
        expect(await matching({ search: '漢' })).to.deep.equal(['d']);
      });

      it('wants every word, wherever it stands', async () => {
        expect(await matching({ search: 'west consul' })).to.deep.equal(['a']);
        expect(await matching({ search: ' consul  zo ' })).to.deep.equal([]);
        expect(await matching({ search: 'ang zo' })).to.deep.equal(['c']);
      });

      it('takes its operators and wildcards for letters', async () => {
        const found = { '%': ['b'], _: ['a'], '"': ['b'], '"near"': ['b'], '*': ['c'], 'not*': ['c'], '100%': ['b'] };
        for (const [search, expected] of Object.entries(found))
          expect(await matching({ search })).to.deep.equal(expected);
        for (const search of [
          'NEAR(a b)',
          'and*',
          '-zoo',
          'name:zoo',
          '^zoo',
          '{zoo}',
          "'; DROP",
          '\\',
          '____',
          'a\0b',
        ])
          expect(await matching({ search })).to.deep.equal([]);
        expect(await matching({ search: 'consult AND OR' })).to.deep.equal(['b']);
      });

      it('is no condition when it is empty', async () => {
        expect(await matching({ search: '  ' })).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
        expect(await matching({ search: '' })).to.have.length(5);
        expect(await matching({ search: undefined })).to.have.length(5);
      });

      it('copes with a search of any length', async () => {
        const long = Array.from({ length: 2_000 }, (_, n) => `w${n}`);
        expect(await matching({ search: long.join(' ') })).to.deep.equal([]);
        expect(await matching({ search: long.join('') })).to.deep.equal([]);
        await write({ id: 'f', name: long.join('') });
        expect(await matching({ search: long.join('') })).to.deep.equal(['f']);
      });

      it('goes together with conditions', async () => {
        expect(await matching({ search: 'angst', where: { status: 'north_west' } })).to.deep.equal(['a']);
      });

      it('forgets a removed row', async () => {
        await put('a', undefined, 9n);
        expect(await matching({ search: 'angst' })).to.deep.equal(['c']);
      });
    });

    describe('order and pages', () => {
      it('sorts by key when told nothing', async () => {
        await writeAll(['b', 'B', 'a', '1'].map((id) => ({ id })));
        expect(await ids()).to.deep.equal(['1', 'B', 'a', 'b']);
      });

      it('sorts text without case and accents, missing first', async () => {
        const names = { a: 'beta', b: 'Älpha', c: 'alphb', d: null, e: 'ALPHA', f: undefined, g: '' };
        await writeAll(Object.entries(names).map(([id, name]) => ({ id, ...(name === undefined ? {} : { name }) })));
        expect(await sorted('name')).to.deep.equal(['d', 'f', 'g', 'b', 'e', 'c', 'a']);
        expect(await sorted('name', 'desc')).to.deep.equal(['a', 'c', 'e', 'b', 'g', 'f', 'd']);
      });

      it('sorts numbers by size and dates by time, missing first', async () => {
        await writeAll([
          { id: 'a', score: 10, at: '2026-10-01T00:00:00.000Z' },
          { id: 'b', score: 9.5, at: '2025-12-31T23:59:59.999Z' },
          { id: 'c', score: -1, at: null },
          { id: 'd', score: null, at: '2026-02-01T00:00:00.000Z' },
          { id: 'e', score: 0 },
        ]);
        expect(await sorted('score')).to.deep.equal(['d', 'c', 'e', 'b', 'a']);
        expect(await sorted('score', 'desc')).to.deep.equal(['a', 'b', 'e', 'c', 'd']);
        expect(await sorted('at')).to.deep.equal(['c', 'e', 'b', 'd', 'a']);
      });

      for (const sort of [undefined, 'name', 'status', 'score'] as const)
        for (const direction of ['asc', 'desc'] as const)
          it(`pages through ties on ${sort ?? 'the key'} ${direction} without gap or repeat`, async () => {
            const rows = Array.from({ length: 57 }, (_, n) => ({
              id: `k${String((n * 37) % 57).padStart(2, '0')}`,
              name: ['Same', 'sàme', '', null, 'a\0b'][n % 5] ?? null,
              status: ['x', "o'x", '"', null][n % 4] ?? null,
              score: [1, 1.5, -3, null][n % 4] ?? null,
              tags: [n % 2 === 0 ? 'even' : 'odd'],
            }));
            await writeAll(rows);
            for (const query of [{}, { where: { tags: 'odd' } }, { search: 'same' }]) {
              const order = sort === undefined ? {} : { sort: { field: sort, direction } };
              const whole = await ids({ ...query, ...order });
              const paged: string[] = [];
              let cursor: string | undefined;
              do {
                const page = await opened.rows.find(model, organization, {
                  ...query,
                  ...order,
                  limit: 5,
                  cursor,
                });
                paged.push(...page.rows.map((row) => row.id));
                cursor = page.nextCursor ?? undefined;
              } while (cursor !== undefined && paged.length <= rows.length);
              expect(paged).to.deep.equal(whole);
              expect(new Set(paged).size).to.equal(await opened.rows.count(model, organization, query));
            }
          });

      it('has no next page after the last row, also when the page is exactly full', async () => {
        await writeAll(['a', 'b'].map((id) => ({ id })));
        expect((await opened.rows.find(model, organization, { limit: 2 })).nextCursor).to.equal(null);
        expect((await opened.rows.find(model, organization, { limit: 1 })).nextCursor).to.be.a('string');
      });

      it('goes on where it stopped while rows come and go', async () => {
        await writeAll(['b', 'd', 'f'].map((id) => ({ id, name: id })));
        const sort = { field: 'name', direction: 'asc' as const };
        const { nextCursor } = await opened.rows.find(model, organization, { limit: 2, sort });
        await writeAll(['a', 'e'].map((id) => ({ id, name: id })));
        await put('d', undefined, 9n);
        expect(await ids({ sort, cursor: nextCursor ?? '' })).to.deep.equal(['e', 'f']);
      });

      it('refuses a cursor that is made up or belongs to another order', async () => {
        await writeAll(['a', 'b', 'c'].map((id, n) => ({ id, name: id, score: n })));
        const { nextCursor } = await opened.rows.find(model, organization, {
          limit: 1,
          sort: { field: 'name', direction: 'asc' },
        });
        const foreign = Buffer.from('["name","asc",{"$gt":""},"a"]').toString('base64url');
        for (const cursor of ['', 'nonsense', '%00', Buffer.from('[]').toString('base64url'), 'bnVsbA', foreign])
          expect(await failure(ids({ cursor, sort: { field: 'name', direction: 'asc' } }))).to.be.instanceOf(
            InvalidCursor,
          );
        for (const sort of [
          { field: 'name', direction: 'desc' as const },
          { field: 'score', direction: 'asc' as const },
          undefined,
        ])
          expect(await failure(ids({ cursor: nextCursor ?? '', sort }))).to.be.instanceOf(InvalidCursor);
      });

      it('refuses a page of no size', async () => {
        for (const limit of [0, -1, 1.5, Number.NaN]) expect(await failure(ids({ limit }))).to.be.instanceOf(Error);
      });
    });

    describe('positions', () => {
      it('ignores a write that is not newer than what is stored', async () => {
        await put('a', { id: 'a', name: 'newest' }, 10n);
        await put('a', { id: 'a', name: 'same' }, 10n);
        await put('a', { id: 'a', name: 'older' }, 9n);
        expect((await opened.rows.get(model, organization, 'a'))?.name).to.equal('newest');
        expect(await matching({ search: 'older' })).to.deep.equal([]);
      });

      it('does not bring a removed row back with an older event, but does with a newer one', async () => {
        await put('a', { id: 'a', name: 'first', tags: ['t'] }, 1n);
        await put('a', undefined, 5n);
        await put('a', { id: 'a', name: 'first', tags: ['t'] }, 1n);
        await put('a', { id: 'a', name: 'first', tags: ['t'] }, 5n);
        expect(await opened.rows.get(model, organization, 'a')).to.equal(undefined);
        expect(await matching({ where: { tags: 't' } })).to.deep.equal([]);
        expect(await matching({})).to.deep.equal([]);
        expect(await opened.rows.load(model, [{ organizationId: organization, key: 'a' }])).to.deep.equal([]);
        await put('a', { id: 'a', name: 'again' }, 6n);
        expect(await matching({ search: 'again', where: { name: 'again' } })).to.deep.equal(['a']);
      });

      it('remembers the removal of a row it never saw', async () => {
        await put('a', undefined, 5n);
        await put('a', { id: 'a' }, 4n);
        expect(await matching({})).to.deep.equal([]);
      });

      it('takes several writes to one row in one batch', async () => {
        const rows = [1n, 2n, 3n].map((at) => ({
          organizationId: organization,
          key: 'a',
          row: at === 2n ? undefined : { id: 'a', score: Number(at) },
          position: at,
        }));
        await opened.rows.write([{ model, rows, checkpoint: 3n }]);
        expect(await matching({ where: { score: 3 } })).to.deep.equal(['a']);
        expect(await matching({})).to.deep.equal(['a']);
      });

      it('writes several models at once', async () => {
        const other = exampleReadModel(`${model.name}-other`);
        const rows = [{ organizationId: organization, key: 'a', row: { id: 'a' }, position: 1n }];
        await opened.rows.write([
          { model, rows, checkpoint: 7n },
          { model: other, rows, checkpoint: 8n },
        ]);
        expect(await opened.rows.get(other, organization, 'a')).to.deep.equal({ id: 'a' });
        expect([await opened.rows.checkpoint(model), await opened.rows.checkpoint(other)]).to.deep.equal([7n, 8n]);
      });

      it('never lowers a checkpoint', async () => {
        for (const checkpoint of [5n, 3n]) await opened.rows.write([{ model, rows: [], checkpoint }]);
        expect(await opened.rows.checkpoint(model)).to.equal(5n);
      });
    });

    describe('waiting', () => {
      const advance = (checkpoint: bigint) => opened.rows.write([{ model, rows: [], checkpoint }]);

      it('answers at once when the checkpoint is there already', async () => {
        await advance(5n);
        expect(await opened.rows.reached(model, 5n, 0)).to.equal(true);
        expect(await opened.rows.reached(model, 0n, 0)).to.equal(true);
      });

      it('answers when the checkpoint gets there, and not before', async () => {
        await advance(1n);
        const answers: string[] = [];
        const waiting = [6n, 5n, 7n].map((at) =>
          opened.rows.reached(model, at, 9_000).then((reached) => answers.push(`${at} ${reached}`)),
        );
        await advance(4n);
        expect(answers).to.deep.equal([]);
        await advance(6n);
        await Promise.all(waiting.slice(0, 2));
        expect(answers.sort()).to.deep.equal(['5 true', '6 true']);
        await advance(7n);
        await Promise.all(waiting);
      });

      it('gives up in time', async () => {
        expect(await opened.rows.reached(model, 1n, 1)).to.equal(false);
      });
    });

    describe('a rebuild', () => {
      const build = ({ rows }: Pick<RowRebuild, 'rows'>, row: ExampleRow, at: bigint) =>
        rows.write([
          { model, rows: [{ organizationId: organization, key: row.id, row, position: at }], checkpoint: at },
        ]);
      const address = (key: string) => [{ organizationId: organization, key }];
      const scanned = async () => {
        const keys: string[] = [];
        for await (const { key } of opened.rows.scan(model)) keys.push(key);
        return keys;
      };

      it('is not seen while it is made, and takes the place of rows and checkpoint at once', async () => {
        await writeAll([
          { id: 'a', name: 'old', tags: ['old'] },
          { id: 'wrong', name: 'old' },
        ]);
        expect(await matching({ search: 'old', where: { tags: 'old' } })).to.deep.equal(['a']);
        const rebuild = await opened.rows.rebuild(model);
        expect(await rebuild.rows.checkpoint(model)).to.equal(0n);
        expect(await rebuild.rows.load(model, address('a'))).to.deep.equal([]);
        await build(rebuild, { id: 'a', name: 'new', tags: ['new'] }, 1n);
        expect((await rebuild.rows.load(model, address('a'))).map(({ row }) => row.name)).to.deep.equal(['new']);
        expect(await matching({ search: 'old' })).to.deep.equal(['a', 'wrong']);
        await write({ id: 'b', name: 'live' });
        expect(await ids()).to.deep.equal(['a', 'b', 'wrong']);
        await build(rebuild, { id: 'b', name: 'new' }, 3n);
        expect(await opened.rows.checkpoint(model)).to.equal(2n);
        expect(await rebuild.swap()).to.equal(true);
        expect(await opened.rows.checkpoint(model)).to.equal(3n);
        expect(await matching({ search: 'new' })).to.deep.equal(['a', 'b']);
        expect(await matching({ where: { tags: 'new' } })).to.deep.equal(['a']);
        expect(await matching({ search: 'old' })).to.deep.equal([]);
        expect(await sorted('name', 'desc')).to.deep.equal(['b', 'a']);
        await rebuild.end();
        expect(await scanned()).to.deep.equal(['a', 'b']);
        await put('a', { id: 'a', name: 'newest' }, 4n);
        expect(await matching({ search: 'newest' })).to.deep.equal(['a']);
      });

      it('waits until it has come as far as the rows that are read', async () => {
        await put('a', { id: 'a', name: 'old' }, 5n);
        const rebuild = await opened.rows.rebuild(model);
        await build(rebuild, { id: 'a', name: 'new' }, 4n);
        expect(await rebuild.swap()).to.equal(false);
        expect(await matching({ search: 'old' })).to.deep.equal(['a']);
        await build(rebuild, { id: 'a', name: 'newer' }, 5n);
        // Also where events meant nothing to them.
        await opened.rows.write([{ model, rows: [], checkpoint: 6n }]);
        expect(await rebuild.swap()).to.equal(false);
        await rebuild.rows.write([{ model, rows: [], checkpoint: 6n }]);
        expect(await rebuild.swap()).to.equal(true);
        expect([await opened.rows.checkpoint(model), await matching({ search: 'newer' })]).to.deep.equal([6n, ['a']]);
        await rebuild.end();
      });

      it('refuses what was made of rows that it has replaced, and takes nothing of it', async () => {
        await write({ id: 'a', name: 'old' });
        const replace = async () => {
          await opened.rows.load(model, address('a'));
          const rebuild = await opened.rows.rebuild(model);
          await build(rebuild, { id: 'a', name: 'new' }, 1n);
          expect(await rebuild.swap()).to.equal(true);
          await rebuild.end();
        };
        await replace();
        expect(await failure(put('a', { id: 'a', name: 'stale' }, 2n))).to.be.instanceOf(RowsReplaced);
        await replace();
        const nothing = opened.rows.write([{ model, rows: [], checkpoint: 2n }]);
        expect(await failure(nothing)).to.be.instanceOf(RowsReplaced);
        expect([await matching({ search: 'new' }), await opened.rows.checkpoint(model)]).to.deep.equal([['a'], 1n]);
        // It begins anew, over what is there now.
        const [found] = await opened.rows.load(model, address('a'));
        expect(found?.row.name).to.equal('new');
        await put('a', { id: 'a', name: 'newer' }, 2n);
        expect([await matching({ search: 'newer' }), await opened.rows.checkpoint(model)]).to.deep.equal([['a'], 2n]);
      });

      it('says how far it has come, until it ends', async () => {
        expect(await opened.rows.rebuilding(model)).to.equal(undefined);
        await write({ id: 'a' });
        const rebuild = await opened.rows.rebuild(model);
        await build(rebuild, { id: 'a' }, 7n);
        const seen = await opened.rows.rebuilding(model);
        expect(seen?.position).to.equal(7n);
        expect(seen && seen.startedAt <= seen.seenAt).to.equal(true);
        await rebuild.end();
        expect(await opened.rows.rebuilding(model)).to.equal(undefined);
        expect(await opened.rows.checkpoint(model)).to.equal(1n);
        const second = await opened.rows.rebuild(model);
        await build(second, { id: 'b' }, 1n);
        await second.swap();
        expect(await opened.rows.rebuilding(model)).to.equal(undefined);
        await second.end();
        expect(await ids()).to.deep.equal(['b']);
      });

      it('gives way to one that is begun later', async () => {
        await write({ id: 'a', name: 'old' });
        const idle = await opened.rows.rebuild(model);
        const first = await opened.rows.rebuild(model);
        expect(await failure(build(idle, { id: 'b' }, 2n))).to.be.instanceOf(RebuildOvertaken);
        await build(first, { id: 'a', name: 'first' }, 1n);
        const second = await opened.rows.rebuild(model);
        expect(await failure(build(first, { id: 'b' }, 2n))).to.be.instanceOf(RebuildOvertaken);
        expect(await failure(first.swap())).to.be.instanceOf(RebuildOvertaken);
        await first.end();
        await build(second, { id: 'a', name: 'second' }, 1n);
        expect(await second.swap()).to.equal(true);
        await second.end();
        expect(await matching({ search: 'second' })).to.deep.equal(['a']);
        expect(await scanned()).to.deep.equal(['a']);
      });

      it('follows the declaration of today, whatever the rows were stored under', async () => {
        await write({ id: 'a', name: 'Acme' });
        const changed: ReadModel<ExampleRow> = {
          name: model.name,
          version: model.version,
          fields: { title: { kind: 'text', of: ({ name }) => name } },
        };
        const rebuild = await opened.rows.rebuild(changed);
        const row = { organizationId: organization, key: 'a', row: { id: 'a', name: 'Acme' }, position: 1n };
        await rebuild.rows.write([{ model: changed, rows: [row], checkpoint: 1n }]);
        expect(await rebuild.swap()).to.equal(true);
        await rebuild.end();
        const found = await opened.rows.find(changed, organization, { where: { title: 'acme' }, limit: 1 });
        expect(found.rows.map(({ id }) => id)).to.deep.equal(['a']);
      });

      it('is done again over one that is done, and over a read model that was never written', async () => {
        for (const name of ['first', 'second', 'third']) {
          const rebuild = await opened.rows.rebuild(model);
          await build(rebuild, { id: name }, 1n);
          expect(await rebuild.swap()).to.equal(true);
          await rebuild.end();
          expect([await ids(), await scanned()]).to.deep.equal([[name], [name]]);
        }
        await opened.rows.drop(model);
        expect([await ids(), await opened.rows.checkpoint(model)]).to.deep.equal([[], 0n]);
        await write({ id: 'a' });
        expect(await ids()).to.deep.equal(['a']);
      });

      it('answers who waits for a position when it takes the place', async () => {
        await write({ id: 'a' });
        const waiting = opened.rows.reached(model, 9n, 9_000);
        const rebuild = await opened.rows.rebuild(model);
        await build(rebuild, { id: 'a' }, 9n);
        await rebuild.swap();
        expect(await waiting).to.equal(true);
        await rebuild.end();
      });

      if (reopen !== undefined)
        it('leaves everything as it was when its process goes, and is kept when it was done', async () => {
          await write({ id: 'a', name: 'old' });
          const cut = await opened.rows.rebuild(model);
          await build(cut, { id: 'a', name: 'new' }, 1n);
          opened = await reopen(opened);
          expect(await matching({ search: 'old' })).to.deep.equal(['a']);
          expect(await opened.rows.checkpoint(model)).to.equal(1n);
          const again = await opened.rows.rebuild(model);
          await build(again, { id: 'a', name: 'new' }, 3n);
          expect(await again.swap()).to.equal(true);
          opened = await reopen(opened);
          expect(await matching({ search: 'new' })).to.deep.equal(['a']);
          expect(await opened.rows.checkpoint(model)).to.equal(3n);
          await put('b', { id: 'b' }, 4n);
          expect(await ids()).to.deep.equal(['a', 'b']);
        });
    });

    describe('lifetime', () => {
      it('drops rows and checkpoint, and begins anew', async () => {
        await write({ id: 'a', name: 'old', tags: ['t'] });
        await opened.rows.drop(model);
        expect(await opened.rows.checkpoint(model)).to.equal(0n);
        expect(await matching({})).to.deep.equal([]);
        position = 0n;
        await write({ id: 'a', name: 'new' });
        expect(await matching({ search: 'new' })).to.deep.equal(['a']);
        expect(await matching({ search: 'old' })).to.deep.equal([]);
      });

      it('drops what was never there', async () => {
        await opened.rows.drop(model);
      });

      if (reopen !== undefined)
        it('keeps rows, removals and checkpoint across a restart', async () => {
          await write({ id: 'a', name: 'kept', tags: ['t'] });
          await put('b', undefined, 7n);
          opened = await reopen(opened);
          expect(await matching({ search: 'kept', where: { tags: 't' } })).to.deep.equal(['a']);
          expect(await opened.rows.checkpoint(model)).to.equal(7n);
          await put('b', { id: 'b' }, 6n);
          expect(await ids()).to.deep.equal(['a']);
        });
    });
  });
};
