import { deepEqual, equal, rejects } from 'node:assert/strict';
import { deciders, decodeWith, heartbeatStream, nextHeartbeat, type Recorded } from '@partneros/domain';
import { exampleEvent, openMemoryStores } from '@partneros/infra/testing';
import { projections, runProjections } from '@partneros/projections';
import { createOneOfEach } from '../testing/one-of-each.ts';
import { serveEverything } from '../testing/serve-everything.ts';
import { exportLog } from './export-log.ts';
import { ForeignEvent, importLog } from './import-log.ts';
import { MovedLine } from './moved-line.ts';

const untouched = (_type: string, _version: number, data: object) => data as never;

const linesOf = async (stores: Parameters<typeof exportLog>[0]) => {
  const lines: MovedLine[] = [];
  for await (const line of exportLog(stores)) lines.push(MovedLine.parse(JSON.parse(JSON.stringify(line))));
  return lines;
};

async function* each(lines: readonly MovedLine[]) {
  yield* lines;
}

const withoutPosition = ({ position: _position, ...event }: Recorded) => event;

describe('moving house', () => {
  const moveTo = async (lines: readonly MovedLine[]) => {
    const house = openMemoryStores({ decode: untouched });
    await importLog(house, each(lines), (at) => house.clock.set(at));
    return house;
  };

  it('takes every event and record along, and the lists follow from them', async () => {
    const old = await serveEverything();
    await createOneOfEach(old);
    await old.keyValues.put('credential', 'user-1', { hash: 'x' });
    const lines = await linesOf(old);
    const house = await moveTo(lines);

    const [before, after] = await Promise.all([old.feed.read(0n, 10_000), house.feed.read(0n, 10_000)]);
    deepEqual(after.map(withoutPosition), before.map(withoutPosition));
    deepEqual(await house.keyValues.get('credential', 'user-1'), { hash: 'x' });
    deepEqual(await linesOf(house), lines);

    const readModels = runProjections(house, projections);
    await readModels.caughtUp;
    for (const { model } of projections) {
      const rows = async (of: typeof house | typeof old) => {
        const all: object[] = [];
        for await (const { row } of of.rows.scan(model)) all.push(row);
        return all;
      };
      deepEqual(await rows(house), await rows(old), model.name);
    }
    await readModels.stop();
    await house.close();
    await old.close();
  });

  it('keeps older shapes as they are stored', async () => {
    const old = openMemoryStores({ decode: untouched });
    const event = exampleEvent('org', { old: true });
    await old.store.append('a-org_1', 'no-stream', [event]);
    const house = await moveTo(await linesOf(old));
    const [moved] = await house.store.read('a-org_1');
    deepEqual([moved?.data, moved?.metadata.schemaVersion], [{ old: true }, 1]);
    await old.close();
    await house.close();
  });

  it('leaves heartbeats behind', async () => {
    const old = openMemoryStores({ decode: untouched });
    await old.store.append(heartbeatStream('p'), 'no-stream', [nextHeartbeat(old.ids, old.clock.now())]);
    deepEqual(await linesOf(old), []);
    await old.close();
  });

  it('goes on where it was cut short, and changes nothing when repeated', async () => {
    const old = openMemoryStores({ decode: decodeWith(deciders) });
    for (const id of ['1', '2', '3']) await old.store.append(`a-org_${id}`, 'no-stream', [exampleEvent('org')]);
    const lines = await linesOf(old);
    const house = await moveTo(lines.slice(0, 2));
    deepEqual(await importLog(house, each(lines), () => undefined), { events: 1, present: 2, records: 0 });
    equal(await house.feed.head(), 3n);
    await old.close();
    await house.close();
  });

  it('refuses a store that holds something else', async () => {
    const old = openMemoryStores({ decode: untouched });
    await old.store.append('a-org_1', 'no-stream', [exampleEvent('org')]);
    const house = openMemoryStores({ decode: untouched });
    await house.store.append('a-org_1', 'no-stream', [exampleEvent('org')]);
    await rejects(
      importLog(house, each(await linesOf(old)), () => undefined),
      ForeignEvent,
    );
    await old.close();
    await house.close();
  });
});
