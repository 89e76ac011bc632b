import { type Clock, type Decode, deciders, decodeWith, type Report } from '@partneros/domain';
import { openLog, openStores, readConfig, type Stores, systemClock } from '@partneros/infra';

/** How the stores are opened. */
export interface Opening {
  readonly clock?: Clock;
  /** Default: older events are lifted to today's shape. */
  readonly decode?: Decode;
}

/** Opens the stores that the environment names, says on stderr which, and closes them whatever happens. */
export const withStores = <Result>(
  work: (stores: Stores) => Promise<Result>,
  { clock = systemClock, decode = decodeWith(deciders) }: Opening = {},
): Promise<Result> => within(openStores(readConfig(process.env), { decode, clock, report }), work);

/** The same with the events alone: a log in EventStoreDB is read whoever has the folder. */
export const withLog = <Result>(work: (log: Pick<Stores, 'feed'>) => Promise<Result>): Promise<Result> =>
  within(openLog(readConfig(process.env), { decode: decodeWith(deciders), clock: systemClock, report }), work);

/** Says on stderr what is wrong, and taken care of. */
export const report: Report = ({ where, error }) => {
  process.stderr.write(`${where}: ${error instanceof Error ? error.message : String(error)}\n`);
};

const within = async <Opened extends Pick<Stores, 'described' | 'close'>, Result>(
  opening: Promise<Opened>,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> => {
  const opened = await opening;
  process.stderr.write(`${opened.described}\n`);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
};
