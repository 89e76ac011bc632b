import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import type { IntegrationEvent } from '@partneros/domain';
import { Kafka as CloudEventsOverKafka } from 'cloudevents';
import { createLog, type LogLevel } from '../log/log.ts';
import { exampleIntegrationEvent } from '../testing/example-integration-event.ts';
import { createGateway } from '../testing/gateway.ts';
import { integrationFeedContract } from '../testing/integration-feed.contract.ts';
import { describeWithKafka } from '../testing/kafka-cluster.ts';
import { readTopic } from '../testing/kafka-reader.ts';
import { createKafkaIntegrationFeed, type KafkaIntegrationFeedOptions } from './kafka-integration-feed.ts';

const KEY = 'thing-org-1_1';

await describeWithKafka('the integration feed over Kafka', ({ brokers, faults }) => {
  const open = (options: Partial<KafkaIntegrationFeedOptions> = {}) => {
    const topic = `test-${randomUUID()}`;
    const lines: string[] = [];
    const log = (level: LogLevel) =>
      createLog({
        level,
        destination: new Writable({
          write: (chunk, _encoding, done) => {
            lines.push(String(chunk));
            done();
          },
        }),
      });
    const feed = createKafkaIntegrationFeed({ brokers, topic, log: log('trace'), ...options });
    return { topic, feed, lines };
  };
  const openToRead = async (options: Partial<KafkaIntegrationFeedOptions> = {}) => {
    const { topic, feed } = open(options);
    // The first record makes the topic, which has to be there to be read.
    await feed.publish([exampleIntegrationEvent(KEY)]);
    const reader = await readTopic(brokers, topic);
    return { feed, reader, close: () => Promise.all([feed.close(), reader.close()]).then(() => undefined) };
  };

  for (const compression of ['gzip', 'none'] as const)
    integrationFeedContract(`Kafka, compression ${compression}`, async () => {
      const { feed, reader, close } = await openToRead({ compression });
      return { feed, arrived: async (count) => (await reader.until(count + 1)).slice(1), close };
    });

  it('sends what others know as a CloudEvent, under the key that keeps its order', async () => {
    const { feed, reader, close } = await openToRead();
    const event = exampleIntegrationEvent(KEY, { partnerId: 'partner-1' });
    await feed.publish([event]);
    await reader.until(2);
    const { key, value, headers } = reader.records[1] ?? {};
    equal(String(key), KEY);
    const contentType = String(headers?.['content-type']);
    equal(contentType, 'application/cloudevents+json; charset=UTF-8');
    const message = { key: String(key), value: String(value), headers: { 'content-type': contentType } };
    const known = CloudEventsOverKafka.toEvent({ ...message, body: message.value });
    equal(Array.isArray(known), false);
    const { id, type, subject, data } = known as unknown as IntegrationEvent;
    deepStrictEqual(
      { id, type, subject, data },
      { id: event.id, type: event.type, subject: '1', data: { partnerId: 'partner-1' } },
    );
    await close();
  });

  it('rejects while no broker is there, and publishes when one is', async () => {
    const gateway = await createGateway();
    const { feed } = open({ brokers: [gateway.address] });
    await rejects(feed.publish([exampleIntegrationEvent(KEY)]), /ECONNREFUSED/);
    await gateway.open(brokers[0] ?? '');
    await feed.publish([exampleIntegrationEvent(KEY)]);
    await feed.close();
    await gateway.shut();
  });

  if (faults !== undefined)
    it('rejects by its deadline when the brokers go silent, and publishes when they are back', async () => {
      const { feed, reader, close } = await openToRead({ deadlineMs: 500 });
      const event = exampleIntegrationEvent(KEY);
      faults.stall();
      try {
        await rejects(feed.publish([event]), /acknowledged|timed out/i);
        await rejects(feed.publish([event]), /acknowledged|timed out|timeout/i);
      } finally {
        faults.resume();
      }
      await feed.publish([event]);
      equal((await reader.untilDistinct(2)).at(-1)?.id, event.id);
      await close();
    });

  it('rejects what is under way when it is closed, and everything after', async () => {
    const gateway = await createGateway();
    const { feed } = open({ brokers: [gateway.address] });
    const underWay = feed.publish([exampleIntegrationEvent(KEY)]);
    await Promise.all([rejects(underWay), feed.close()]);
    await rejects(feed.publish([exampleIntegrationEvent(KEY)]), /closed/);
  });

  it('logs what the client says, and neither credentials nor events', async () => {
    const secret = 'hunter2-of-the-brokers';
    const sasl = { mechanism: 'plain', username: 'feed', password: secret } as const;
    const { feed, lines } = open({ sasl, deadlineMs: 2_000 });
    await rejects(feed.publish([exampleIntegrationEvent(KEY, { email: 'anna@example.com' })]));
    await feed.close();
    equal(
      lines.some((line) => line.includes('kafkajs')),
      true,
    );
    deepStrictEqual(
      lines.filter((line) => line.includes(secret) || line.includes('anna@example.com')),
      [],
    );
  });
});
