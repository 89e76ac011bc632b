import { equal, match, ok } from 'node:assert/strict';
import { addMillis, type DeadLetter, type ReadModel, type Resource } from '@partneros/domain';
import {
  createRecordingEffects,
  exampleEvent,
  exampleReadModel,
  type ManualClock,
  type MemoryStores,
  openMemoryStores,
} from '../testing/index.ts';
import { createMetrics, type Metrics } from './create-metrics.ts';
import { measureDeadLetters } from './measure-dead-letters.ts';
import { measureLag } from './measure-lag.ts';
import { measuredAi } from './measured-ai.ts';
import { measuredEffects, measuredRows, measuredStore } from './measured-ports.ts';
import { serveMetrics } from './serve-metrics.ts';

const model = exampleReadModel('followed');
const email = { organizationId: 'org-1', key: 'k', to: ['a@b.example'], subject: 's', text: 't' };

describe('metrics', () => {
  let stores: MemoryStores<ManualClock>;
  let metrics: Metrics;

  beforeEach(() => {
    stores = openMemoryStores();
    metrics = createMetrics();
  });

  afterEach(() => stores.close());

  const lines = async () => (await metrics.registry.metrics()).split('\n');
  const line = async (start: string) => (await lines()).find((one) => one.startsWith(start));

  it('count appends by outcome, and events by type', async () => {
    const store = measuredStore(stores.store, metrics);
    await store.append('a-org_1', 'no-stream', [exampleEvent('org')]);
    await store.append('a-org_1', 'no-stream', [exampleEvent('org')]);
    equal(
      await line('partneros_append_duration_seconds_count{outcome="appended"}'),
      'partneros_append_duration_seconds_count{outcome="appended"} 1',
    );
    equal(
      await line('partneros_append_duration_seconds_count{outcome="conflict"}'),
      'partneros_append_duration_seconds_count{outcome="conflict"} 1',
    );
    equal(
      await line('partneros_events_total{type="ExampleHappened"}'),
      'partneros_events_total{type="ExampleHappened"} 1',
    );
  });

  it('count attempts at effects by kind and outcome', async () => {
    const recorder = createRecordingEffects();
    recorder.answer('email', { ok: false, error: { code: 'x', message: 'x' }, retryable: true });
    const effects = measuredEffects(recorder, metrics);
    await effects.sendEmail(email);
    await effects.sendEmail(email);
    const started = 'partneros_effect_duration_seconds_count{kind="email",outcome=';
    equal(await line(`${started}"retryable"}`), `${started}"retryable"} 1`);
    equal(await line(`${started}"done"}`), `${started}"done"} 1`);
  });

  it('count requests to a model by task and outcome, with their tokens, their cost and their time', async () => {
    const measure = { task: 'icp', seconds: 1.5, inputTokens: 20, outputTokens: 10, cost: 30, quotaUsed: 0.79 };
    measuredAi(metrics).record({ ...measure, outcome: 'done' });
    measuredAi(metrics).record({
      ...measure,
      outcome: 'quota-exhausted',
      seconds: 0,
      inputTokens: 0,
      outputTokens: 0,
      cost: 0,
      quotaUsed: 0.8,
    });
    for (const expected of [
      'partneros_ai_requests_total{task="icp",outcome="done"} 1',
      'partneros_ai_requests_total{task="icp",outcome="quota-exhausted"} 1',
      'partneros_ai_duration_seconds_count{task="icp"} 1',
      'partneros_ai_near_quota_total 1',
      'partneros_ai_tokens_total{task="icp",direction="input"} 20',
      'partneros_ai_tokens_total{task="icp",direction="output"} 10',
      'partneros_ai_micro_cents_total{task="icp"} 30',
    ])
      ok((await lines()).includes(expected), expected);
  });

  it('show how far a follower is behind, in events and in seconds, and that it has caught up', async () => {
    measureLag(metrics, stores, [model]);
    for (const id of ['1', '2']) {
      await stores.store.append(`a-org_${id}`, 'no-stream', [exampleEvent('org')]);
      stores.clock.advance(5_000);
    }
    const of = '{follower="followed-v1"}';
    equal(await line(`partneros_follower_lag_seconds${of}`), `partneros_follower_lag_seconds${of} 10`);
    equal(await line(`partneros_follower_lag_events${of}`), `partneros_follower_lag_events${of} 2`);

    await measuredRows(stores.rows, metrics).write([{ model, rows: [], checkpoint: await stores.feed.head() }]);
    equal(await line(`partneros_follower_lag_seconds${of}`), `partneros_follower_lag_seconds${of} 0`);
    equal(await line(`partneros_follower_lag_events${of}`), `partneros_follower_lag_events${of} 0`);
    ok(await line('partneros_row_write_seconds_total{model="followed"}'));
  });

  it('count dead letters that wait, per source, and say how long the oldest has', async () => {
    const model: ReadModel<Resource<DeadLetter>> = { name: 'dead-letters', version: 1, fields: {} };
    measureDeadLetters(metrics, stores, model);
    const [parkedAt, later] = [stores.clock.now(), addMillis(stores.clock.now(), 60_000)];
    const rows = [
      { source: 'projection', status: 'open', parkedAt },
      { source: 'projection', status: 'retrying', parkedAt: later },
      { source: 'projection', status: 'skipped', parkedAt },
      { source: 'reaction', status: 'resolved', parkedAt },
    ].map((row, index) => ({ organizationId: 'org-1', key: `letter-${index}`, row, position: 1n }));
    await stores.rows.write([{ model, rows, checkpoint: 1n }]);
    stores.clock.advance(90_000);
    equal(await line('partneros_dead_letters{source="projection"}'), 'partneros_dead_letters{source="projection"} 2');
    equal(await line('partneros_dead_letters{source="reaction"}'), 'partneros_dead_letters{source="reaction"} 0');
    const oldest = 'partneros_dead_letter_oldest_seconds{source="projection"}';
    equal(await line(oldest), `${oldest} 90`);
  });

  it('are answered to GET /metrics on a port of their own, and nothing else is', async () => {
    const serving = await serveMetrics(metrics, 0);
    const url = `http://127.0.0.1:${serving.port}`;
    const answer = await fetch(`${url}/metrics`);
    match(await answer.text(), /nodejs_eventloop_lag_seconds/);
    match(answer.headers.get('content-type') ?? '', /^text\/plain/);
    equal((await fetch(`${url}/`)).status, 404);
    equal((await fetch(`${url}/metrics`, { method: 'POST' })).status, 404);
    await serving.close();
  });
});
