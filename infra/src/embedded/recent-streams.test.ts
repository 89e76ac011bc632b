import type { Recorded } from '@partneros/domain';
import { expect } from 'chai';
import { exampleEvent } from '../testing/example-event.ts';
import { createRecentStreams } from './recent-streams.ts';

const events = (from: number, count: number): readonly Recorded[] =>
  Array.from({ length: count }, (_, index) => ({
    ...exampleEvent('o', { inner: { n: from + index } }),
    stream: 's',
    revision: BigInt(from + index),
    position: BigInt(from + index + 1),
    recordedAt: '2026-03-01T00:00:00.000Z',
  }));

describe('recent streams', () => {
  const revisions = (recent: ReturnType<typeof createRecentStreams>) =>
    recent.get('s')?.map(({ revision }) => Number(revision));

  it('keeps a stream whole: from its beginning, or from when it was read', () => {
    const recent = createRecentStreams();
    recent.append('s', events(0, 1), 100);
    recent.append('s', events(1, 2), 100);
    expect(revisions(recent)).to.deep.equal([0, 1, 2]);
    recent.keep('s', events(0, 5), 100);
    expect(revisions(recent)).to.deep.equal([0, 1, 2, 3, 4]);
  });

  it('keeps nothing of a stream that it would have to keep in part', () => {
    const recent = createRecentStreams();
    recent.append('s', events(3, 1), 100);
    expect(recent.get('s')).to.equal(undefined);
    recent.keep('s', events(0, 2), 100);
    recent.append('s', events(3, 1), 100);
    expect(recent.get('s')).to.equal(undefined);
  });

  it('takes no event twice that was read before its append was answered', () => {
    const recent = createRecentStreams();
    recent.keep('s', events(0, 3), 100);
    recent.append('s', events(2, 1), 100);
    expect(revisions(recent)).to.deep.equal([0, 1, 2]);
  });

  it('lets long streams and the oldest ones go', () => {
    const recent = createRecentStreams();
    recent.keep('s', events(0, 256), 100);
    recent.append('s', events(256, 1), 100);
    expect(recent.get('s')).to.equal(undefined);
    recent.keep('s', events(0, 1), 100);
    for (let other = 0; other < 20; other += 1) recent.keep(`other ${other}`, events(0, 1), 1_000_000);
    expect(recent.get('s')).to.equal(undefined);
  });

  it('lets nobody change what others will read', () => {
    const recent = createRecentStreams();
    recent.append('s', events(0, 1), 100);
    const [event] = recent.get('s') as readonly Recorded<{ type: string; data: { inner: object } }>[];
    expect(() => Object.assign(event?.data.inner ?? {}, { n: 7 })).to.throw(TypeError);
  });
});
