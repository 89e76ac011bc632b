import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import type { KeyValueStore } from '@partneros/domain';
import { openMemoryStores } from '../testing/memory-stores.ts';
import { createPasswords } from './create-passwords.ts';
import { hashPassword, isPassword } from './password-hash.ts';

const cost = { N: 2 ** 4, r: 8, p: 1 };

describe('passwords', () => {
  const stores = openMemoryStores();
  after(() => stores.close());
  const passwords = createPasswords({ ...stores, cost });

  it('are known by their owner only', async () => {
    strictEqual(await passwords.set('ada', 'correct horse'), true);
    strictEqual(await passwords.verify('ada', 'correct horse'), true);
    strictEqual(await passwords.verify('ada', 'correct horsE'), false);
    strictEqual(await passwords.verify('bob', 'correct horse'), false);
    strictEqual(await passwords.verify(undefined, 'correct horse'), false);
  });

  it('are the same however the keyboard composed them', async () => {
    await passwords.set('zoe', 'caf\u00e9 \uFB01ne');
    strictEqual(await passwords.verify('zoe', 'cafe\u0301 fine'), true);
  });

  it('are set once where that is asked for', async () => {
    strictEqual(await passwords.set('eve', 'first one', { ifAbsent: true }), true);
    strictEqual(await passwords.set('eve', 'second one', { ifAbsent: true }), false);
    strictEqual(await passwords.verify('eve', 'first one'), true);
    strictEqual(await passwords.setAt('eve'), stores.clock.now());
    strictEqual(await passwords.setAt('nobody'), undefined);
  });

  it('are stored as a salted hash with its parameters', async () => {
    await passwords.set('max', 'correct horse');
    await passwords.set('moritz', 'correct horse');
    const [max, moritz] = await Promise.all(
      ['max', 'moritz'].map((user) => stores.keyValues.get<Record<string, unknown>>('credential', user)),
    );
    deepStrictEqual([max?.algorithm, max?.cost], ['scrypt', cost]);
    ok(max?.hash !== moritz?.hash);
    ok(!JSON.stringify(max).includes('horse'));
  });

  it('outlive a change of the parameters', async () => {
    await passwords.set('old', 'correct horse');
    const stronger = createPasswords({ ...stores, cost: { N: 2 ** 5, r: 8, p: 2 } });
    strictEqual(await stronger.verify('old', 'correct horse'), true);
  });

  it('cost the same to check for somebody, somebody without one, and nobody', async () => {
    const checked: object[] = [];
    const looked: string[] = [];
    const keyValues: KeyValueStore = {
      ...stores.keyValues,
      get: (collection, key) => {
        looked.push(collection);
        return stores.keyValues.get(collection, key);
      },
    };
    const counting = createPasswords({
      keyValues,
      clock: stores.clock,
      cost,
      hashing: {
        hashPassword,
        isPassword: (password, hash) => {
          checked.push(hash.cost);
          return isPassword(password, hash);
        },
      },
    });
    await counting.set('ada', 'correct horse');
    for (const user of ['ada', 'bob', undefined]) await counting.verify(user, 'wrong horse');
    deepStrictEqual(checked, [cost, cost, cost]);
    deepStrictEqual(looked, ['credential', 'credential', 'credential']);
  });

  it('are hashed two at a time, and refused when too many wait', async () => {
    let running = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const slow = createPasswords({
      ...stores,
      cost,
      hashing: {
        hashPassword,
        isPassword: async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise<void>((resolve) => release.push(resolve));
          running -= 1;
          return false;
        },
      },
    });
    const started = Array.from({ length: 60 }, () => slow.verify('ada', 'wrong horse'));
    const settled = Promise.allSettled(started);
    await rejects(Promise.any(started.slice(52)), AggregateError);
    while (release.length > 0 || running > 0) {
      release.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const outcomes = await settled;
    strictEqual(most, 2);
    deepStrictEqual(
      outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.status : outcome.value)),
      [...Array(52).fill(false), ...Array(8).fill(503)],
    );
  });
});
