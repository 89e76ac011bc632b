import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { Long, MongoClient } from 'mongodb';
import { newIds, ORGANIZATION, openStores, writePartners } from './examples.js';
import { openMongoStores, partnersModel, projections, runProjections, systemClock } from './partneros.js';
import { line } from './report.js';
import { takeTurns, timed } from './rounds.js';
import { inTemporaryFolder } from './temporary-folder.js';

const BATCH = 500;
const EVENTS_EACH = 10;
const DOUBLE = join(import.meta.dirname, '../../infra/test/doubles/mongodb/mongodb-double.child.ts');
const SAFE = { writeConcern: { w: 'majority', journal: true } };

/**
 * The writing of W2 through the MongoDB adapter, beside the bare driver writing the very same documents in the same bulks:
 * each row over an older position only, and a checkpoint after each batch. The server is a double in a process of its own,
 * which answers faster than a disk, so that what the adapter adds shows most.
 */
export const onMongoDb = async ({ rounds, turns, scale, check }) => {
  const partners = await partnerRows(Math.ceil(BATCH * scale));
  const server = fork(DOUBLE, { execArgv: ['--import', 'tsx/esm'], cwd: dirname(DOUBLE) });
  const [url] = await once(server, 'message');
  const stores = await openMongoStores({ url, clock: systemClock });
  const client = new MongoClient(url);
  const db = client.db();
  let position = 0n;

  const ours = async () => {
    position += 1n;
    const rows = partners.map((partner) => ({ ...partner, organizationId: ORGANIZATION, position }));
    await stores.rows.write([{ model: partnersModel, rows, checkpoint: position }]);
  };
  await ours();
  const find = db
    .collection(`rows_${partnersModel.name}_v${partnersModel.version}`)
    .find({}, { readConcern: { level: 'majority' } });
  const documents = await find.toArray();
  let bareAt = 0;
  const bare = async () => {
    bareAt += 1;
    const at = Long.fromNumber(bareAt);
    await db.collection('bare').bulkWrite(
      documents.map(({ _id, ...document }) => ({
        replaceOne: {
          filter: { _id, position: { $lt: at } },
          replacement: { ...document, position: at },
          upsert: true,
        },
      })),
      { ordered: false, ...SAFE },
    );
    const checkpoint = { $max: { position: at } };
    await db.collection('checkpoints').updateOne({ _id: 'bare' }, checkpoint, { upsert: true, ...SAFE });
  };
  await bare();
  const figures = await takeTurns(rounds, turns, {
    bare: () => timed(documents.length, bare),
    ours: () => timed(documents.length, ours),
  });
  check('MongoDB: every row is there', (await stores.rows.count(partnersModel, ORGANIZATION, {})) === partners.length);
  await client.close();
  await stores.close();
  server.kill();
  return [
    line({
      what: 'MongoDB: W2 rows written, 500 at a time',
      unit: '/s',
      ours: figures.ours,
      base: figures.bare,
      bar: '0.8 × the driver',
    }),
  ];
};

// Rows as the projection makes them.
const partnerRows = (count) =>
  inTemporaryFolder(async (folder) => {
    const stores = openStores(folder);
    await writePartners(stores, newIds(count), EVENTS_EACH);
    const running = runProjections(
      { ...stores, report: console.error },
      projections.filter(({ model }) => model.name === partnersModel.name),
    );
    await running.caughtUp;
    await running.stop();
    const rows = [];
    for await (const { key, row } of stores.rows.scan(partnersModel)) rows.push({ key, row });
    await stores.close();
    return rows;
  });
