import { Unavailable } from '@partneros/domain';
import { expect } from 'chai';
import { createManualClock } from '../testing/manual-clock.ts';
import { createWaitingLine } from './waiting-line.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a line of calls', () => {
  const open = () => {
    const clock = createManualClock('2026-01-01T00:00:00.000Z');
    const line = createWaitingLine(2, clock, 1_000);
    const begun: string[] = [];
    const ends = new Map<string, { resolve(): void; reject(error: Error): void }>();
    const call = (name: string) =>
      line(() => {
        begun.push(name);
        return new Promise<void>((resolve, reject) => ends.set(name, { resolve, reject }));
      });
    return { clock, begun, ends, call };
  };

  it('lets so many through at once, and the others in their order as places become free', async () => {
    const { begun, ends, call } = open();
    const calls = ['a', 'b', 'c', 'd', 'e'].map((name) => call(name).catch(() => undefined));
    expect(begun).to.deep.equal(['a', 'b']);
    ends.get('b')?.resolve();
    await settle();
    expect(begun).to.deep.equal(['a', 'b', 'c']);
    ends.get('a')?.reject(new Error('failed'));
    await settle();
    expect(begun).to.deep.equal(['a', 'b', 'c', 'd']);
    for (const name of ['c', 'd']) ends.get(name)?.resolve();
    await settle();
    ends.get('e')?.resolve();
    await Promise.all(calls);
    void call('f');
    void call('g');
    expect(begun).to.deep.equal(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('sends away whoever has waited too long, and nobody else', async () => {
    const { clock, begun, ends, call } = open();
    void call('a');
    void call('b');
    const late = call('late').catch((error: unknown) => error);
    clock.advance(500);
    void call('c');
    clock.advance(500);
    expect(await late).to.be.instanceOf(Unavailable);
    ends.get('a')?.resolve();
    await settle();
    expect(begun).to.deep.equal(['a', 'b', 'c']);
  });
});
