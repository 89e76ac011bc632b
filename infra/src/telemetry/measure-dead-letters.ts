import {
  type Clock,
  DEAD_LETTER_SOURCES,
  type DeadLetter,
  isOpen,
  millisOf,
  type ReadModel,
  type Resource,
  type RowStore,
} from '@partneros/domain';
import { Gauge } from 'prom-client';
import type { Metrics } from './create-metrics.ts';

/** Adds, per source, how many dead letters wait for somebody, and how long the oldest has. Looked up at every scrape. */
export const measureDeadLetters = (
  { registry }: Pick<Metrics, 'registry'>,
  { rows, clock }: { readonly rows: Pick<RowStore, 'scan'>; readonly clock: Pick<Clock, 'now'> },
  model: ReadModel<Resource<DeadLetter>>,
): void => {
  const look = async () => {
    const found = new Map<string, { count: number; oldest: number }>(
      DEAD_LETTER_SOURCES.map((source) => [source, { count: 0, oldest: 0 }]),
    );
    for await (const { row } of rows.scan(model)) {
      const seen = found.get(row.source);
      if (seen === undefined || !isOpen(row)) continue;
      seen.count += 1;
      seen.oldest = Math.max(seen.oldest, (millisOf(clock.now()) - millisOf(row.parkedAt)) / 1_000);
    }
    return found;
  };
  // Both gauges of one scrape look once.
  let looking: ReturnType<typeof look> | undefined;
  const lookOnce = () => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  const gauge = (name: string, help: string, of: (seen: { count: number; oldest: number }) => number) =>
    new Gauge({
      name: `partneros_${name}`,
      help,
      labelNames: ['source'],
      registers: [registry],
      async collect() {
        for (const [source, seen] of await lookOnce()) this.set({ source }, of(seen));
      },
    });
  gauge('dead_letters', 'Dead letters that wait for somebody.', ({ count }) => count);
  gauge('dead_letter_oldest_seconds', 'How long the oldest of them has waited; 0 without one.', ({ oldest }) => oldest);
};
