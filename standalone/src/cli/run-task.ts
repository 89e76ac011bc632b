import { askOperator, DataFolderInUse, NobodyListens, readConfig, systemClock, uuidIds } from '@partneros/infra';
import { operatorTasks } from '../operator/operator-tasks.ts';
import { openTeller } from './open-teller.ts';
import { withStores } from './with-stores.ts';

/** Does an operator's task over the stores that the environment names, or has the server do it that has them. */
export const runTask = async (
  name: keyof ReturnType<typeof operatorTasks>,
  given: readonly string[],
  { tell, end }: ReturnType<typeof openTeller> = openTeller(),
): Promise<number> => {
  const ending = new AbortController();
  // The second time it ends as anything else does.
  process.once('SIGINT', () => ending.abort());
  try {
    return await withStores((stores) =>
      operatorTasks({ ...stores, ids: uuidIds, clock: systemClock })[name](given, tell, ending.signal),
    ).catch(async (inUse) => {
      if (!(inUse instanceof DataFolderInUse)) throw inUse;
      return await askOperator(readConfig(process.env).dataDir, name, given, tell, ending.signal).catch((error) => {
        throw error instanceof NobodyListens ? inUse : error;
      });
    });
  } finally {
    end();
  }
};
