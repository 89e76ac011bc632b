import type { IntegrationEvent, IntegrationFeed } from '@partneros/domain';
import { throughJson } from './nasty-values.ts';

/**
 * What may go wrong with a publish: it is refused, nothing arrived; or everything arrived and the acknowledgement got
 * lost; or there never is an answer, and nothing arrived.
 */
export type PublishFault = 'refused' | 'acknowledgement lost' | 'silence';

/** A feed that keeps in memory what it was given. */
export interface RecordingIntegrationFeed extends IntegrationFeed {
  /** Everything that arrived, in order, repeats included. */
  readonly published: readonly IntegrationEvent[];
  /** Faults of the next publishes, one each; after them all is well again. */
  meet(...faults: readonly PublishFault[]): void;
  /** Resolves when so many events have arrived. */
  until(count: number): Promise<void>;
}

/** A recorder. */
export const createRecordingIntegrationFeed = (): RecordingIntegrationFeed => {
  const published: IntegrationEvent[] = [];
  const faults: PublishFault[] = [];
  let waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  const arrive = (events: readonly IntegrationEvent[]): void => {
    published.push(...(throughJson(events) as IntegrationEvent[]));
    for (const { resolve } of waiting.filter(({ count }) => published.length >= count)) resolve();
    waiting = waiting.filter(({ count }) => published.length < count);
  };

  return {
    published,
    meet: (...next) => faults.push(...next),
    until: (count) =>
      published.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ count, resolve });
          }),
    publish: async (events) => {
      const fault = faults.shift();
      if (fault === 'silence') return new Promise(() => undefined);
      if (fault === 'refused') throw new Error('the brokers refuse');
      arrive(events);
      if (fault === 'acknowledgement lost') throw new Error('the acknowledgement got lost');
    },
  };
};
