import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Clock, KeyValueStore } from '@partneros/domain';
import { createManualClock, type ManualClock, type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { LEASE_OUTLIVES_MS, type LeaseDeps, takeLease } from './lease.ts';

const SECOND = 1_000;

describe('a lease', () => {
  let clock: ManualClock;
  let stores: MemoryStores;
  beforeEach(() => {
    clock = createManualClock('2026-05-16T12:00:00.000Z');
    stores = openMemoryStores({ clock });
  });
  afterEach(() => stores.close());

  // What was asked of the store and is not answered yet.
  const asked = new Set<Promise<unknown>>();
  const answered = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    asked.add(answer);
    const forget = () => asked.delete(answer);
    answer.then(forget, forget);
    return answer;
  };
  const settled = async () => {
    do {
      await Promise.allSettled(asked);
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    } while (asked.size > 0);
  };
  const keyValuesBy = (put: KeyValueStore['put']): LeaseDeps['keyValues'] => ({
    get: (collection, key) => answered(stores.keyValues.get(collection, key)),
    delete: (collection, key) => answered(stores.keyValues.delete(collection, key)),
    put: (...written) => answered(put(...written)),
  });
  const plain: KeyValueStore['put'] = (...written) => stores.keyValues.put(...written);

  const process = (over: Partial<LeaseDeps> = {}): LeaseDeps => ({
    ids: stores.ids,
    keyValues: keyValuesBy(plain),
    clock,
    ...over,
  });
  const take = (deps = process()) => takeLease(deps, 'lease', 'org-1');
  // Killed, or frozen: it is woken no more.
  const dead: Clock = { now: () => clock.now(), wakeAt: () => () => undefined };
  const pass = async (millis: number) => {
    for (let passed = 0; passed < millis; passed += SECOND) {
      clock.advance(SECOND);
      await settled();
    }
  };

  it('is had by one of twenty that want it at once', async () => {
    const leases = await Promise.all(Array.from({ length: 20 }, () => take()));
    equal(leases.filter(Boolean).length, 1);
    for (const lease of leases) await lease?.release();
    ok(await take());
  });

  it('is kept for as long as its process lives, and free at once when it is given back', async () => {
    const lease = await take();
    for (let minute = 0; minute < 5; minute += 1) {
      await pass(60 * SECOND);
      equal(await take(), undefined);
    }
    equal(lease?.lost.aborted, false);
    await lease?.release();
    ok(await take());
  });

  it('is free again twenty seconds after its process died, and not while another may have it', async () => {
    for (const into of [0, 1, 7, 9]) {
      const key = `org-${into}`;
      await pass(into * SECOND);
      ok(await takeLease(process({ clock: dead }), 'lease', key));
      let waited = 0;
      for (; (await takeLease(process(), 'lease', key)) === undefined; waited += SECOND) await pass(SECOND);
      ok(waited <= LEASE_OUTLIVES_MS && waited > LEASE_OUTLIVES_MS / 2, `${into}: ${waited}`);
    }
  });

  it('is lost by a process that was frozen while another took it, and cannot be taken back', async () => {
    const wakes: (() => void)[] = [];
    const frozen: Clock = {
      now: () => clock.now(),
      wakeAt: (_at, wake) => {
        wakes.push(wake);
        return () => undefined;
      },
    };
    const first = await take(process({ clock: frozen }));
    await pass(LEASE_OUTLIVES_MS);
    const second = await take();
    for (const wake of wakes) wake();
    await settled();
    equal(first?.lost.aborted, true);
    await first?.release();
    equal(await take(), undefined);
    equal(second?.lost.aborted, false);
  });

  it('is refused to whoever’s clock is ahead by less than a period, and its holder keeps it', async () => {
    const lease = await take();
    const ahead: Clock = { ...clock, now: () => new Date(Date.parse(clock.now()) + 9 * SECOND).toISOString() };
    for (let second = 0; second < 40; second += 1) {
      equal(await take(process({ clock: ahead })), undefined, `${second}`);
      await pass(SECOND);
    }
    equal(lease?.lost.aborted, false);
  });

  it('is held over an outage that is shorter than what is claimed, and given up at a longer one', async () => {
    let isDown = false;
    const put: KeyValueStore['put'] = async (...written) => {
      if (isDown) throw new Error('it does not answer');
      return plain(...written);
    };
    const lease = await take(process({ keyValues: keyValuesBy(put) }));
    isDown = true;
    await pass(11 * SECOND);
    isDown = false;
    await pass(2 * SECOND);
    equal(await take(), undefined);
    equal(lease?.lost.aborted, false);
    isDown = true;
    await pass(LEASE_OUTLIVES_MS + 2 * SECOND);
    equal(lease?.lost.aborted, true);
  });

  it('takes a claim for its own whose answer was lost', async () => {
    let calls = 0;
    const put: KeyValueStore['put'] = async (...written) => {
      await plain(...written);
      calls += 1;
      return false;
    };
    const lease = await take(process({ keyValues: keyValuesBy(put) }));
    deepEqual([lease?.lost.aborted, calls], [false, 2]);
  });
});
