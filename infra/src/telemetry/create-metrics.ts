import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

// From a fast answer out of memory to the slowest thing that still counts as answered.
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
// A model thinks for as long as a person waits.
const AI_SECONDS = [0.5, 2, 5, 15, 60, 180];

/**
 * What a process tells Prometheus. Labels are of small sets: route templates, never paths; no organization, because
 * there may be many. All of them together stay below 2,000 series, whatever happens: what is told by route or by read model
 * is few words, and what is told in many words or as a distribution is told of all of them together.
 */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Counter<'method' | 'route' | 'outcome'>;
  readonly answers: Counter<'status'>;
  readonly requestSeconds: Counter<'method' | 'route'>;
  readonly requestDurations: Histogram<'kind'>;
  readonly appends: Histogram<'outcome'>;
  readonly events: Counter<'type'>;
  readonly rowWrites: Histogram;
  readonly rowWriteSeconds: Counter<'model'>;
  readonly effects: Histogram<'kind' | 'outcome'>;
  readonly troubles: Counter<'part'>;
  readonly aiRequests: Counter<'task' | 'outcome'>;
  readonly aiSeconds: Histogram<'task'>;
  readonly aiTokens: Counter<'task' | 'direction'>;
  readonly aiMicroCents: Counter<'task'>;
  readonly aiNearQuota: Counter;
}

/** Counts one answered request. */
export const measureRequest = (
  { requests, answers, requestSeconds, requestDurations }: Metrics,
  {
    method,
    route,
    status,
    seconds,
  }: { readonly method: string; readonly route: string; readonly status: number; readonly seconds: number },
): void => {
  requests.inc({ method, route, outcome: status >= 500 ? 'failed' : 'answered' });
  answers.inc({ status });
  requestSeconds.inc({ method, route }, seconds);
  requestDurations.observe({ kind: method === 'GET' || method === 'HEAD' ? 'read' : 'write' }, seconds);
};

/** Metrics in a registry of their own, with those of the process and the event loop. */
export const createMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const timer = <Label extends string>(name: string, help: string, labelNames: Label[], buckets = SECONDS) =>
    new Histogram({ name: `partneros_${name}`, help, labelNames, buckets, registers });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `partneros_${name}`, help, labelNames, registers });
  return {
    registry,
    requests: counter('http_requests_total', 'Requests by route: answered, or failed with a 5xx.', [
      'method',
      'route',
      'outcome',
    ]),
    answers: counter('http_answers_total', 'Answers by status, of all routes.', ['status']),
    requestSeconds: counter('http_request_seconds_total', 'How long they took together.', ['method', 'route']),
    requestDurations: timer('http_request_duration_seconds', 'How long each took: read or write.', ['kind']),
    appends: timer('append_duration_seconds', 'Appends: appended, conflict, unknown or failed.', ['outcome']),
    events: counter('events_total', 'Events appended here.', ['type']),
    rowWrites: timer('row_write_duration_seconds', 'Batches of rows with their checkpoint.', []),
    rowWriteSeconds: counter('row_write_seconds_total', 'How long they took together, by read model.', ['model']),
    effects: timer('effect_duration_seconds', 'Attempts: done, retryable or failed.', ['kind', 'outcome']),
    troubles: counter('troubles_total', 'Outages that are retried and events that were parked.', ['part']),
    aiRequests: counter('ai_requests_total', 'Requests to a model, by what became of them.', ['task', 'outcome']),
    aiSeconds: timer('ai_duration_seconds', 'How long the model had them.', ['task'], AI_SECONDS),
    aiTokens: counter('ai_tokens_total', 'Tokens: input or output.', ['task', 'direction']),
    aiMicroCents: counter('ai_micro_cents_total', 'What they cost, in micro-cents of a US dollar.', ['task']),
    aiNearQuota: counter('ai_near_quota_total', 'Requests that found four fifths of a month’s quota spent.', []),
  };
};
