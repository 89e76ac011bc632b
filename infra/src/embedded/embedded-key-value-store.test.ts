import { keyValueStoreContract } from '../testing/key-value-store.contract.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { IN_MEMORY, openEmbeddedDatabase } from './embedded-database.ts';
import { createEmbeddedKeyValueStore } from './embedded-key-value-store.ts';

const openKeyValues = (folder: string, clock: ManualClock, cleanUp = () => {}) => {
  const database = openEmbeddedDatabase(folder);
  const keyValues = createEmbeddedKeyValueStore(database, clock);
  return { keyValues, clock, folder, database, cleanUp, close: () => database.close().then(cleanUp) };
};

keyValueStoreContract(
  'embedded',
  async () => {
    const { folder, remove } = temporaryFolder();
    return openKeyValues(folder, createManualClock(), remove);
  },
  async ({ database, folder, clock, cleanUp }) => {
    await database.close();
    return openKeyValues(folder, clock, cleanUp);
  },
);
keyValueStoreContract('embedded, in memory', async () => openKeyValues(IN_MEMORY, createManualClock()));
