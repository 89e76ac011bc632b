import { equal } from 'node:assert/strict';
import type { KeyValueStore, Timestamp } from '@partneros/domain';
import { createManualClock, type ManualClock } from '@partneros/infra/testing';
import { createLiveTurns } from './live-turns.ts';

describe('an answer that is being given', () => {
  let clock: ManualClock;
  let keyValues: Pick<KeyValueStore, 'get' | 'put'>;
  beforeEach(() => {
    clock = createManualClock();
    const expiries = new Map<string, Timestamp>();
    keyValues = {
      get: async <Value extends object>(_collection: string, key: string) =>
        (expiries.get(key) ?? '') > clock.now() ? ({} as Value) : undefined,
      put: async (_collection, key, _value, { expiresAt = '' } = {}) => expiries.set(key, expiresAt).size > 0,
    };
  });

  const newProcess = () => createLiveTurns(clock, keyValues);
  const soon = () => new Promise((resolve) => setImmediate(resolve));
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 250) {
      clock.advance(250);
      // What is looked up in between takes a few turns.
      for (let turn = 0; turn < 5; turn += 1) await soon();
    }
  };

  it('is given up half a second after its last reader has left, and not when one is back by then', async () => {
    const here = newProcess();
    const [first, back, last] = [new AbortController(), new AbortController(), new AbortController()];
    const { abandoned } = here.begin('turn-1', first.signal);
    first.abort();
    await pass(250);
    here.attend('turn-1', back.signal);
    here.attend('turn-1', last.signal);
    await pass(5_000);
    back.abort();
    await pass(5_000);
    equal(abandoned.signal.aborted, false);
    last.abort();
    await pass(250);
    equal(abandoned.signal.aborted, false);
    await pass(250);
    equal(abandoned.signal.aborted, true);
  });

  it('goes on for who comes back while it is looked up whether others read it', async () => {
    let tell = (): void => undefined;
    const get = () => new Promise<undefined>((resolve) => (tell = () => resolve(undefined)));
    const here = createLiveTurns(clock, { ...keyValues, get });
    const [first, back] = [new AbortController(), new AbortController()];
    const { abandoned } = here.begin('turn-1', first.signal);
    first.abort();
    await pass(500);
    here.attend('turn-1', back.signal);
    tell();
    await pass(500);
    equal(abandoned.signal.aborted, false);
  });

  it('goes on while somebody reads it in another process, and is given up after they have left', async () => {
    const [here, elsewhere] = [newProcess(), newProcess()];
    const [asked, reads, alsoReads] = [new AbortController(), new AbortController(), new AbortController()];
    const { abandoned } = here.begin('turn-1', asked.signal);
    elsewhere.attend('turn-1', reads.signal);
    newProcess().attend('turn-1', alsoReads.signal);
    await pass(250);
    asked.abort();
    await pass(20_000);
    equal(abandoned.signal.aborted, false);
    reads.abort();
    await pass(20_000);
    equal(abandoned.signal.aborted, false);
    alsoReads.abort();
    await pass(6_000);
    equal(abandoned.signal.aborted, true);
  });

  it('is given up when nobody can tell whether it is read elsewhere, and left alone once it has ended', async () => {
    const blind = createLiveTurns(clock, { ...keyValues, get: () => Promise.reject(new Error('down')) });
    const reader = new AbortController();
    const { abandoned } = blind.begin('turn-1', reader.signal);
    const ended = blind.begin('turn-2', reader.signal);
    ended.end();
    reader.abort();
    await pass(1_000);
    equal(abandoned.signal.aborted, true);
    equal(ended.abandoned.signal.aborted, false);
  });
});
