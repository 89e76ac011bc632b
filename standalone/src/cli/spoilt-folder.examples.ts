import { deciders, decodeWith, execute, partner } from '@partneros/domain';
import { createPartnerCommand } from '@partneros/domain/testing';
import { type EmbeddedStores, openEmbeddedStores, systemClock, uuidIds } from '@partneros/infra';
import { temporaryFolder } from '@partneros/infra/testing';
import { partnersModel, projections, runProjections } from '@partneros/projections';

/** What is stored in a folder. */
export const storesIn = (dataDir: string): EmbeddedStores =>
  openEmbeddedStores({ dataDir, decode: decodeWith(deciders), clock: systemClock });

/** The keys of the list of partners, in order. */
export const partnersIn = async ({ rows }: Pick<EmbeddedStores, 'rows'>): Promise<readonly string[]> => {
  const keys: string[] = [];
  for await (const { key } of rows.scan(partnersModel)) keys.push(key);
  return keys;
};

/** The key of a row that no event speaks of. It sorts before the partners. */
export const MADE_UP = 'made-up';

/** Creates partners, in this order. */
export const createPartners = async (
  { store }: Pick<EmbeddedStores, 'store'>,
  ids: readonly string[],
): Promise<void> => {
  await Promise.all(
    ids.map((partnerId) =>
      execute({ store, ids: uuidIds }, partner, {
        organizationId: 'org-1',
        id: partnerId,
        command: createPartnerCommand({ partnerId }),
        cause: {
          commandId: uuidIds.next(),
          correlationId: 'request-1',
          actor: { type: 'user', id: 'user-1' },
          occurredAt: systemClock.now(),
          depth: 0,
        },
      }),
    ),
  );
};

/** A folder with so many partners and, in their list, one that history does not know of. */
export const spoiltFolder = async (partners: number) => {
  const data = temporaryFolder();
  const stores = storesIn(data.folder);
  const ids = Array.from({ length: partners }, (_, n) => `partner-${String(n).padStart(6, '0')}`);
  await createPartners(stores, ids);
  const running = runProjections(
    { ...stores, ids: uuidIds, clock: systemClock },
    projections.filter(({ model }) => model.name === partnersModel.name),
  );
  await running.caughtUp;
  await running.stop();
  const position = await stores.feed.head();
  const row = (await stores.rows.get(partnersModel, 'org-1', ids[0] ?? '')) ?? {};
  const wrong = { organizationId: 'org-1', key: MADE_UP, row, position };
  await stores.rows.write([{ model: partnersModel as never, rows: [wrong], checkpoint: position }]);
  await stores.close();
  return { ...data, ids };
};
