import type { Cluster, ServiceName } from '../cluster/open-cluster.ts';
import type { ServerProcess } from '../cluster/server-process.ts';
import type { Moment } from './moments.ts';
import type { Random } from './seeded-random.ts';

/** What is killed again and again: one process, or some of several. */
export interface Victim {
  readonly url: string;
  /** How often each process was killed, by its name. */
  readonly kills: ReadonlyMap<string, number>;
  /** Starts what is down. */
  start(): void;
  /** Resolves when everything is ready. */
  ready(): Promise<void>;
  /** Kills as suits the moment; answers whether somebody who sends webhooks was killed. */
  kill(moment: Moment): Promise<boolean>;
  /** Lets everything end by itself; answers the exit codes. */
  stop(): Promise<readonly (number | null)[]>;
  /** Ends whatever is left. */
  close(): Promise<void>;
}

/** Everything in one process. */
export const oneProcess = (server: ServerProcess): Victim => {
  const kills = new Map<string, number>();
  return {
    url: server.url,
    kills,
    start: () => server.start(),
    ready: () => server.ready(),
    kill: async () => {
      count(kills, 'server');
      await server.kill();
      return true;
    },
    stop: async () => [await server.stop()],
    close: () => server.kill(),
  };
};

// Whom a moment is about. Beside them others are killed by chance.
const MEANT: Readonly<Record<Moment, readonly ServiceName[]>> = {
  'at random': ['command-api', 'query-api', 'projections', 'workflow-engine'],
  'while starting': ['command-api', 'query-api', 'projections', 'workflow-engine'],
  'with a command under way': ['command-api'],
  'right after an acknowledgement': ['command-api', 'projections'],
  'in an effect, unanswered': ['workflow-engine'],
  'in a delay': ['workflow-engine', 'projections'],
};
const ALSO = 0.25;

/** Four services, of which each kill takes one or several. */
export const someOfCluster = (cluster: Cluster, random: Random): Victim => {
  const kills = new Map<string, number>();
  const isEngine = (name: string) => name.startsWith('workflow-engine');

  const choose = (moment: Moment): ReadonlySet<ServiceName> => {
    const names = [...cluster.services.keys()];
    const meant = random.pick(MEANT[moment]);
    // Any of the engines may be the one.
    const first = meant === 'workflow-engine' ? random.pick(names.filter(isEngine)) : meant;
    return new Set(names.filter((name) => name === first || random.next() < ALSO));
  };

  return {
    url: cluster.url,
    kills,
    start: () => cluster.start(),
    ready: () => cluster.ready(),
    kill: async (moment) => {
      const chosen = [...choose(moment)];
      for (const name of chosen) count(kills, name);
      await Promise.all(chosen.map((name) => cluster.services.get(name)?.kill()));
      return chosen.some(isEngine);
    },
    stop: () => Promise.all([...cluster.services.values()].map((service) => service.stop())),
    close: () => cluster.close(),
  };
};

const count = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};
