import { expect } from 'chai';
import { exampleEvent } from './example-event.ts';
import { exampleReadModel } from './example-read-model.ts';
import { openMemoryStores } from './memory-stores.ts';

describe('memory stores', () => {
  it('hold everything a unit test needs, and nothing of the test before', async () => {
    for (const _ of [1, 2]) {
      const { store, feed, rows, keyValues, clock, ids, close } = openMemoryStores();
      expect(await feed.head()).to.equal(0n);
      expect(ids.next()).to.equal('00000000-0000-7000-8000-000000000001');
      await store.append('example-o_1', 'no-stream', [exampleEvent('o')]);
      await keyValues.put('c', 'k', {}, { expiresAt: clock.now() });
      expect(await keyValues.get('c', 'k')).to.equal(undefined);
      expect(await rows.get(exampleReadModel('partners'), 'o', 'a')).to.equal(undefined);
      await close();
    }
  });

  it('decode with what they are given', async () => {
    const { store, close } = openMemoryStores({ decode: () => ({ decoded: true }) });
    await store.append('example-o_1', 'no-stream', [exampleEvent('o')]);
    expect((await store.read('example-o_1'))[0]?.data).to.deep.equal({ decoded: true });
    await close();
  });
});
