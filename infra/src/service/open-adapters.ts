import {
  type AiMeter,
  type AiPlaces,
  type Clock,
  createAiPlaces,
  type Decode,
  type Effects,
  type ESign,
  type EventFeed,
  type EventStore,
  type Files,
  type HumanCheck,
  type Ids,
  type IntegrationFeed,
  type KeyValueStore,
  type Media,
  type Model,
  type Outbox,
  type Passwords,
  type PictureSource,
  type Report,
  type RowStore,
  type Tracing,
  type Websites,
} from '@partneros/domain';
import type { SASLOptions } from 'kafkajs';
import { systemClock } from '../clock/system-clock.ts';
import { type Config, InvalidConfig } from '../config.ts';
import { createDocuseal } from '../e-sign/docuseal.ts';
import { localESign } from '../e-sign/local-e-sign.ts';
import { createEffects } from '../effects/create-effects.ts';
import { createDiskFiles } from '../files/disk-files.ts';
import { createSupabaseFiles } from '../files/supabase-files.ts';
import { uuidIds } from '../ids/uuid-ids.ts';
import { createKafkaIntegrationFeed, type KafkaIntegrationFeed } from '../kafka/kafka-integration-feed.ts';
import type { Log } from '../log/log.ts';
import { createMedia } from '../media/create-media.ts';
import { createModel } from '../model/create-model.ts';
import { createGuardedFetch } from '../outbound/guarded-fetch.ts';
import { outboundAllowance } from '../outbound/outbound-allowance.ts';
import { createOutboundGuard } from '../outbound/outbound-guard.ts';
import { createPictureSource, MAX_PICTURE_BYTES } from '../outbound/picture-source.ts';
import { createPasswords } from '../session/create-passwords.ts';
import { createSessions, type SessionStore } from '../session/create-sessions.ts';
import { sessionSecret } from '../session/session-secret.ts';
import { createMetrics, type Metrics } from '../telemetry/create-metrics.ts';
import { measuredAi } from '../telemetry/measured-ai.ts';
import { measuredEffects, measuredRows, measuredStore } from '../telemetry/measured-ports.ts';
import { openTracing } from '../telemetry/open-tracing.ts';
import { tracedEffects, tracedStore } from '../telemetry/traced-ports.ts';
import { createTurnstile } from '../turnstile/turnstile.ts';
import { createWebsites } from '../website/create-websites.ts';
import { openStores } from './open-stores.ts';
import { version } from './version.ts';

// Of a page on somebody's website; longer ones are read as far as this.
const MOST_PAGE_BYTES = 524_288;

/** Every port with the adapter that the configuration chooses. */
export interface Adapters {
  readonly store: EventStore;
  readonly feed: EventFeed;
  readonly rows: RowStore;
  readonly keyValues: KeyValueStore;
  /** Other processes may append to the same log. */
  readonly shared: boolean;
  readonly effects: Effects;
  readonly outbox: Outbox;
  readonly sessions: SessionStore;
  readonly passwords: Passwords;
  readonly humanCheck: HumanCheck;
  readonly files: Files;
  readonly media: Media;
  readonly eSign: ESign;
  readonly pictures: PictureSource;
  readonly websites: Websites;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly report: Report;
  readonly metrics: Metrics;
  /** Absent without a collector. */
  readonly tracing: Tracing | undefined;
  /** Absent without a key. */
  readonly model: Model | undefined;
  /** The most that one organization's AI may cost in a month, in cents of a US dollar. */
  readonly aiMonthlyCents: number;
  readonly aiPlaces: AiPlaces;
  readonly aiMeter: AiMeter;
  /** Off without brokers. */
  readonly integrationFeed: IntegrationFeed | undefined;
  readonly signUp: Config['signUp'];
  readonly baseUrl: string;
  /** Closes everything, effects before stores. */
  close(): Promise<void>;
}

/** How ports are opened. */
export interface AdapterOptions {
  /** Lifts older stored events. */
  readonly decode: Decode;
  /** One of several services: they meet in the servers' stores, so the embedded one will not do. */
  readonly alone?: boolean;
  /** What traces call this process; default: `partneros`. */
  readonly name?: string;
  /** Default: as the configuration says. */
  readonly tracing?: Tracing;
  readonly clock?: Clock;
  readonly ids?: Ids;
}

/**
 * Opens every port as the configuration says. Rejects when a store cannot be opened: with `InvalidConfig` when a service
 * of several lacks a URL, with `DataFolderInUse` when another process has the data folder.
 */
export const openAdapters = async (
  config: Config,
  log: Log,
  { decode, alone = false, name = 'partneros', clock = systemClock, ids = uuidIds, ...given }: AdapterOptions,
): Promise<Adapters> => {
  if (alone) requireServers(config);
  const { dataDir } = config;
  const metrics = createMetrics();
  const report: Report = ({ where, error }) => {
    // The first word names the part; what follows may be an id, of which there are too many for a label.
    metrics.troubles.inc({ part: /^[a-z-]+/i.exec(where)?.[0] ?? 'other' });
    log.error('trouble, taken care of', error, { component: where });
  };
  const stores = await openStores(config, { decode, clock, report });
  log.info(`stores: ${stores.described}`);
  const { effects, outbox, close } = createEffects({
    config,
    dataDir,
    keyValues: stores.keyValues,
    clock,
    log,
    version,
  });
  const secret = await sessionSecret(dataDir, config.sessionSecret);
  const integrationFeed = openIntegrationFeed(config, log);
  const traces = await openTracing(config, { name, version });
  const tracing = given.tracing ?? traces.tracing;
  const media = createMedia();
  const files = openFiles(config, clock);
  const websites = createWebsites({ fetch: guardedFetch(config, MOST_PAGE_BYTES) });
  const measured = { store: measuredStore(stores.store, metrics), effects: measuredEffects(effects, metrics) };
  return {
    ...stores,
    store: tracing ? tracedStore(measured.store, tracing) : measured.store,
    rows: measuredRows(stores.rows, metrics),
    effects: tracing ? tracedEffects(measured.effects, tracing) : measured.effects,
    metrics,
    tracing,
    integrationFeed,
    outbox,
    sessions: createSessions({ ...stores, clock, ids, secret, secure: config.overTls }),
    passwords: createPasswords({ ...stores, clock }),
    humanCheck: createTurnstile({
      secret: config.turnstileSecret,
      url: config.turnstileUrl,
      production: config.production,
      report,
    }),
    files,
    pictures: createPictureSource({ files, baseUrl: config.baseUrl, fetch: guardedFetch(config, MAX_PICTURE_BYTES) }),
    media,
    eSign: config.docuseal === undefined ? localESign : createDocuseal(config.docuseal),
    websites,
    clock,
    ids,
    report,
    model: createModel(config.ai, clock),
    aiMonthlyCents: config.ai.monthlyCents,
    aiPlaces: createAiPlaces(config.ai.atOnce),
    aiMeter: measuredAi(metrics),
    signUp: config.signUp,
    baseUrl: config.baseUrl,
    close: async () => {
      await integrationFeed?.close();
      await close();
      await media.close();
      await stores.close();
      await traces.close();
    },
  };
};

const guardedFetch = ({ outboundAllow }: Config, maxBodyBytes: number) =>
  createGuardedFetch({
    guard: createOutboundGuard({ allowance: outboundAllowance(outboundAllow) }),
    maxBodyBytes,
  });

const openFiles = ({ dataDir, baseUrl, supabase }: Config, clock: Clock): Files =>
  supabase === undefined ? createDiskFiles({ dataDir, baseUrl, clock }) : createSupabaseFiles({ ...supabase, baseUrl });

const openIntegrationFeed = ({ kafka }: Config, log: Log): KafkaIntegrationFeed | undefined => {
  const { tls, sasl, ...options } = kafka;
  if (kafka.brokers.length === 0) return undefined;
  // kafkajs has a type for each mechanism.
  const signedIn = sasl === undefined ? {} : { sasl: sasl as SASLOptions };
  return createKafkaIntegrationFeed({ ...options, ...signedIn, ssl: tls, log });
};

const requireServers = ({ eventStoreDbUrl, mongoDbUrl, sessionSecret: secret }: Config): void => {
  const missing = [
    eventStoreDbUrl === undefined ? 'EVENTSTOREDB_URL' : undefined,
    mongoDbUrl === undefined ? 'MONGODB_URL' : undefined,
    secret === undefined ? 'SESSION_SECRET' : undefined,
  ].filter((name) => name !== undefined);
  if (missing.length > 0)
    throw new InvalidConfig(
      `${missing.join(', ')} must be set for a service of several; \`npm start\` runs everything in one process without them`,
    );
};
