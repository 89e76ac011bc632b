import { randomUUID } from 'node:crypto';
import { type EventStore, streamOf } from '@partneros/domain';
import { expect } from 'chai';
import { after, before, beforeEach, describe, it } from 'mocha';
import { exampleEvent } from './example-event.ts';
import { nastyValues, throughJson } from './nasty-values.ts';

/** An adapter under test. */
export interface OpenEventStore {
  readonly store: EventStore;
  close(): Promise<void>;
}

/** What every event store does. With `reopen`, also that it keeps what it acknowledged; it closes the one it is given. */
export const eventStoreContract = <Opened extends OpenEventStore>(
  adapter: string,
  open: () => Promise<Opened>,
  reopen?: (opened: Opened) => Promise<Opened>,
): void => {
  describe(`event store contract: ${adapter}`, () => {
    let opened: Opened;
    let organization: string;
    let stream: string;

    const example = (n: unknown) => exampleEvent(organization, { n });
    const append = (expected: 'no-stream' | bigint, ...events: readonly unknown[]) =>
      opened.store.append(stream, expected, events.map(example));
    const numbers = async (options?: { readonly from?: bigint; readonly limit?: number }) =>
      (await opened.store.read(stream, options)).map((event) => (event.data as { n: unknown }).n);

    before(async () => {
      opened = await open();
    });

    beforeEach(() => {
      organization = randomUUID();
      stream = streamOf('example', organization, randomUUID());
    });

    after(() => opened.close());

    it('reads an unknown stream as empty', async () => {
      expect(await opened.store.read(stream)).to.deep.equal([]);
    });

    it('gives events back in order, with their revision, position and metadata', async () => {
      const events = [1, 2, 3].map(example);
      await opened.store.append(stream, 'no-stream', events);
      const read = await opened.store.read(stream);
      expect(read.map(({ type, data, metadata }) => ({ type, data, metadata }))).to.deep.equal(events);
      expect(read.map((event) => event.stream)).to.deep.equal([stream, stream, stream]);
      expect(read.map((event) => event.revision)).to.deep.equal([0n, 1n, 2n]);
      const [first, second, third] = read.map((event) => event.position);
      expect(
        first !== undefined && second !== undefined && third !== undefined && first < second && second < third,
      ).to.equal(true);
      for (const event of read) expect(event.recordedAt).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    it('answers an append with the events as a reader sees them', async () => {
      const result = await append('no-stream', nastyValues, undefined);
      expect(result).to.deep.equal({ kind: 'appended', events: await opened.store.read(stream) });
    });

    it('changes no value', async () => {
      await append('no-stream', nastyValues);
      expect(await numbers()).to.deep.equal([throughJson(nastyValues)]);
    });

    it('keeps any stream name and event type apart', async () => {
      const names = ["o'reilly", 'a"b', 'a%', 'a_', 'A_', 'é', 'e\u0301', '🦊', ' ', '$ne', 'x'.repeat(500)];
      const streams = names.map((name) => streamOf('example', organization, name));
      for (const [index, name] of streams.entries())
        await opened.store.append(name, 'no-stream', [exampleEvent(organization, { index }, `Type ${names[index]}`)]);
      for (const [index, name] of streams.entries()) {
        const read = await opened.store.read(name);
        expect(read.map((event) => [event.stream, event.type, event.data])).to.deep.equal([
          [name, `Type ${names[index]}`, { index }],
        ]);
      }
    });

    it('reads from a revision, up to a limit', async () => {
      await append('no-stream', 0, 1, 2, 3, 4);
      expect(await numbers({ from: 2n })).to.deep.equal([2, 3, 4]);
      expect(await numbers({ from: 1n, limit: 2 })).to.deep.equal([1, 2]);
      expect(await numbers({ limit: 1 })).to.deep.equal([0]);
      expect(await numbers({ from: 5n })).to.deep.equal([]);
    });

    it('appends after the revision it was told', async () => {
      await append('no-stream', 0, 1);
      const result = await append(1n, 2);
      expect(result.kind === 'appended' && result.events.map((event) => event.revision)).to.deep.equal([2n]);
      expect(await numbers()).to.deep.equal([0, 1, 2]);
    });

    it('appends nothing on a stale revision', async () => {
      await append('no-stream', 0, 1);
      expect(await append(0n, 'stale', 'more')).to.deep.equal({ kind: 'conflict' });
      expect(await numbers()).to.deep.equal([0, 1]);
    });

    it('appends nothing on a revision that does not exist yet', async () => {
      expect(await append(0n, 'early')).to.deep.equal({ kind: 'conflict' });
      await append('no-stream', 0);
      expect(await append(7n, 'early')).to.deep.equal({ kind: 'conflict' });
      expect(await numbers()).to.deep.equal([0]);
    });

    it('appends nothing as a new stream when there is one', async () => {
      await append('no-stream', 0);
      expect(await append('no-stream', 'again')).to.deep.equal({ kind: 'conflict' });
      expect(await numbers()).to.deep.equal([0]);
    });

    it('is content with nothing to append', async () => {
      expect(await append('no-stream')).to.deep.equal({ kind: 'appended', events: [] });
      expect(await numbers()).to.deep.equal([]);
    });

    it('lets exactly one of two racing appends win', async () => {
      const race = await Promise.all([append('no-stream', 'a'), append('no-stream', 'b')]);
      expect(race.map((result) => result.kind).sort()).to.deep.equal(['appended', 'conflict']);
      expect(await numbers()).to.have.length(1);
    });

    it('lets exactly one of 64 racing appends win, round after round', async () => {
      const racers = Array.from({ length: 64 }, (_, racer) => racer);
      for (let round = 0n; round < 5n; round += 1n) {
        const expected = round === 0n ? 'no-stream' : round - 1n;
        const race = await Promise.all(racers.map((racer) => append(expected, `${round}/${racer}`)));
        const winner = race.findIndex((result) => result.kind === 'appended');
        expect(race.filter((result) => result.kind === 'appended')).to.have.length(1);
        expect((await numbers()).at(-1)).to.equal(`${round}/${winner}`);
      }
      expect(await numbers()).to.have.length(5);
    });

    it('lets one of two racing appends win, also when both carry the ids of one cause', async () => {
      const events = [example('same')];
      const race = await Promise.all([
        opened.store.append(stream, 'no-stream', events),
        opened.store.append(stream, 'no-stream', events),
      ]);
      expect(race.map((result) => result.kind).sort()).to.deep.equal(['appended', 'conflict']);
      expect((await opened.store.append(stream, 'no-stream', events)).kind).to.equal('conflict');
      expect(await numbers()).to.deep.equal(['same']);
    });

    it('keeps all of several events together, or none', async () => {
      const race = await Promise.all([append('no-stream', 'a1', 'a2', 'a3'), append('no-stream', 'b1', 'b2', 'b3')]);
      expect(await numbers()).to.deep.equal(race[0].kind === 'appended' ? ['a1', 'a2', 'a3'] : ['b1', 'b2', 'b3']);
    });

    it('is not disturbed by a neighbour that cannot be stored', async () => {
      const circular: { self?: object } = {};
      circular.self = circular;
      const attempts = await Promise.allSettled([
        append('no-stream', 'good'),
        opened.store.append(`${stream}-bad`, 'no-stream', [exampleEvent(organization, circular)]),
        opened.store.append(`${stream}-2`, 'no-stream', [example('good')]),
      ]);
      expect(attempts.map((attempt) => attempt.status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
    });

    it('refuses an event that belongs to no organization', async () => {
      const [attempt] = await Promise.allSettled([opened.store.append(stream, 'no-stream', [exampleEvent('')])]);
      expect(attempt.status).to.equal('rejected');
      expect(await numbers()).to.deep.equal([]);
    });

    it('is not changed by what a caller does to an answer', async () => {
      const result = await append('no-stream', 'kept');
      const [event] = result.kind === 'appended' ? result.events : [];
      // A store that shares what it answers freezes it.
      if (event !== undefined && !Object.isFrozen(event.data)) Object.assign(event.data, { n: 'changed' });
      expect(await numbers()).to.deep.equal(['kept']);
    });

    if (reopen !== undefined)
      it('keeps what it acknowledged across a restart, and goes on from there', async () => {
        await append('no-stream', 0, 1);
        const before = await opened.store.read(stream);
        opened = await reopen(opened);
        expect(await opened.store.read(stream)).to.deep.equal(before);
        expect((await append(0n, 'stale')).kind).to.equal('conflict');
        expect((await append(1n, 2)).kind).to.equal('appended');
        expect((await opened.store.read(stream)).at(-1)?.position).to.satisfy(
          (position: bigint) => position > (before.at(-1)?.position ?? 0n),
        );
      });
  });
};
