import type { IntegrationEvent } from '@partneros/domain';
import { Kafka, type KafkaMessage, logLevel } from 'kafkajs';

/** A consumer as the outside has one. */
export interface KafkaReader {
  /** Every record that has come, in order per partition. */
  readonly records: readonly KafkaMessage[];
  /** What is in them. */
  readonly events: readonly IntegrationEvent[];
  /** Resolves when as many events as that have come. */
  until(count: number): Promise<readonly IntegrationEvent[]>;
  /** Resolves when as many different events as that have come. */
  untilDistinct(count: number): Promise<readonly IntegrationEvent[]>;
  close(): Promise<void>;
}

/** Reads a topic from its beginning. Resolves when it has begun; the topic has to exist. */
export const readTopic = async (brokers: readonly string[], topic: string): Promise<KafkaReader> => {
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `${topic}-reader`, readUncommitted: true, maxWaitTimeInMs: 100 });
  const records: KafkaMessage[] = [];
  const events: IntegrationEvent[] = [];
  const ids = new Set<string>();
  let waiting: { readonly enough: () => boolean; readonly resolve: () => void }[] = [];

  const look = (): void => {
    for (const { resolve } of waiting.filter(({ enough }) => enough())) resolve();
    waiting = waiting.filter(({ enough }) => !enough());
  };
  const when = async (enough: () => boolean): Promise<readonly IntegrationEvent[]> => {
    if (!enough())
      await new Promise<void>((resolve) => {
        waiting.push({ enough, resolve });
      });
    return events;
  };

  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event = JSON.parse(String(message.value)) as IntegrationEvent;
      records.push(message);
      events.push(event);
      ids.add(event.id);
      look();
    },
  });
  return {
    records,
    events,
    until: (count) => when(() => events.length >= count),
    untilDistinct: (count) => when(() => ids.size >= count),
    close: () => consumer.disconnect(),
  };
};
