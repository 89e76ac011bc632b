import { deepEqual, equal, ok } from 'node:assert/strict';
import { DAY, FIT_DIMENSION_KEYS, MOST_SHIFT, ModelFailure } from '@partneros/domain';
import { analysisInjections, icpExample, ippExample, modelAnalysisExample } from '@partneros/domain/testing';
import type { TestCaller } from '@partneros/infra/testing';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';
import { asks, type Looked } from '../testing/workflows-over-http.ts';

const HOME = { url: 'https://acme.example/', title: 'Acme', text: 'We serve regional banks in Basel and Bern.' };
const PROOF = { quote: 'We serve regional banks in Basel', source: 'P1' };
const OTHERS: TestCaller = { userId: 'user-9', organizationId: 'org-9', role: 'owner' };
// All of them with INJECTIONS=200.
const INJECTIONS = Number(process.env.INJECTIONS ?? 20);

const said = (score = 90) =>
  modelAnalysisExample({
    profile: {
      industry: { value: 'Banking', evidence: PROOF },
      description: { value: 'They serve banks.', evidence: PROOF },
      employees: { value: 120, evidence: null },
      companyRevenue: { value: '$10M', evidence: { ...PROOF, quote: 'Ten million dollars a year' } },
      regions: { value: ['Basel', 'Bern'], evidence: PROOF },
      languages: { value: null, evidence: null },
      services: { value: ['Banking software'], evidence: PROOF },
    },
    dimensions: FIT_DIMENSION_KEYS.map((key) => ({ key, score, rationale: 'Banks.', evidence: [PROOF] })),
    strengths: [{ label: 'Banks', description: 'They know banks.', score: 95, evidence: [PROOF] }],
    risks: [{ label: 'Made up', description: 'No page says so.', evidence: [] }],
  });

describe('the analysis of a partner', () => {
  let served: ServedEverything;
  let api: ReturnType<typeof asks>;
  let id: string;

  beforeEach(async () => {
    served = await serveEverything();
    api = asks(served);
    id = await add({ name: 'Acme', domain: 'www.acme.example' });
    served.websites.sites.set('acme.example', { kind: 'read', pages: [HOME, HOME, HOME] });
    served.model.next(JSON.stringify(said()));
  });

  afterEach(() => served.close());

  const add = async (over: object, as?: TestCaller): Promise<string> => {
    const primaryContact = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' };
    const response = await served.fetch('/api/partners', { json: { primaryContact, ...over }, ...(as && { as }) });
    return ((await response.json()) as Looked).partner.id;
  };
  const analyze = async (partnerId = id, json: object = {}, headers: Record<string, string> = {}) => {
    const response = await served.fetch(`/api/partners/${partnerId}/analyze`, { json, headers });
    const body: Looked = await response.json();
    return { status: response.status, cache: response.headers.get('x-cache'), body };
  };
  const partnerOf = async (partnerId: string): Promise<Looked> =>
    (await api.read(`/api/partners/${partnerId}?atLeast=${await served.feed.head()}`)).partner;
  const types = async () =>
    (await served.feed.read(0n, 10_000)).filter(({ type }) => /Analysis|Scores|Profile/.test(type));

  it('enriches what a page speaks for, scores, and says why', async () => {
    const { status, cache, body } = await analyze();
    deepEqual([status, cache], [200, 'miss']);
    const { industry, description, employees, companyRevenue, regions, languages, services } = body.partner;
    deepEqual([industry, description, employees, companyRevenue], ['Banking', 'They serve banks.', null, null]);
    deepEqual([regions, languages, services], [['Basel', 'Bern'], [], ['Banking software']]);
    const { dimensions, strengths, risks, ...insights } = body.aiInsights;
    deepEqual(
      dimensions.map(({ key, score }: Looked) => [key, score]),
      FIT_DIMENSION_KEYS.map((key) => [key, 65]),
    );
    deepEqual(dimensions[0].evidence, [{ quote: PROOF.quote, url: HOME.url }]);
    deepEqual([strengths.length, strengths[0].score, risks], [1, 80, []]);
    deepEqual(insights, {
      overallScore: 65,
      confidence: 'medium',
      basis: 'domain',
      model: 'scripted-1',
      analyzedAt: '2026-05-16T12:00:00.000Z',
      cacheExpiresAt: '2026-05-23T12:00:00.000Z',
      cached: false,
    });
    deepEqual([body.partner.fitScore, body.partner.healthScore], [65, 40]);
    deepEqual(await partnerOf(id), body.partner);
    deepEqual((await api.read(`/api/partners/${id}/insights`)).aiInsights, { ...body.aiInsights, cached: true });

    const events = await types();
    deepEqual(
      events.map(({ type }) => type),
      ['PartnerAnalysisRequested', 'PartnerAnalysisCompleted', 'PartnerProfileUpdated', 'PartnerScoresComputed'],
    );
    for (const [index, event] of events.entries()) {
      deepEqual(event.metadata.actor, { type: 'user', id: 'user-1' });
      if (index > 0)
        equal(event.metadata.causationId, events[Math.min(1, index - 1)]?.metadata.eventId, `${event.type} follows`);
    }
    equal(served.model.requests[0]?.tools, undefined);
  });

  it('is made once in seven days, also over a restart of everything but the log; the eighth day makes another', async () => {
    await analyze();
    await api.patch(`/api/partners/${id}`, { industry: 'Logistics' });
    served.clock.advance(7 * DAY - 1);
    const hit = await analyze();
    deepEqual([hit.cache, hit.body.aiInsights.cached, served.model.requests.length], ['hit', true, 1]);
    // What somebody has corrected since stays.
    equal(hit.body.partner.industry, 'Logistics');
    equal((await types()).at(-1)?.type, 'PartnerAnalysisServedFromCache');
    served.clock.advance(1);
    equal((await analyze()).cache, 'miss');
    equal((await analyze(id, { force: true })).cache, 'miss');
    deepEqual([served.model.requests.length, served.websites.visited.length], [3, 3]);
  });

  it('is one for all who ask at once, and for every host of a registered domain', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => analyze()));
    deepEqual(all.map(({ cache }) => cache).toSorted(), [...Array.from({ length: 9 }, () => 'hit'), 'miss']);
    const shop = await add({ name: 'Acme Shop', domain: 'shop.acme.example' });
    const { cache, body } = await analyze(shop);
    deepEqual([cache, body.partner.industry, served.model.requests.length], ['hit', 'Banking', 1]);
  });

  it('counts nothing that it found as ours, however often it is made, nor for another partner of the company', async () => {
    await analyze(await add({ name: 'Another' }));
    served.model.next(JSON.stringify(icpExample()), JSON.stringify(ippExample()));
    await api.post('/api/ai/icp', { company: 'navy.example' });
    await api.post('/api/ai/ipp', { icp: icpExample() });
    const scores = ({ body }: Looked) => body.aiInsights.dimensions.map(({ score }: Looked) => score);
    served.model.next(JSON.stringify(said()), JSON.stringify(said()), JSON.stringify(said()));
    const first = await analyze();
    const again = [await analyze(id, { force: true }), await analyze(id, { force: true })];
    deepEqual(again.map(scores), [scores(first), scores(first)]);
    equal(again[1]?.body.partner.industry, 'Banking');

    const shop = await add({ name: 'Acme Shop', domain: 'shop.acme.example', industry: 'Logistics' });
    const shared = await analyze(shop);
    deepEqual([shared.cache, scores(shared)[0]], ['hit', 35 + MOST_SHIFT]);
    equal(shared.body.partner.fitScore, shared.body.aiInsights.overallScore);
    deepEqual((await api.read(`/api/partners/${shop}/insights`)).aiInsights, shared.body.aiInsights);
  });

  it('answers a repeated key as what it was asked for', async () => {
    const headers = { 'idempotency-key': 'once' };
    const first = await analyze(id, {}, headers);
    const again = await analyze(id, {}, headers);
    deepEqual([again.body.aiInsights.cached, again.body.partner.version], [false, first.body.partner.version]);
    equal((await analyze(id, { force: true }, headers)).status, 409);
    equal(served.model.requests.length, 1);
  });

  it('goes by the name without a domain: fills in blanks, with low confidence', async () => {
    const named = await add({ name: 'Globex  Corp', industry: 'Logistics', employees: undefined });
    const { body } = await analyze(named);
    deepEqual([body.aiInsights.basis, body.aiInsights.confidence], ['company_name', 'low']);
    deepEqual([body.partner.industry, body.partner.employees], ['Logistics', 120]);
    equal(body.aiInsights.dimensions[0].score, 50);
    deepEqual(served.websites.visited, []);
    equal((await analyze(await add({ name: 'GLOBEX corp' }))).cache, 'hit');
  });

  it('changes nothing when the site or the model fails', async () => {
    await analyze(await add({ name: 'Another' }));
    const before = await partnerOf(id);
    served.websites.sites.set('acme.example', { kind: 'unreadable', message: 'The website cannot be reached.' });
    const refused = await analyze();
    deepEqual([refused.status, refused.body.code], [502, 'upstream_error']);
    equal(served.model.requests.length, 1);
    served.websites.sites.set('acme.example', { kind: 'read', pages: [HOME] });
    const half = JSON.stringify(said()).slice(0, 400);
    const stalled = new ModelFailure('cut-off', 'The AI model has fallen silent.');
    for (const answer of [half, { fails: stalled, after: half }, '{"profile":{}}', `${JSON.stringify(said())}x`]) {
      served.model.next(answer);
      const { status, body } = await analyze();
      deepEqual([status, body.code], [502, 'upstream_error'], JSON.stringify(answer));
    }
    deepEqual(await partnerOf(id), before);
    equal((await types()).filter(({ type }) => type === 'PartnerAnalysisCompleted').length, 1);
    equal((await types()).at(-1)?.type, 'PartnerAnalysisFailed');
    deepEqual((await api.read(`/api/partners/${id}/insights`)).aiInsights, null);
  });

  it('costs what it costs, within the quota, and nothing from the cache', async () => {
    await analyze();
    const plan = { method: 'PUT', json: { monthlyCents: 0 } };
    await served.fetch('/api/organization/ai-plan', plan);
    equal((await analyze()).cache, 'hit');
    const { status, body } = await analyze(id, { force: true });
    deepEqual([status, body.code, served.websites.visited.length], [402, 'quota_exhausted', 1]);
    equal((await api.read('/api/ai/usage')).aiUsage.tasks['partner-analysis'].calls, 1);
  });

  it('is for who may generate, of partners that are there', async () => {
    for (const role of ['viewer', 'partner'] as const) {
      const as = { userId: 'user-5', organizationId: 'org-1', role, ...(role === 'partner' && { partnerId: id }) };
      equal((await served.fetch(`/api/partners/${id}/analyze`, { json: {}, as })).status, 403);
    }
    equal((await served.fetch(`/api/partners/${id}/analyze`, { json: {}, as: OTHERS })).status, 404);
    equal((await analyze('nobody')).status, 404);
    await api.remove(`/api/partners/${id}`);
    equal((await analyze()).status, 409);
  });

  it(`is steered by none of ${INJECTIONS} texts in pages, answers and names, and shows the model nobody else’s`, async () => {
    const CANARY = 'canary-of-org-9';
    await add({ name: CANARY, domain: 'acme.example', description: CANARY, industry: CANARY }, OTHERS);
    await analyze();
    served.model.next(
      JSON.stringify({ ...icpExample(), industry: CANARY }),
      JSON.stringify(icpExample()),
      JSON.stringify(ippExample()),
    );
    await served.fetch('/api/ai/icp', { json: { company: CANARY }, as: OTHERS });
    await api.post('/api/ai/icp', { company: 'navy.example' });
    await api.post('/api/ai/ipp', { icp: icpExample() });
    await served.settled();
    const begun = served.model.requests.length;
    const sent = served.effects.recorded.length;

    const clean = { name: 'Acme', description: 'A partner.', industry: null, regions: [], services: [] };
    const step = Math.floor(analysisInjections.length / INJECTIONS);
    const chosen = analysisInjections.filter((_text, index) => index % step === 0).slice(0, INJECTIONS);
    for (const [index, text] of chosen.entries()) {
      const oneLine = text.replace(/\p{Cc}/gu, ' ').slice(0, 200);
      const page = { ...HOME, text: index % 3 === 0 ? `${HOME.text} ${text}` : HOME.text };
      served.websites.sites.set('acme.example', { kind: 'read', pages: [page] });
      await api.patch(`/api/partners/${id}`, {
        ...clean,
        ...(index % 3 === 1 && { description: text }),
        ...(index % 3 === 2 && { name: oneLine }),
      });
      // A model that does all it is told, with evidence that holds.
      served.model.next(JSON.stringify(said(100)));
      const { status, body } = await analyze(id, { force: true });
      equal(status, 200);
      const { dimensions, overallScore } = body.aiInsights;
      const own = [50, 50, 50, 50, 35];
      for (const [at, { score }] of dimensions.entries())
        ok(score <= (own[at] ?? 0) + MOST_SHIFT, `${text}: ${JSON.stringify(dimensions)}`);
      equal(overallScore, body.partner.fitScore);
    }
    for (const { messages, tools } of served.model.requests.slice(begun)) {
      ok(!JSON.stringify(messages).includes(CANARY));
      equal(tools, undefined);
    }
    await served.settled();
    equal(served.effects.recorded.length, sent);
  }).timeout(60_000);
});
