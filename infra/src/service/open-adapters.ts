import type {
  Clock,
  Decode,
  Effects,
  EventFeed,
  EventStore,
  Ids,
  KeyValueStore,
  Outbox,
  Passwords,
  Report,
  RowStore,
} from '@partneros/domain';
import { systemClock } from '../clock/system-clock.ts';
import type { Config } from '../config.ts';
import { createEffects } from '../effects/create-effects.ts';
import { openEmbeddedStores } from '../embedded/open-embedded-stores.ts';
import { uuidIds } from '../ids/uuid-ids.ts';
import type { Log } from '../log/log.ts';
import { createPasswords } from '../session/create-passwords.ts';
import { createSessions, type SessionStore } from '../session/create-sessions.ts';
import { sessionSecret } from '../session/session-secret.ts';
import { createMetrics, type Metrics } from '../telemetry/create-metrics.ts';
import { measuredEffects, measuredRows, measuredStore } from '../telemetry/measured-ports.ts';
import { version } from './version.ts';

/** Every port with the adapter that the configuration chooses. */
export interface Adapters {
  readonly store: EventStore;
  readonly feed: EventFeed;
  readonly rows: RowStore;
  readonly keyValues: KeyValueStore;
  readonly effects: Effects;
  readonly outbox: Outbox;
  readonly sessions: SessionStore;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly report: Report;
  readonly metrics: Metrics;
  readonly signUp: Config['signUp'];
  readonly baseUrl: string;
  /** Closes everything, effects before stores. */
  close(): Promise<void>;
}

/**
 * Opens every port as the configuration says. `decode` lifts older stored events. Rejects when a store cannot be opened,
 * with `DataFolderInUse` when another process has the data folder.
 */
export const openAdapters = async (
  config: Config,
  log: Log,
  {
    decode,
    clock = systemClock,
    ids = uuidIds,
  }: { readonly decode: Decode; readonly clock?: Clock; readonly ids?: Ids },
): Promise<Adapters> => {
  const { dataDir } = config;
  const stores = openEmbeddedStores({ dataDir, decode, clock });
  const { effects, outbox, close } = createEffects({
    config,
    dataDir,
    keyValues: stores.keyValues,
    clock,
    log,
    version,
  });
  const secret = await sessionSecret(dataDir, config.sessionSecret);
  const metrics = createMetrics();
  return {
    ...stores,
    store: measuredStore(stores.store, metrics),
    rows: measuredRows(stores.rows, metrics),
    effects: measuredEffects(effects, metrics),
    metrics,
    outbox,
    sessions: createSessions({ ...stores, clock, ids, secret, secure: config.production }),
    passwords: createPasswords({ ...stores, clock }),
    clock,
    ids,
    report: ({ where, error }) => {
      // The first word names the part; what follows may be an id, of which there are too many for a label.
      metrics.troubles.inc({ part: /^[a-z-]+/i.exec(where)?.[0] ?? 'other' });
      log.error('trouble, taken care of', error, { component: where });
    },
    signUp: config.signUp,
    baseUrl: config.baseUrl,
    close: async () => {
      await close();
      await stores.close();
    },
  };
};
