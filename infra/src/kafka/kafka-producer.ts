import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { CompressionTypes, type ISocketFactory, Kafka, type KafkaConfig, logLevel, Partitioners } from 'kafkajs';
import type { Log } from '../log/log.ts';
import { kafkaLog } from './kafka-log.ts';

/** What a producer needs to know. */
export interface KafkaProducerOptions {
  readonly brokers: readonly string[];
  readonly clientId?: string;
  readonly ssl?: NonNullable<KafkaConfig['ssl']>;
  readonly sasl?: NonNullable<KafkaConfig['sasl']>;
  readonly compression?: 'none' | 'gzip';
  readonly deadlineMs: number;
  readonly log: Log;
}

/** A record on its way. */
export interface KafkaRecord {
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** One life of a client: from its first connection to the first failure, or to the end. */
export interface KafkaProducer {
  /** Resolves when all replicas in sync have the records. Settles by the deadline, and then is not to be used again. */
  send(topic: string, records: readonly KafkaRecord[]): Promise<void>;
  /** Cuts every connection and rejects what is under way. What the network has already may still arrive. */
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
const KEEP_ALIVE_MS = 60_000;
const ALL_IN_SYNC = -1;

/** A producer that has not connected yet. */
export const openKafkaProducer = ({
  brokers,
  clientId = 'partneros',
  ssl,
  sasl,
  compression = 'gzip',
  deadlineMs,
  log,
}: KafkaProducerOptions): KafkaProducer => {
  const closing = new AbortController();
  const sockets = new Set<Socket>();

  // Ours, because kafkajs waits for what is under way before it lets go of a socket, and that may be for ever.
  const socketFactory: ISocketFactory = ({ host, port, ssl: secure, onConnect }) => {
    closing.signal.throwIfAborted();
    const servername = isIP(host) ? {} : { servername: host };
    const socket = secure
      ? connectSecurely({ host, port, ...servername, ...secure }, onConnect)
      : connect({ host, port }, onConnect);
    sockets.add(socket.setKeepAlive(true, KEEP_ALIVE_MS));
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };

  const kafka = new Kafka({
    brokers: [...brokers],
    clientId,
    ...(ssl === undefined ? {} : { ssl }),
    ...(sasl === undefined ? {} : { sasl }),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    authenticationTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: deadlineMs,
    // For connections and metadata: each try goes to the next broker of the list.
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: brokers.length + 3 },
    socketFactory,
    logLevel: logLevel.INFO,
    logCreator: kafkaLog(log),
  });
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    // A repeat inside kafkajs skips brokers that have answered already, even where a partition has moved to one of them.
    retry: { retries: 0 },
  });

  let connecting: Promise<void> | undefined;
  const deliver = async (topic: string, records: readonly KafkaRecord[]): Promise<void> => {
    connecting ??= producer.connect();
    await connecting;
    await producer.send({
      topic,
      messages: records.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
      acks: ALL_IN_SYNC,
      timeout: deadlineMs,
      compression: compression === 'gzip' ? CompressionTypes.GZIP : CompressionTypes.None,
    });
  };

  return {
    send: (topic, records) => byDeadline(deliver(topic, records), deadlineMs, closing.signal),
    close: async () => {
      closing.abort(new Error('the connection to Kafka was given up'));
      const closed = [...sockets].map((socket) => once(socket, 'close'));
      for (const socket of sockets) socket.destroy(closing.signal.reason);
      producer.disconnect().catch(() => undefined);
      await Promise.allSettled(closed);
    },
  };
};

const byDeadline = async (work: Promise<void>, deadlineMs: number, closing: AbortSignal): Promise<void> => {
  let settle = (): void => undefined;
  const end = new Promise<never>((_resolve, reject) => {
    const stop = () => reject(closing.reason);
    const late = () => reject(new Error(`Kafka has not acknowledged within ${deadlineMs / 1_000} seconds`));
    const timer = setTimeout(late, deadlineMs);
    closing.addEventListener('abort', stop, { once: true });
    settle = () => {
      clearTimeout(timer);
      closing.removeEventListener('abort', stop);
    };
  });
  await Promise.race([work, end]).finally(settle);
};
