import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import { type Recorded, Unavailable } from '@partneros/domain';
import { expect } from 'chai';
import { exampleEvent } from '../testing/example-event.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createSharedPages } from './shared-pages.ts';

/** Only what the pages look at. */
const stored = (commit: bigint) => ({ position: { commit, prepare: commit } }) as AllStreamRecordedEvent;
const readable = ({ position }: AllStreamRecordedEvent): Recorded => ({
  ...exampleEvent('o'),
  stream: 'example-o_1',
  revision: 0n,
  position: position.commit,
  recordedAt: '2026-01-01T00:00:00.000Z',
});

describe('pages that followers share', () => {
  let recorded: number;
  let asked: (readonly [after: bigint, limit: number])[];
  let away: boolean;
  let clock: ReturnType<typeof createManualClock>;
  let read: ReturnType<typeof createSharedPages>;

  beforeEach(() => {
    [recorded, asked, away] = [3_000, [], false];
    clock = createManualClock('2026-01-01T00:00:00.000Z');
    const page = async (after: bigint, limit: number) => {
      asked.push([after, limit]);
      if (away) throw new Unavailable('reading all events');
      const from = Number(after) + 1;
      const to = Math.min(recorded, Number(after) + limit);
      const events = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => stored(BigInt(from + index)));
      return { events, position: events.at(-1)?.position.commit ?? after, end: to >= recorded };
    };
    read = createSharedPages({ page }, readable, clock);
  });

  const from = async (after: bigint, limit = 1_000) => {
    const { events, position, end } = await read(after, limit);
    return [events[0]?.position, events.at(-1)?.position, position, end];
  };

  it('are read once for all who are behind at about the same place', async () => {
    const found = await Promise.all([from(10n), from(10n), from(500n), from(1_009n)]);
    expect(found).to.deep.equal([
      [11n, 1_010n, 1_010n, false],
      [11n, 1_010n, 1_010n, false],
      [501n, 1_010n, 1_010n, false],
      [1_010n, 1_010n, 1_010n, false],
    ]);
    expect(await from(700n, 200)).to.deep.equal([701n, 900n, 900n, false]);
    expect(asked).to.deep.equal([[10n, 1_000]]);
  });

  it('are read anew by who is further on or further behind', async () => {
    await from(1_000n);
    await from(500n);
    expect(await from(2_000n)).to.deep.equal([2_001n, 3_000n, 3_000n, true]);
    expect(await from(1_500n)).to.deep.equal([1_501n, 2_000n, 2_000n, false]);
    expect(asked.map(([after]) => after)).to.deep.equal([1_000n, 500n, 2_000n]);
  });

  it('end where the log ends, and go on when more is recorded', async () => {
    expect(await from(2_500n, 100)).to.deep.equal([2_501n, 2_600n, 2_600n, false]);
    expect(await from(2_600n)).to.deep.equal([2_601n, 3_000n, 3_000n, true]);
    expect(await from(3_000n)).to.deep.equal([undefined, undefined, 3_000n, true]);
    recorded = 3_001;
    expect(await from(3_000n)).to.deep.equal([3_001n, 3_001n, 3_001n, true]);
  });

  it('are forgotten soon', async () => {
    await from(0n);
    clock.advance(2_000);
    await from(0n);
    expect(asked.length).to.equal(2);
  });

  it('become smaller while the server is too slow for them, and grow again', async () => {
    const limits = () => asked.splice(0).map(([, limit]) => limit);
    const refused = async () => expect((await Promise.allSettled([read(0n, 1_000)]))[0]?.status).to.equal('rejected');
    away = true;
    for (let attempt = 0; attempt < 4; attempt += 1) await refused();
    expect(limits()).to.deep.equal([1_000, 250, 62, 50]);
    away = false;
    for (let after = 0n; after < 1_500n; ) after = (await read(after, 1_000)).position;
    expect(limits()).to.deep.equal([50, 100, 200, 400, 800]);
  });
});
