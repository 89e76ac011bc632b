import { spawn } from 'node:child_process';
import { after, describe, it } from 'mocha';

/** A Kafka to test against. */
export interface TestKafka {
  readonly brokers: readonly string[];
  /** Only where the cluster is ours, not one that was given. */
  readonly faults?: {
    /** Takes connections and answers nothing, as a machine that hangs does, until `resume`. */
    stall(): void;
    resume(): void;
  };
  close(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** A suite with a Kafka of its own. Where there is none it has one pending test, which says so. */
export const describeWithKafka = async (title: string, suite: (kafka: TestKafka) => void): Promise<void> => {
  const kafka = await openTestKafka();
  describe(title, function () {
    this.timeout(PATIENCE_MS);
    if (kafka === undefined) return void it('is skipped: KAFKA_BROKERS is not set and kcat is not installed');
    after(() => kafka.close());
    suite(kafka);
  });
};

/**
 * The cluster at `KAFKA_BROKERS`; without that, librdkafka's mock cluster inside `kcat`: three brokers, four partitions per
 * topic, everything in memory, topics appear by themselves. Nothing where neither is at hand.
 */
const openTestKafka = async (): Promise<TestKafka | undefined> => {
  const given = process.env.KAFKA_BROKERS;
  if (given) return { brokers: given.split(','), close: async () => undefined };
  return openMockCluster();
};

const MOCK = ['-P', '-b', 'localhost:1', '-t', 'none', '-X', 'test.mock.num.brokers=3', '-d', 'mock'];

/** A mock cluster of its own; nothing where `kcat` is not installed. It lives as long as its standard input is open. */
const openMockCluster = async (): Promise<TestKafka | undefined> => {
  const kcat = spawn('kcat', MOCK, { stdio: ['pipe', 'ignore', 'pipe'] });
  const exited = new Promise((resolve) => kcat.once('exit', resolve));
  const address = await new Promise<string | undefined>((resolve) => {
    kcat.once('error', () => resolve(undefined));
    let said = '';
    kcat.stderr.setEncoding('utf8').on('data', (text: string) => {
      // It goes on writing for as long as it runs, and would stop where nobody reads.
      if (said.length < 10_000) said += text;
      const found = /bootstrap\.servers=(\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  if (address === undefined) return undefined;
  return {
    brokers: address.split(','),
    faults: { stall: () => kcat.kill('SIGSTOP'), resume: () => kcat.kill('SIGCONT') },
    close: async () => {
      kcat.kill('SIGKILL');
      await exited;
    },
  };
};
