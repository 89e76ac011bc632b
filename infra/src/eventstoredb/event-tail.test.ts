import type { Recorded } from '@partneros/domain';
import { expect } from 'chai';
import { exampleEvent } from '../testing/example-event.ts';
import { createEventTail } from './event-tail.ts';

const at = (position: number): Recorded => ({
  ...exampleEvent('o'),
  stream: 'example-o_1',
  revision: 0n,
  position: BigInt(position),
  recordedAt: '2026-01-01T00:00:00.000Z',
});

describe('the newest events in memory', () => {
  it('are those after a position, whatever the gaps', () => {
    const tail = createEventTail(10n);
    for (const position of [15, 90, 91]) tail.publish(at(position), 1);
    const positions = (after: bigint, limit = 9) => tail.after(after, limit)?.map((event) => event.position);
    expect(positions(10n)).to.deep.equal([15n, 90n, 91n]);
    expect(positions(10n, 2)).to.deep.equal([15n, 90n]);
    expect(positions(15n)).to.deep.equal([90n, 91n]);
    expect(positions(16n)).to.deep.equal([90n, 91n]);
    expect(positions(91n)).to.deep.equal([]);
    expect(positions(200n)).to.deep.equal([]);
  });

  it('are not there for who begins before them', () => {
    expect(createEventTail(10n).after(9n, 1)).to.equal(undefined);
  });

  it('are no more than some thousands', () => {
    const tail = createEventTail(0n);
    for (let position = 1; position <= 20_000; position += 1) tail.publish(at(position), 1);
    expect(tail.after(20_000n - 4_097n, 9)).to.equal(undefined);
    expect(tail.after(20_000n - 4_096n, 10_000)).to.have.length(4_096);
  });

  it('weigh no more than some megabytes', () => {
    const tail = createEventTail(0n);
    for (let position = 1; position <= 40; position += 1) tail.publish(at(position), 1_000_000);
    expect(tail.after(23n, 99)).to.equal(undefined);
    expect(tail.after(24n, 99)).to.have.length(16);
  });

  it('are none after starting over', () => {
    const tail = createEventTail(0n);
    tail.publish(at(1), 1);
    tail.startOver(2n);
    expect(tail.after(1n, 9)).to.equal(undefined);
    expect(tail.after(2n, 9)).to.deep.equal([]);
  });

  it('wake who waits: for news, when it leaves, and when all is over', async () => {
    const tail = createEventTail(0n);
    const forNews = tail.changed(0n, new AbortController().signal);
    tail.publish(at(1), 1);
    await forNews;
    await tail.changed(0n, new AbortController().signal);
    const leaving = new AbortController();
    const left = tail.changed(1n, leaving.signal);
    leaving.abort();
    await left;
    const over = tail.changed(1n, new AbortController().signal);
    tail.close();
    await over;
  });
});
