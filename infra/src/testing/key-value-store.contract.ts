import { randomUUID } from 'node:crypto';
import type { KeyValueStore } from '@partneros/domain';
import { expect } from 'chai';
import { after, before, beforeEach, describe, it } from 'mocha';
import type { ManualClock } from './manual-clock.ts';
import { nastyValues, throughJson } from './nasty-values.ts';

/** An adapter under test, on a clock that the suite moves. */
export interface OpenKeyValueStore {
  readonly keyValues: KeyValueStore;
  readonly clock: ManualClock;
  close(): Promise<void>;
}

/** What every key-value store does. With `reopen`, also that it keeps what it acknowledged; it closes the one it is given. */
export const keyValueStoreContract = <Opened extends OpenKeyValueStore>(
  adapter: string,
  open: () => Promise<Opened>,
  reopen?: (opened: Opened) => Promise<Opened>,
): void => {
  describe(`key-value store contract: ${adapter}`, () => {
    let opened: Opened;
    let collection: string;

    const get = (key: string) => opened.keyValues.get(collection, key);
    const put = (key: string, value: object, options?: Parameters<KeyValueStore['put']>[3]) =>
      opened.keyValues.put(collection, key, value, options);
    const inOneMinute = () => new Date(Date.parse(opened.clock.now()) + 60_000).toISOString();

    before(async () => {
      opened = await open();
    });

    beforeEach(() => {
      collection = randomUUID();
    });

    after(() => opened.close());

    it('shows every record that has not expired, for moving house', async () => {
      const expiresAt = inOneMinute();
      await put('kept', { of: 'value' });
      await put('limited', { n: 1 }, { expiresAt });
      await put('gone', {}, { expiresAt: opened.clock.now() });
      await put('removed', {});
      await opened.keyValues.delete(collection, 'removed');
      const found = [];
      for await (const record of opened.keyValues.scan()) if (record.collection === collection) found.push(record);
      expect(found.toSorted((a, b) => (a.key < b.key ? -1 : 1))).to.deep.equal([
        { collection, key: 'kept', value: { of: 'value' } },
        { collection, key: 'limited', value: { n: 1 }, expiresAt },
      ]);
    });

    it('knows nothing it was not told', async () => {
      expect(await get('a')).to.equal(undefined);
    });

    it('gives a value back as JSON keeps it', async () => {
      expect(await put('a', nastyValues)).to.equal(true);
      expect(await get('a')).to.deep.equal(throughJson(nastyValues));
      await put('list', [1, null, []]);
      expect(await get('list')).to.deep.equal([1, null, []]);
    });

    it('replaces a value', async () => {
      await put('a', { n: 1 });
      expect(await put('a', { n: 2 })).to.equal(true);
      expect(await get('a')).to.deep.equal({ n: 2 });
    });

    it('keeps keys and collections apart', async () => {
      const keys = [
        "'; DROP TABLE key_values; --",
        '%',
        '_',
        'a',
        'A',
        'é',
        'e\u0301',
        '',
        ' ',
        '$ne',
        '__proto__',
        '🦊',
      ];
      for (const [n, key] of keys.entries()) await put(key, { n });
      for (const [n, key] of keys.entries()) expect(await get(key)).to.deep.equal({ n });
      expect(await opened.keyValues.get(`${collection}2`, 'a')).to.equal(undefined);
      expect(await opened.keyValues.get('%', 'a')).to.equal(undefined);
    });

    it('deletes, and does not mind when there is nothing', async () => {
      await put('a', { n: 1 });
      await put('b', { n: 2 });
      await opened.keyValues.delete(collection, 'a');
      await opened.keyValues.delete(collection, 'a');
      expect([await get('a'), await get('b')]).to.deep.equal([undefined, { n: 2 }]);
    });

    it('leaves a record alone that stands already', async () => {
      expect(await put('a', { n: 1 }, { ifAbsent: true })).to.equal(true);
      expect(await put('a', { n: 2 }, { ifAbsent: true })).to.equal(false);
      expect(await get('a')).to.deep.equal({ n: 1 });
    });

    it('lets exactly one of 64 racing claims win', async () => {
      const claims = await Promise.all(Array.from({ length: 64 }, (_, n) => put('a', { n }, { ifAbsent: true })));
      expect(claims.filter(Boolean)).to.have.length(1);
      expect(await get('a')).to.deep.equal({ n: claims.indexOf(true) });
    });

    it('forgets a record from the moment it expires, and gives its place away', async () => {
      const expiresAt = inOneMinute();
      await put('a', { n: 1 }, { expiresAt });
      opened.clock.advance(59_999);
      expect(await get('a')).to.deep.equal({ n: 1 });
      expect(await put('a', { n: 2 }, { ifAbsent: true })).to.equal(false);
      opened.clock.advance(1);
      expect(await get('a')).to.equal(undefined);
      expect(await put('a', { n: 3 }, { ifAbsent: true })).to.equal(true);
      opened.clock.advance(1e9);
      expect(await get('a')).to.deep.equal({ n: 3 });
    });

    it('takes the expiry of the latest write', async () => {
      await put('a', { n: 1 }, { expiresAt: inOneMinute() });
      await put('a', { n: 2 });
      await put('b', { n: 1 });
      await put('b', { n: 2 }, { expiresAt: inOneMinute() });
      opened.clock.advance(60_000);
      expect([await get('a'), await get('b')]).to.deep.equal([{ n: 2 }, undefined]);
    });

    if (reopen !== undefined)
      it('keeps across a restart what has not expired', async () => {
        await put('stays', { n: 1 });
        await put('expires', { n: 2 }, { expiresAt: inOneMinute() });
        opened.clock.advance(60_000);
        opened = await reopen(opened);
        expect([await get('stays'), await get('expires')]).to.deep.equal([{ n: 1 }, undefined]);
      });
  });
};
