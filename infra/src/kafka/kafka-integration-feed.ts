import { INTEGRATION_TOPIC, type IntegrationEvent, type IntegrationFeed } from '@partneros/domain';
import type { KafkaConfig } from 'kafkajs';
import type { Log } from '../log/log.ts';
import { batchesOf } from './batches-of.ts';
import { type KafkaProducer, openKafkaProducer } from './kafka-producer.ts';

/** How to reach the brokers, and how to publish. */
export interface KafkaIntegrationFeedOptions {
  /** `host:port`, at least one. */
  readonly brokers: readonly string[];
  /** Default `partneros.events`. Where it does not exist, the brokers' own setting decides whether it is made. */
  readonly topic?: string;
  readonly clientId?: string;
  readonly ssl?: NonNullable<KafkaConfig['ssl']>;
  readonly sasl?: NonNullable<KafkaConfig['sasl']>;
  /** Default gzip, which every consumer reads. */
  readonly compression?: 'none' | 'gzip';
  /** Longest that one batch may take, connecting included; default 30 seconds. */
  readonly deadlineMs?: number;
  readonly log: Log;
}

/** An integration feed over Kafka, and its end. */
export interface KafkaIntegrationFeed extends IntegrationFeed {
  /** A publish under way is rejected. */
  close(): Promise<void>;
}

const DEADLINE_MS = 30_000;
// Brokers take 1 MiB at most unless told otherwise, the envelope of the batch included.
const MOST_BYTES = 512 * 1024;
// An open connection costs: kafkajs looks at it a thousand times a second (its issue 1704), and networks drop it unseen.
const QUIET_MS = 10_000;

/**
 * Publishes to Kafka as CloudEvents in structured mode, the stream as the key. Acknowledged means by all replicas in
 * sync. Connects when there is something to publish and lets go when it has been quiet. One batch is under way at a
 * time, and a failed one is not tried again here: the connections are given up, and the caller publishes again. So
 * whatever an earlier attempt still brings late is a repeat of something that has already arrived in its place.
 */
export const createKafkaIntegrationFeed = (options: KafkaIntegrationFeedOptions): KafkaIntegrationFeed => {
  const { topic = INTEGRATION_TOPIC, deadlineMs = DEADLINE_MS } = options;
  let producer: KafkaProducer | undefined;
  let quiet: NodeJS.Timeout | undefined;
  let closed = false;

  const letGo = async (): Promise<void> => {
    clearTimeout(quiet);
    const leaving = producer;
    producer = undefined;
    await leaving?.close();
  };
  const send = async (batch: readonly Outgoing[]): Promise<void> => {
    if (closed) throw new Error('the integration feed is closed');
    clearTimeout(quiet);
    producer ??= openKafkaProducer({ ...options, deadlineMs });
    try {
      await producer.send(topic, batch);
    } catch (error) {
      await letGo();
      throw error;
    }
    quiet = setTimeout(letGo, QUIET_MS).unref();
  };

  return {
    publish: async (events) => {
      for (const batch of batchesOf(events.map(outgoingOf), MOST_BYTES)) await send(batch);
    },
    close: async () => {
      closed = true;
      await letGo();
    },
  };
};

/** A record as it is sent. */
type Outgoing = ReturnType<typeof outgoingOf>;

const HEADERS = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };

const outgoingOf = (event: IntegrationEvent) => {
  const value = Buffer.from(JSON.stringify(event));
  return { key: event.partitionkey, value, headers: HEADERS, bytes: value.byteLength };
};
