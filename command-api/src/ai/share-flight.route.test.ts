import { deepEqual, equal, ok } from 'node:assert/strict';
import { type GatedTurn, gateNextTurn, icpExample, ippExample, partnerTypesExample } from '@partneros/domain/testing';
import type { TestCaller } from '@partneros/infra/testing';
import { elsewhere } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const COLLEAGUE: TestCaller = { userId: 'user-2', organizationId: 'org-1', role: 'member' };
const SUGGESTION = {
  partnerType: 'Integrator',
  companyName: null,
  rationale: 'They migrate.',
  matchedPainPoints: ['Old core'],
  score: 80,
  sources: [],
};

/** Each generation, with what the model says to it; what it is asked for again is in no session yet. */
const GENERATIONS = [
  {
    path: '/api/ai/icp',
    json: { company: 'navy.example' },
    again: { company: 'other.example' },
    says: icpExample(),
    task: 'icp',
  },
  { path: '/api/ai/ipp', json: { icp: icpExample(), companyDomain: 'navy.example' }, says: ippExample(), task: 'ipp' },
  {
    path: '/api/ai/strategy/partner-types',
    json: {},
    says: { partnerTypes: partnerTypesExample() },
    task: 'partner-types',
  },
  {
    path: '/api/ai/partner-suggestions',
    json: { companyName: 'Globex', industry: 'Banking', painPoints: ['Old core'] },
    says: { suggestions: [SUGGESTION] },
    task: 'partner-suggestions',
  },
] as const;

describe('the same generation, asked for twice at once', function () {
  this.timeout(60_000);
  let api: ServedCommandApi;

  beforeEach(async () => {
    api = await serveCommandApi();
    api.model.next(JSON.stringify(icpExample()), JSON.stringify(ippExample()));
    await (await api.fetch('/api/ai/icp', { json: { company: 'before.example' } })).text();
    await (await api.fetch('/api/ai/ipp', { json: { icp: icpExample() } })).text();
  });

  afterEach(() => api.close());

  const until = async (what: string, isSo: () => boolean) => {
    const overAt = performance.now() + 50_000;
    while (!isSo()) {
      ok(performance.now() < overAt, what);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  /** Asks, and comes back when the answer has begun: white space comes while the model thinks. */
  const begin = async (path: string, json: object, as?: TestCaller) => {
    const leave = new AbortController();
    let response: Response | undefined;
    void api.fetch(path, { json, signal: leave.signal, ...(as && { as }) }).then((begun) => {
      response = begun;
    });
    await until(`${path} has begun`, () => {
      api.clock.advance(1_000);
      return response !== undefined;
    });
    if (response === undefined) throw new Error('it has not begun');
    return { response, leave: () => leave.abort() };
  };
  const callsOf = async (wanted: string) =>
    (await api.events('AiUsageSettled')).filter(({ data }) => 'task' in data && data.task === wanted).length;
  const finish = (turn: GatedTurn, says: object) => {
    turn.say(JSON.stringify(says));
    turn.finish();
  };

  for (const { path, json, says, task, ...generation } of GENERATIONS) {
    it(`costs once, and both have all of it: ${task}`, async () => {
      const turn = gateNextTurn(api.model);
      const before = await callsOf(task);
      const one = await begin(path, json);
      const other = await begin(path, json, COLLEAGUE);
      finish(turn, says);
      const [value, same] = (await Promise.all([one.response.text(), other.response.text()])).map((text) =>
        JSON.parse(text),
      );
      deepEqual(value, same);
      ok(JSON.stringify(value).length > 100);
      equal(await callsOf(task), before + 1);
    });

    it(`is not taken from who stays when the other leaves, and ends with the last: ${task}`, async () => {
      const turn = gateNextTurn(api.model);
      const one = await begin(path, json);
      const other = await begin(path, json, COLLEAGUE);
      const { signal } = await turn.asked;
      one.leave();
      await one.response.text().catch(() => undefined);
      finish(turn, says);
      ok(JSON.parse(await other.response.text()));
      equal(signal.aborted, false);

      const again = 'again' in generation ? generation.again : json;
      const next = gateNextTurn(api.model);
      const both = [await begin(path, again), await begin(path, again, COLLEAGUE)];
      const asked = await next.asked;
      for (const { leave } of both) leave();
      await until('the model is left', () => asked.signal.aborted);
    });
  }

  it('is not shared with another organization, nor with a request for something else', async () => {
    const [{ path, json, says }] = GENERATIONS;
    const turn = gateNextTurn(api.model);
    const one = await begin(path, json);
    await turn.asked;
    const different = { ...icpExample(), industry: 'Elsewhere' };
    api.model.next(JSON.stringify(different), JSON.stringify(different));
    for (const [body, as] of [
      [json, elsewhere],
      [{ company: 'other.example' }, COLLEAGUE],
    ] as const)
      deepEqual(await (await api.fetch(path, { json: body, as })).json(), different);
    finish(turn, says);
    deepEqual(await one.response.json(), says);
  });

  it('is in the session of each who asked, and paid for once', async () => {
    const [{ path, json, says }] = GENERATIONS;
    const turn = gateNextTurn(api.model);
    const both = [await begin(path, json), await begin(path, json, COLLEAGUE)];
    finish(turn, says);
    for (const { response } of both) deepEqual(await response.json(), says);
    const asked = api.model.requests.length;
    for (const as of [undefined, COLLEAGUE])
      deepEqual(await (await api.fetch(path, { json, ...(as && { as }) })).json(), says);
    equal(api.model.requests.length, asked);
  });
});
