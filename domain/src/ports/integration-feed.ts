import type { IntegrationEvent } from '../integration-feed/integration-event.ts';

/**
 * Events to the outside, at least once. A receiver drops repeats by an event's id: the first arrivals of the events of
 * one `partitionkey` come in the order they were published in; a repeat may come at any time after that.
 */
export interface IntegrationFeed {
  /**
   * Resolves when the other side holds all of them durably. Rejects when that is not known in bounded time: some, all or
   * none may have arrived, and the caller publishes them again before anything newer. One call at a time.
   */
  publish(events: readonly IntegrationEvent[]): Promise<void>;
}
