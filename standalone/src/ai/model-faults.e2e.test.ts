import { deepEqual, equal, ok } from 'node:assert/strict';
import { IcpResult } from '@partneros/domain';
import { icpExample } from '@partneros/domain/testing';
import { createModel, readConfig, systemClock } from '@partneros/infra';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';
import { FATES, type Fate, type FaultyModelServer, openFaultyModelServer } from './faulty-model-server.ts';

const FAULTS = Number(process.env.AI_FAULTS ?? 2 * FATES.length);
const AT_ONCE = 64;
const ANSWER = JSON.stringify(icpExample());

describe(`${FAULTS} requests to a model that misbehaves`, () => {
  let model: FaultyModelServer;
  let served: ServedEverything;
  const leaving = new Map<string, AbortController>();

  before(async () => {
    model = await openFaultyModelServer(ANSWER, (n) => leaving.get(n)?.abort());
    const { ai } = readConfig({ OPENAI_API_KEY: 'any', OPENAI_BASE_URL: model.url });
    served = await serveEverything({ askedModel: createModel(ai, systemClock) });
  });

  after(async () => {
    await served.close();
    model.close();
  });

  // What a client has at the end: a whole profile, or nothing.
  const ask = async (fate: Fate, n: number): Promise<string | undefined> => {
    const company = `fate:${fate}: ${n}`;
    const leave = new AbortController();
    leaving.set(String(n), leave);
    try {
      const response = await served.fetch('/api/ai/icp', { json: { company }, signal: leave.signal });
      const text = await response.text();
      return response.ok && IcpResult.safeParse(JSON.parse(text)).success ? company : undefined;
    } catch {
      return undefined;
    }
  };

  it('leaves whole answers and nothing else, costs no more than it may, and closes every connection in a second', async () => {
    const got: string[] = [];
    for (let n = 0; n < FAULTS; n += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, FAULTS - n) }, (_, index) => n + index);
      const whole = await Promise.all(some.map((one) => ask(FATES[one % FATES.length] ?? 'good', one)));
      got.push(...whole.filter((company) => company !== undefined));
      const overAt = performance.now();
      while (model.open() > 0) {
        ok(performance.now() - overAt < 1_000, `${model.open()} connections are still open`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    const isGood = (company: string) => /^fate:(good|fenced):/.test(company);
    ok(got.length > 0 && got.every(isGood), `whole: ${got}`);

    const events = await served.feed.read(0n, 100_000);
    const kept = events.filter(({ type }) => type === 'IcpGenerated').map(({ data }) => data as { company: string });
    deepEqual(kept.map(({ company }) => company).toSorted(), got.toSorted());
    const cached: string[] = [];
    for await (const { collection, value } of served.keyValues.scan())
      if (collection === 'session-icp')
        cached.push(...(value as { texts: string[][] }).texts.map(([, text = '']) => text));
    ok(cached.length > 0 && cached.every((text) => text === ANSWER));

    const { aiUsage } = (await (await served.fetch('/api/ai/usage')).json()) as {
      aiUsage: { reservedMicrocents: number; spentMicrocents: number; quotaMicrocents: number };
    };
    equal(aiUsage.reservedMicrocents, 0);
    ok(aiUsage.spentMicrocents > 0 && aiUsage.spentMicrocents <= aiUsage.quotaMicrocents);
  }).timeout(600_000);
});
