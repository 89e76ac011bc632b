import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { deciders } from '@partneros/domain';
import {
  createMetrics,
  measureDeadLetters,
  measuredAi,
  measuredEffects,
  measuredRows,
  measuredStore,
  measureEngine,
  measureLag,
  measureRequest,
} from '@partneros/infra';
import { createRecordingEffects, exampleEvent } from '@partneros/infra/testing';
import { deadLettersModel, projections } from '@partneros/projections';
import { engineModel } from '@partneros/workflow-engine';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';

const MOST_SERIES = 2_000;
// Everything that is ever answered, by every route.
const STATUSES = [
  ...[200, 201, 202, 204, 206, 304],
  ...[400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 415, 416, 422, 426, 429, 431],
  ...[500, 502, 503, 504],
];
const AI_OUTCOMES = [
  ...(['done', 'refused', 'cut-off', 'unusable', 'left', 'not-configured'] as const),
  ...(['quota-exhausted', 'too-much-at-once', 'failed'] as const),
];
const AI_TASKS = [
  'icp',
  'ipp',
  'partner-types',
  'partner-suggestions',
  'workflow',
  'report-section',
  'chat',
  'partner-analysis',
  'embedding',
];

describe('the metrics of a process that does everything', () => {
  let served: ServedEverything;
  let text: string;

  before(async () => {
    served = await serveEverything();
    const metrics = createMetrics();
    const models = projections.map(({ model }) => model);
    measureLag(metrics, served, [engineModel, ...models]);
    measureDeadLetters(metrics, served, deadLettersModel);
    measureEngine(metrics, {
      figures: () => ({
        runs: { running: 0, held: 0 },
        tasks: { active: 0, waiting: 0 },
        deadlines: 0,
        lateSeconds: 0,
      }),
    });
    for (const { method, path } of served.routes)
      for (const status of STATUSES) measureRequest(metrics, { method, route: path, status, seconds: 0.01 });
    const store = measuredStore(served.store, metrics);
    for (const type of deciders.flatMap(({ events }) => Object.keys(events)))
      await store.append(`measured-org-9_${type}`, 'no-stream', [exampleEvent('org-9', {}, type)]);
    const rows = measuredRows({ ...served.rows, write: async () => undefined }, metrics);
    for (const model of models) await rows.write([{ model, rows: [], checkpoint: 1n }]);
    const recorder = createRecordingEffects();
    const effects = measuredEffects(recorder, metrics);
    const effect = { organizationId: 'org-9', key: 'k' };
    for (const retryable of [true, false, undefined]) {
      const error = { code: 'x', message: 'x' };
      if (retryable !== undefined)
        for (const kind of ['email', 'slack', 'webhook'] as const)
          recorder.answer(kind, { ok: false, error, retryable });
      await effects.sendEmail({ ...effect, to: [], subject: '', text: '' });
      await effects.postSlackMessage({ ...effect, channel: '', text: '' });
      await effects.callWebhook({ ...effect, url: '', method: 'POST', headers: {}, body: '', secretId: '', depth: 0 });
    }
    for (const outcome of AI_OUTCOMES)
      for (const task of AI_TASKS)
        measuredAi(metrics).record({
          task,
          outcome,
          seconds: 1,
          inputTokens: 1,
          outputTokens: 1,
          cost: 1,
          quotaUsed: 1,
        });
    metrics.troubles.inc({ part: 'engine' });
    text = await metrics.registry.metrics();
  });

  after(() => served.close());

  const series = () => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

  it(`stay below ${MOST_SERIES} series when every route, event and list has had its turn`, () => {
    ok(series().length < MOST_SERIES, `there are ${series().length} series`);
  });

  it('are not about organizations or people', () => {
    deepEqual(
      series().filter((line) => /org-\d|organization_?id=|user_?id=/i.test(line)),
      [],
    );
  });

  it('have every name that the alerts ask for', () => {
    const rules = readFileSync(new URL('../../deploy/prometheus-rules.yaml', import.meta.url), 'utf8');
    const asked = new Set(rules.match(/\b(partneros|nodejs)_\w+/g));
    ok(asked.size > 8);
    const known = new Set(series().map((line) => /^\w+/.exec(line)?.[0]));
    deepEqual(
      [...asked].filter((name) => !known.has(name)),
      [],
    );
  });
});
