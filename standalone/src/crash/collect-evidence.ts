import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deciders, decodeWith, type Recorded, type RowStore } from '@partneros/domain';
import { IN_MEMORY, openEmbeddedStores, openStores, systemClock } from '@partneros/infra';
import { type AnyProjection, foldBatch, parkedEventsModel, projections } from '@partneros/projections';
import { engineModel } from '@partneros/workflow-engine';
import type { Servers } from '../cluster/open-servers.ts';
import type { Evidence, MailEvidence, ModelEvidence, RowsByKey } from './evidence.ts';
import type { Random } from './seeded-random.ts';

const PAGE = 5_000;
const LARGEST_BATCH = 500;

/**
 * Reads what lies on servers, or in a data folder, that nobody works on. The folder is copied first, and left as it is;
 * mails are in it in both cases.
 */
export const collectEvidence = async (
  left: { readonly dataDir: string; readonly copy: string; readonly servers: Servers['env'] | undefined },
  random: Random,
): Promise<Pick<Evidence, 'events' | 'counted' | 'models' | 'parked' | 'mails'>> => {
  await cp(left.dataDir, left.copy, { recursive: true });
  const stores = await openStores(
    {
      dataDir: left.copy,
      eventStoreDbUrl: left.servers?.EVENTSTOREDB_URL,
      mongoDbUrl: left.servers?.MONGODB_URL,
    },
    {
      decode: decodeWith(deciders),
      clock: systemClock,
      report: ({ where, error }) => process.stderr.write(`${where}: ${String(error)}\n`),
    },
  );
  try {
    const events: Recorded[] = [];
    for (let page = await stores.feed.read(0n, PAGE); page.length > 0; ) {
      events.push(...page);
      page = await stores.feed.read(events.at(-1)?.position ?? 0n, PAGE);
    }
    const rebuilt = await rebuild(events, random);
    const models: ModelEvidence[] = [];
    for (const { model } of projections)
      models.push({
        name: model.name,
        checkpoint: await stores.rows.checkpoint(model),
        found: await rowsOf(stores.rows, model),
        rebuilt: rebuilt.get(model.name) ?? new Map(),
      });
    const parked = [...(await rowsOf(stores.rows, parkedEventsModel as AnyProjection['model'])).values()];
    const engine = [...(await rowsOf(stores.rows, engineModel as AnyProjection['model'])).values()];
    return {
      events,
      counted: left.servers === undefined,
      models,
      parked: [...parked, ...engine.filter((row) => row.includes('"kind":"parked"'))],
      mails: await mailsIn(join(left.copy, 'outbox')),
    };
  } finally {
    await stores.close();
  }
};

// Into a new store, in batches of any size: what a list holds must not depend on how its events came.
const rebuild = async (events: readonly Recorded[], random: Random): Promise<ReadonlyMap<string, RowsByKey>> => {
  const { rows, close } = openEmbeddedStores({
    dataDir: IN_MEMORY,
    decode: decodeWith(deciders),
    clock: systemClock,
  });
  const rebuilt = new Map<string, RowsByKey>();
  for (const projection of projections) {
    for (let from = 0; from < events.length; ) {
      const batch = events.slice(from, from + 1 + random.below(LARGEST_BATCH));
      from += batch.length;
      const { write } = await foldBatch(rows, projection, batch, batch.at(-1)?.position ?? 0n);
      await rows.write([write]);
    }
    rebuilt.set(projection.model.name, await rowsOf(rows, projection.model));
  }
  await close();
  return rebuilt;
};

const rowsOf = async (rows: RowStore, model: AnyProjection['model']): Promise<RowsByKey> => {
  const found = new Map<string, string>();
  for await (const { organizationId, key, row } of rows.scan(model as never))
    found.set(`${organizationId}/${key}`, JSON.stringify(row));
  return found;
};

const MAIL_FILE = '.eml';

const mailsIn = async (outbox: string): Promise<readonly MailEvidence[]> => {
  const files = await readdir(outbox, { recursive: true });
  return Promise.all(
    files
      .filter((file) => file.endsWith(MAIL_FILE))
      .map(async (file) => {
        const source = await readFile(join(outbox, file), 'utf8');
        const [organizationId = '', name = ''] = file.split('/');
        return {
          organizationId,
          id: name.slice(0, -MAIL_FILE.length),
          messageId: /^Message-ID:\s*(<[^>]+>)/im.exec(source)?.[1] ?? '',
          // Headers go on in the next line when that begins with a space.
          content: source.replaceAll(/^(Message-ID|Date):.*\r?\n([ \t].*\r?\n)*/gim, ''),
        };
      }),
  );
};
