import { type Clock, type Decode, deciders, decodeWith } from '@partneros/domain';
import { openStores, readConfig, type Stores, systemClock } from '@partneros/infra';

/** How the stores are opened. */
export interface Opening {
  readonly clock?: Clock;
  /** Default: older events are lifted to today's shape. */
  readonly decode?: Decode;
}

/** Opens the stores that the environment names, says on stderr which, and closes them whatever happens. */
export const withStores = async <Result>(
  work: (stores: Stores) => Promise<Result>,
  { clock = systemClock, decode = decodeWith(deciders) }: Opening = {},
): Promise<Result> => {
  const report = ({ where, error }: { readonly where: string; readonly error: unknown }) =>
    process.stderr.write(`${where}: ${error instanceof Error ? error.message : String(error)}\n`);
  const stores = await openStores(readConfig(process.env), { decode, clock, report });
  process.stderr.write(`${stores.described}\n`);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
};
