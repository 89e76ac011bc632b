import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { Cause } from '../kernel/metadata.ts';
import { addMillis } from '../kernel/time.ts';
import type { AiMeasure } from '../ports/ai-meter.ts';
import { type Model, ModelFailure } from '../ports/model.ts';
import { aiDeps } from '../testing/ai-deps.ts';
import type { AiDeps } from './ai-deps.ts';
import { createAiPlaces } from './ai-places.ts';
import { metered } from './metered.ts';

const cause: Cause = {
  commandId: 'command-1',
  correlationId: 'request-1',
  actor: { type: 'user', id: 'user-1' },
  occurredAt: '2026-05-16T12:00:00.000Z',
  depth: 0,
  traceparent: '00-a-b-01',
};
const consumed = { model: 'scripted-1', inputTokens: 20, outputTokens: 10, cost: 30 };
const whole = async () => ({ result: 'fine', consumed });

describe('work with a model', () => {
  let deps: AiDeps;
  let measures: AiMeasure[];
  beforeEach(() => {
    measures = [];
    deps = { ...aiDeps(), aiPlaces: createAiPlaces(2), aiMeter: { record: (measure) => measures.push(measure) } };
  });

  const work = (
    run: (model: Model) => Promise<{ result: string; consumed: typeof consumed }>,
    organizationId = 'org',
  ) =>
    metered(deps, {
      organizationId,
      task: 'icp',
      cause,
      bound: () => 100,
      run,
      consumedBy: (failure) => (failure instanceof ModelFailure && failure.reason === 'cut-off' ? consumed : undefined),
    });

  it('is refused while the organization has as much under way as it may, and nobody else', async () => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const long = () => ended.then(whole);
    const underWay = [work(long), work(long)];
    await rejects(work(whole), { name: 'TooMuchAtOnce' });
    equal((await work(whole, 'org-2')).kind, 'done');
    end();
    await Promise.all(underWay);
    equal((await work(whole)).kind, 'done');
  });

  it('gives its place back however it ends', async () => {
    const fail = async () => {
      throw new ModelFailure('refused', 'No.');
    };
    for (let times = 0; times < 3; times += 1) await rejects(work(fail), { reason: 'refused' });
    deps = { ...deps, aiMonthlyCents: 0 };
    for (let times = 0; times < 3; times += 1) equal((await work(whole)).kind, 'quota-exhausted');
  });

  it('is measured, whatever comes of it', async () => {
    let now = '2026-05-16T12:00:00.000Z';
    deps = { ...deps, clock: { ...deps.clock, now: () => now } };
    const slow = async () => {
      now = addMillis(now, 1_500);
      return whole();
    };
    await work(slow);
    for (const failure of [new ModelFailure('refused', 'No.'), new ModelFailure('cut-off', 'Gone.'), new Error('ours')])
      await work(async () => {
        throw failure;
      }).catch(() => undefined);
    deps = { ...deps, aiMonthlyCents: 0 };
    await work(whole);
    deps = { ...deps, aiPlaces: createAiPlaces(0) };
    await work(whole).catch(() => undefined);
    deepEqual(
      measures.map(({ outcome, seconds, inputTokens, cost, quotaUsed }) => [
        outcome,
        seconds,
        inputTokens,
        cost,
        Math.round(quotaUsed * 1e9),
      ]),
      [
        ['done', 1.5, 20, 30, 30],
        ['refused', 0, 0, 0, 30],
        ['cut-off', 0, 20, 30, 60],
        ['failed', 0, 0, 0, 60],
        ['quota-exhausted', 0, 0, 0, 1e9],
        ['too-much-at-once', 0, 0, 0, 0],
      ],
    );
  });

  it('is a span of the trace that it belongs to', async () => {
    const spans: unknown[] = [];
    const tracing = {
      start: (name: string, { parent, attributes }: { parent?: string | undefined; attributes?: object }) => {
        spans.push([name, parent, attributes]);
        return {
          traceparent: 'own',
          set: (set: object) => spans.push(set),
          end: (error?: unknown) => spans.push(error === undefined ? 'ended' : 'failed'),
        };
      },
    };
    deps = { ...deps, tracing };
    await work(whole);
    await work(async () => {
      throw new ModelFailure('refused', 'No.');
    }).catch(() => undefined);
    const begun = ['ask model', '00-a-b-01', { 'partneros.task': 'icp', 'partneros.model': 'scripted' }];
    deepEqual(spans, [begun, 'ended', begun, 'failed']);
  });
});
