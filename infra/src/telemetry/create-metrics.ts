import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

// From a fast answer out of memory to the slowest thing that still counts as answered.
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What a process tells Prometheus. Labels are of small sets: route templates, never paths; no organization, because
 * there may be many.
 */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly appends: Histogram<'outcome'>;
  readonly events: Counter<'type'>;
  readonly rowWrites: Histogram<'model'>;
  readonly effects: Histogram<'kind' | 'outcome'>;
  readonly troubles: Counter<'part'>;
}

/** Metrics in a registry of their own, with those of the process and the event loop. */
export const createMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const timer = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Histogram({ name: `partneros_${name}`, help, labelNames, buckets: SECONDS, registers });
  return {
    registry,
    requests: timer('http_request_duration_seconds', 'Requests by route template.', ['method', 'route', 'status']),
    appends: timer('append_duration_seconds', 'Appends: appended, conflict, unknown or failed.', ['outcome']),
    events: new Counter({
      name: 'partneros_events_total',
      help: 'Events appended here.',
      labelNames: ['type'],
      registers,
    }),
    rowWrites: timer('row_write_duration_seconds', 'Batches of rows with their checkpoint.', ['model']),
    effects: timer('effect_duration_seconds', 'Attempts: done, retryable or failed.', ['kind', 'outcome']),
    troubles: new Counter({
      name: 'partneros_troubles_total',
      help: 'Outages that are retried and events that were parked.',
      labelNames: ['part'],
      registers,
    }),
  };
};
