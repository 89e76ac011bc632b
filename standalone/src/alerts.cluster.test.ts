import { deepEqual, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AppendUnknown, parkLetter, streamOf } from '@partneros/domain';
import {
  createMetrics,
  type Metrics,
  measureDeadLetters,
  measuredAi,
  measuredEffects,
  measuredStore,
  measureEngine,
  measureLag,
  measureRequest,
  serveMetrics,
} from '@partneros/infra';
import { bindRoutes, defineRoute } from '@partneros/infra/http';
import {
  createRecordingEffects,
  exampleEvent,
  exampleReadModel,
  serveRoutes,
  temporaryFolder,
} from '@partneros/infra/testing';
import { deadLettersModel } from '@partneros/projections';
import { z } from 'zod';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';

const RULES = fileURLToPath(new URL('../../deploy/prometheus-rules.yaml', import.meta.url));
const ALERTS = [...readFileSync(RULES, 'utf8').matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);
const run = promisify(execFile);

/** What Prometheus has of a process: its series, with a value for every minute. */
type Scraped = Map<string, (number | undefined)[]>;

/** Makes a fault happen, minute by minute, and tells what was to be scraped meanwhile. */
type Provoke = (world: World) => Promise<void>;

interface World {
  readonly served: ServedEverything;
  readonly metrics: Metrics;
  /** Lets minutes pass; `happens` in each of them, and then the process is scraped. */
  minutes(count: number, happens?: () => unknown): Promise<void>;
}

const email = { organizationId: 'org-1', key: 'k', to: ['a@b.example'], subject: 's', text: 't' };
const asked = { task: 'icp', seconds: 1.5, inputTokens: 20, outputTokens: 10, cost: 30, quotaUsed: 0.1 };
const quiet = { runs: { running: 0, held: 0 }, tasks: { active: 0, waiting: 0 }, deadlines: 0, lateSeconds: 0 };

const BLOCKED_MS = 300;

// Resolves when what measures the event loop has looked so often: as often as another one with the same period, and once.
const looks = async (times: number) => {
  const other = monitorEventLoopDelay({ resolution: 10 });
  other.enable();
  while (other.count <= times) await new Promise((resolve) => setImmediate(resolve));
  other.disable();
};

const block = () => {
  const until = performance.now() + BLOCKED_MS;
  while (performance.now() < until);
};

const failingRoute = defineRoute<object>()({
  method: 'GET',
  path: '/api/failing',
  tag: 'Things',
  summary: 'Fail',
  access: 'public',
  answers: { status: 200, body: z.object({}) },
  handle: () => {
    throw new Error('a defect');
  },
});

const FAULTS: Readonly<Record<string, Provoke>> = {
  FollowerStuck: async ({ served, metrics, minutes }) => {
    measureLag(metrics, served, [exampleReadModel('frozen')]);
    await served.store.append('thing-org-1_1', 'no-stream', [exampleEvent('org-1')]);
    await minutes(5);
  },
  HeartbeatMissing: async ({ served, metrics, minutes }) => {
    measureLag(metrics, served, []);
    await minutes(3);
  },
  DeadLetterWaiting: async ({ served, metrics, minutes }) => {
    measureDeadLetters(metrics, served, deadLettersModel);
    const [event] = await served.store.read(streamOf('organization', 'org-1', 'org-1'));
    ok(event);
    await parkLetter(served, { source: 'projection', name: 'list-v1' }, event, new Error('it cannot be taken'));
    await served.settled();
    await minutes(17);
  },
  AppendsUnknown: async ({ served, metrics, minutes }) => {
    const append = async () => {
      throw new AppendUnknown('no answer');
    };
    const store = measuredStore({ ...served.store, append }, metrics);
    await minutes(6, () => store.append('thing-org-1_2', 'no-stream', [exampleEvent('org-1')]).catch(() => undefined));
  },
  TimerLate: async ({ metrics, minutes }) => {
    let lateSeconds = 0;
    measureEngine(metrics, { figures: () => ({ ...quiet, lateSeconds }) });
    await minutes(3, () => {
      lateSeconds += 60;
    });
  },
  RunsHeld: async ({ metrics, minutes }) => {
    let held = 0;
    measureEngine(metrics, { figures: () => ({ ...quiet, runs: { running: 0, held } }) });
    await minutes(5, () => {
      held += 1;
    });
  },
  ServerErrors: async ({ metrics, minutes }) => {
    const failing = await serveRoutes(bindRoutes([failingRoute], {}), {
      measure: (request) => measureRequest(metrics, request),
    });
    await minutes(12, async () => (await failing.fetch('/api/failing')).text());
    await failing.close();
  },
  CommandsSlow: ({ metrics, minutes }) =>
    minutes(20, () => measureRequest(metrics, { method: 'POST', route: '/api/partners', status: 201, seconds: 0.4 })),
  EffectsFail: async ({ metrics, minutes }) => {
    const recorder = createRecordingEffects();
    const effects = measuredEffects(recorder, metrics);
    await minutes(34, () => {
      recorder.answer('email', { ok: false, error: { code: 'x', message: 'x' }, retryable: true });
      return effects.sendEmail(email);
    });
  },
  AiQuotaNearItsEnd: async ({ metrics, minutes }) => {
    const ai = measuredAi(metrics);
    await minutes(1);
    ai.record({ ...asked, outcome: 'done', quotaUsed: 0.85 });
    await minutes(2);
  },
  AiModelFails: ({ metrics, minutes }) =>
    minutes(27, () => measuredAi(metrics).record({ ...asked, outcome: 'refused' })),
  AiModelSlow: ({ metrics, minutes }) =>
    minutes(34, () => measuredAi(metrics).record({ ...asked, outcome: 'done', seconds: 100 })),
  EventLoopBlocked: ({ minutes }) =>
    minutes(7, async () => {
      // A scrape begins a new measurement, with the first look after it.
      await looks(2);
      block();
      await looks(2);
    }),
};

describe('the alerts', () => {
  const folder = temporaryFolder();
  before(async function () {
    const found = await run('promtool', ['--version']).catch(() => undefined);
    if (found !== undefined) return;
    console.log('        skipped: there is no promtool');
    this.skip();
  });
  after(() => folder.remove());

  const scrapedDuring = async (provoke: Provoke): Promise<Scraped> => {
    const served = await serveEverything();
    const metrics = createMetrics();
    const scraped: Scraped = new Map();
    let minute = 0;
    const minutes: World['minutes'] = async (count, happens) => {
      for (let passed = 0; passed < count; passed += 1) {
        await happens?.();
        for (const [series, value] of seriesIn(await metrics.registry.metrics()))
          valuesOf(scraped, series)[minute] = value;
        minute += 1;
        served.clock.advance(60_000);
      }
    };
    await provoke({ served, metrics, minutes });
    await served.close();
    return scraped;
  };

  // Fails unless these alerts fire in the end, and no others, by the rules as Prometheus evaluates them every minute.
  const checkFiring = async (scraped: Scraped, alerts: readonly string[]): Promise<void> => {
    const file = join(folder.folder, 'alerts.yaml');
    writeFileSync(file, promtoolTest(scraped, alerts));
    await run('promtool', ['test', 'rules', file]).catch((error: { stdout?: string; stderr?: string }) => {
      throw new Error(`expected ${alerts.join(' and ') || 'none'} to fire: ${error.stdout}${error.stderr}`);
    });
  };

  for (const [alert, provoke] of Object.entries(FAULTS))
    it(`${alert} fires when that happens, and nothing else does that has no part in it`, async () =>
      checkFiring(await scrapedDuring(provoke), [alert, ...(PARTNERS[alert] ?? [])]));

  it('ProcessGone fires when a process does not answer a scrape any more', async () => {
    const metrics = createMetrics();
    const server = await serveMetrics(metrics, 0);
    const url = `http://127.0.0.1:${server.port}/metrics`;
    const up = async () => ((await fetch(url).catch(() => undefined))?.ok === true ? 1 : 0);
    const values = [await up()];
    await server.close();
    for (let minute = 0; minute < 4; minute += 1) values.push(await up());
    deepEqual(values, [1, 0, 0, 0, 0]);
    await checkFiring(new Map([['up{job="partneros",instance="a"}', values]]), ['ProcessGone']);
  });

  it('are silent while all is well', async () => {
    const found = await scrapedDuring(async ({ served, metrics, minutes }) => {
      measureLag(metrics, served, []);
      measureDeadLetters(metrics, served, deadLettersModel);
      measureEngine(metrics, { figures: () => quiet });
      const store = measuredStore(served.store, metrics);
      const effects = measuredEffects(createRecordingEffects(), metrics);
      let made = 0;
      await minutes(35, async () => {
        made += 1;
        await store.append(`thing-org-1_${made}`, 'no-stream', [exampleEvent('org-1')]);
        await effects.sendEmail({ ...email, key: `k${made}` });
        measureRequest(metrics, { method: 'POST', route: '/api/partners', status: 201, seconds: 0.02 });
      });
    });
    found.set('up{job="partneros",instance="a"}', Array(35).fill(1));
    await checkFiring(found, []);
  });

  it('are all provoked here', () => {
    deepEqual([...Object.keys(FAULTS), 'ProcessGone'].toSorted(), ALERTS.toSorted());
  });
});

// What cannot happen alone: a list that is stuck while nothing else is recorded.
const PARTNERS: Readonly<Record<string, readonly string[]>> = { FollowerStuck: ['HeartbeatMissing'] };

const valuesOf = (scraped: Scraped, series: string): (number | undefined)[] => {
  const values = scraped.get(series) ?? [];
  scraped.set(series, values);
  return values;
};

const seriesIn = (text: string): readonly (readonly [series: string, value: number])[] =>
  text.split('\n').flatMap((line) => {
    const [, series, value] = /^([a-zA-Z_:][\w:]*(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
    return series === undefined ? [] : [[series, Number(value)] as const];
  });

// JSON is YAML.
const promtoolTest = (scraped: Scraped, alerts: readonly string[]): string => {
  const last = Math.max(...[...scraped.values()].map(({ length }) => length)) - 1;
  return JSON.stringify({
    rule_files: [RULES],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: [...scraped].map(([series, values]) => ({
          series,
          values: Array.from({ length: last + 1 }, (_, minute) => {
            const value = values[minute];
            return value === undefined || !Number.isFinite(value) ? '_' : String(value);
          }).join(' '),
        })),
        promql_expr_test: [
          {
            expr: 'count by (alertname) (count by (alertname) (ALERTS{alertstate="firing"}))',
            eval_time: `${last}m`,
            exp_samples: alerts.map((alert) => ({ labels: `{alertname="${alert}"}`, value: 1 })),
          },
        ],
      },
    ],
  });
};
