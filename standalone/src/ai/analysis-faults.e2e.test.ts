import { deepEqual, equal, ok } from 'node:assert/strict';
import { modelAnalysisExample } from '@partneros/domain/testing';
import { createModel, readConfig } from '@partneros/infra';
import { createManualClock, type ManualClock } from '@partneros/infra/testing';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';
import { asks, type Looked } from '../testing/workflows-over-http.ts';
import {
  ENDLESS_FATES,
  FATES,
  type Fate,
  type FaultyModelServer,
  openFaultyModelServer,
} from './faulty-model-server.ts';

const PAGE = { url: 'https://acme.example/', title: 'Acme', text: 'We serve regional banks in Basel and Bern.' };
const PROOF = { quote: 'We serve regional banks in Basel', source: 'P1' };
const ANSWER = JSON.stringify(
  modelAnalysisExample({
    profile: { ...modelAnalysisExample().profile, industry: { value: 'Banking', evidence: PROOF } },
  }),
);
const FEWEST_LOOKS = 200;
const GOOD: readonly Fate[] = ['good', 'fenced'];
const isOver = (fate: Fate) => ![...ENDLESS_FATES, 'reset-at-once'].includes(fate);

describe('the analysis of a partner by a model that misbehaves', function () {
  this.timeout(60_000);
  let model: FaultyModelServer;
  let clock: ManualClock;
  let served: ServedEverything;
  let api: ReturnType<typeof asks>;
  const leaving = new Map<string, AbortController>();

  before(async () => {
    model = await openFaultyModelServer(ANSWER, (n) => leaving.get(n)?.abort());
    const { ai } = readConfig({ OPENAI_API_KEY: 'any', OPENAI_BASE_URL: model.url });
    clock = createManualClock();
    served = await serveEverything({ askedModel: createModel(ai, clock) });
    api = asks(served);
  });

  after(async () => {
    await served.close();
    model.close();
  });

  const until = async (what: string, isSo: () => Promise<boolean> | boolean, ms = 30_000) => {
    const overAt = performance.now() + ms;
    // A machine that stands still for a second has not looked yet.
    for (let looks = 0; !(await isSo()); looks += 1) {
      ok(performance.now() < overAt || looks < FEWEST_LOOKS, what);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const eventsOf = async (partnerId: string) =>
    (await served.feed.read(0n, 100_000)).filter(({ data }) => (data as Looked).partnerId === partnerId);

  const analyze = async (fate: Fate, n: number) => {
    const primaryContact = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' };
    const about = { name: `fate:${fate}: ${n}`, domain: `fate-${n}.example`, primaryContact };
    const { partner } = await api.post('/api/partners', about);
    served.websites.sites.set(about.domain, { kind: 'read', pages: [PAGE] });
    const leave = new AbortController();
    leaving.set(String(n), leave);
    let answer: { readonly status: number; readonly code: unknown } | 'left' | undefined;
    const asked = served
      .fetch(`/api/partners/${partner.id}/analyze`, { json: {}, signal: leave.signal })
      .then(async (response) => {
        answer = { status: response.status, code: ((await response.json()) as Looked).code };
      })
      .catch(() => {
        answer = 'left';
      });
    // Patience is lost by the clock, and by nothing else.
    await until(`${fate} is answered`, () => {
      if (!isOver(fate)) clock.advance(1_000);
      return answer !== undefined;
    });
    await asked;
    return { partnerId: String(partner.id), answer };
  };

  for (const [n, fate] of [...FATES, ...ENDLESS_FATES].entries())
    it(`${GOOD.includes(fate) ? 'is kept whole' : 'changes nothing'} when the model is ${fate}`, async () => {
      const { partnerId, answer } = await analyze(fate, n);
      await until('the connection is closed within a second', () => model.open() === 0, 1_000);
      const isEnded = async () =>
        (await eventsOf(partnerId)).some(({ type }) => /Analysis(Completed|Failed)/.test(type));
      await until('it is noted how it ended', isEnded);
      const types = (await eventsOf(partnerId))
        .map(({ type }) => type)
        .filter((type) => /Analysis|Profile|Scores/.test(type));
      const partner = (await api.read(`/api/partners/${partnerId}?atLeast=${await served.feed.head()}`)).partner;
      const { aiInsights } = await api.read(`/api/partners/${partnerId}/insights`);
      if (GOOD.includes(fate)) {
        deepEqual([answer, partner.industry], [{ status: 200, code: undefined }, 'Banking']);
        equal(aiInsights.model, 'faulty');
      } else {
        const isLeft = fate.startsWith('left');
        deepEqual(answer, isLeft ? 'left' : { status: 502, code: 'upstream_error' });
        deepEqual(types, ['PartnerAnalysisRequested', 'PartnerAnalysisFailed']);
        deepEqual([partner.industry, partner.fitScore, partner.version, aiInsights], [null, null, 1, null]);
      }
      await until('nothing is held any more', async () => {
        const { aiUsage } = await api.read('/api/ai/usage');
        return aiUsage.reservedMicrocents === 0;
      });
    });
});
