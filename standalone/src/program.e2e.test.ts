import { deepEqual, equal, ok } from 'node:assert/strict';
import { DAY } from '@partneros/domain';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';
import { asks, chain, type Looked } from './testing/workflows-over-http.ts';

const EUR = (minor: number) => ({ minor, currency: 'EUR' });
const ACME = { name: 'Acme', primaryContact: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' } };
const amount = (minor: number) => ({ fact: 'won_deal_amount', atLeast: EUR(minor), withinDays: 365 });

describe('the programme, from a won deal to a tier', () => {
  let served: ServedEverything;
  let api: ReturnType<typeof asks>;
  let acme: string;
  const tiers: Record<string, string> = {};

  beforeEach(async () => {
    served = await serveEverything();
    api = asks(served);
    const { trackId } = await api.post('/api/program/tracks', { name: 'Sell', slug: 'sell' });
    for (const [name, requirements] of [
      ['Registered', []],
      ['Silver', [{ anyOf: [amount(100_000)] }]],
      ['Gold', [{ anyOf: [amount(500_000)] }, { anyOf: [{ fact: 'days_since_joining', atLeast: 30 }] }]],
    ] as const) {
      const { tierId } = await api.post(`/api/program/tracks/${trackId}/tiers`, { name });
      await api.put(`/api/program/tiers/${tierId}/requirements`, { requirements });
      tiers[name] = tierId;
    }
    acme = (await api.post('/api/partners', ACME)).partner.id;
    await served.settled();
  });
  afterEach(() => served.close());

  const on = (evaluation: object = {}) =>
    api.put('/api/program/evaluation', { automatic: true, demotion: 'after_grace', graceDays: 30, ...evaluation });
  const win = async (minor: number) => {
    const { deal } = await api.post('/api/deals', { partnerId: acme, name: 'A deal', amount: EUR(minor) });
    await api.post(`/api/deals/${deal.id}/close-won`);
    await served.settled();
  };
  const pass = async (days: number) => {
    served.clock.advance(days * DAY);
    await served.settled();
  };
  const partner = async (): Promise<Looked> => (await api.read(`/api/partners/${acme}`)).partner;
  const explained = async (query = ''): Promise<Looked> =>
    (await api.read(`/api/partners/${acme}/tier${query}`)).partnerTier;

  it('moves the partner, starts its workflow once, and answers why all the way back to the deal', async () => {
    const mail = { to: 'team@partneros.example', subject: '{{partner.name}}: {{from}} > {{to}}', body: 'x' };
    const workflowId = await api.activate(
      chain({ trigger: 'partner_tier_changed', toTier: 'Silver' }, { type: 'send_email', data: mail }),
    );
    await on();
    await served.settled();
    equal((await partner()).tier, 'Registered');
    deepEqual((await api.read('/api/dashboards/partners')).dashboard.byTier, [
      { value: 'Registered', partners: 1 },
      { value: 'Silver', partners: 0 },
      { value: 'Gold', partners: 0 },
    ]);
    await win(120_000);
    deepEqual([(await partner()).tier, (await partner()).tierSource], ['Silver', 'automatic']);
    const [run, ...others] = await api.runsOf(workflowId);
    deepEqual([run.status, others], ['succeeded', []]);

    const { because } = await api.read(`/api/why?runId=${run.id}`);
    const types = because.map(({ event }: Looked) => event.type);
    deepEqual(types.slice(0, 3), ['WorkflowRunStarted', 'PartnerTierChanged', 'DealClosedWon']);
  });

  it('explains what is met, by what, and what is missing to the next tier, now and then', async () => {
    await on();
    const before = String(await served.feed.head());
    await win(120_000);
    const now = await explained();
    deepEqual([now.tier, now.earned, now.isEvaluated, now.track.name], ['Silver', 'Silver', true, 'Sell']);
    const [silver] = now.tiers[1].requirements[0].anyOf;
    deepEqual([silver.value, silver.met, silver.missing], [120_000, true, 0]);
    const [event] = await served.feed.read(BigInt(silver.evidence[0]) - 1n, 1);
    equal(event?.type, 'DealClosedWon');
    equal(now.next.name, 'Gold');
    deepEqual(
      now.next.missing.map(({ anyOf }: Looked) => [anyOf[0].rule.fact, anyOf[0].missing]),
      [
        ['won_deal_amount', 380_000],
        ['days_since_joining', 30],
      ],
    );
    const then = await explained(`?asOf=${before}`);
    deepEqual([then.earned, then.next.name, then.next.missing[0].anyOf[0].missing], ['Registered', 'Silver', 100_000]);
  });

  it('is told to the partner’s own people, of their own partner only', async () => {
    const as = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: acme } as const;
    equal((await served.fetch(`/api/partners/${acme}/tier`, { as })).status, 200);
    const stranger = { ...as, partnerId: 'another' };
    equal((await served.fetch(`/api/partners/${acme}/tier`, { as: stranger })).status, 404);
    equal((await served.fetch('/api/program', { as })).status, 403);
  });

  it('lets a grace pass when a deal is too old, shows it, and then moves the partner down', async () => {
    await on();
    await win(120_000);
    await pass(365);
    const { tier, grace } = await explained();
    deepEqual([tier, Date.parse(grace.endsAt) - Date.parse(grace.startedAt)], ['Silver', 30 * DAY]);
    await pass(30);
    deepEqual([(await partner()).tier, (await explained()).grace], ['Registered', null]);
  });

  it('leaves a tier alone that somebody gave, until it is unpinned or taken away', async () => {
    await on();
    await api.post(`/api/partners/${acme}/tier`, { tier: 'Gold' });
    await win(120_000);
    deepEqual([(await partner()).tier, (await explained()).isEvaluated], ['Gold', false]);
    await api.post(`/api/partners/${acme}/tier`, { tier: null });
    await served.settled();
    deepEqual([(await partner()).tier, (await partner()).tierSource], ['Silver', 'automatic']);
    await api.post(`/api/partners/${acme}/tier/pin`);
    equal((await partner()).tierSource, 'manual');
    await pass(400);
    equal((await partner()).tier, 'Silver');
  });

  it('previews who would move, and changes nothing', async () => {
    await win(120_000);
    const head = await served.feed.head();
    const preview = async (body: object) => (await api.post('/api/program/preview', body)).tierPreview;
    const asItIs = await preview({});
    deepEqual(
      asItIs.moves.map(({ partnerId, from, to, when }: Looked) => [partnerId, from, to, when]),
      [[acme, null, 'Silver', 'now']],
    );
    const stricter = await preview({
      tiers: [{ tierId: tiers.Silver, requirements: [{ anyOf: [amount(200_000)] }] }],
    });
    deepEqual([stricter.moves[0].to, stricter.moved, stricter.partners], ['Registered', 1, 1]);
    deepEqual(stricter.tiers, [
      { tier: null, before: 1, after: 0 },
      { tier: 'Registered', before: 0, after: 1 },
    ]);
    equal(await served.feed.head(), head);
    equal((await partner()).tier, null);
    const unknown = { tiers: [{ tierId: 'no-such', requirements: null }] };
    equal((await served.fetch('/api/program/preview', { json: unknown })).status, 404);
  });

  it('previews who would have been what at a moment of the past', async () => {
    const before = served.clock.now();
    await pass(10);
    await win(120_000);
    const at = served.clock.now();
    await pass(400);
    const preview = async (asOf: string) => (await api.post('/api/program/preview', { asOf })).tierPreview;
    deepEqual([(await preview(before)).moves[0].to, (await preview(at)).moves[0].to], ['Registered', 'Silver']);
    deepEqual((await preview(served.clock.now())).moves[0].to, 'Registered');
    equal((await preview('2020-01-01T00:00:00Z')).partners, 0);
  });

  it('takes the names of its tiers only, everywhere a tier can be given', async () => {
    for (const [path, json] of [
      [`/api/partners/${acme}/tier`, { tier: 'Diamond' }],
      ['/api/partners', { ...ACME, tier: 'Diamond' }],
    ] as const) {
      const response = await served.fetch(path, { json });
      const body: Looked = await response.json();
      deepEqual([response.status, body.code], [422, 'prerequisite_missing'], path);
      ok(body.details[0].includes('Registered, Silver, Gold'), path);
    }
    const definition = chain(
      { trigger: 'partner_stage_changed' },
      { type: 'update_record', data: { entity: 'partner', changes: { tier: 'Diamond' } } },
    );
    const workflowId = await api.activate(definition);
    await api.post(`/api/partners/${acme}/stage`, { stage: 'enable' });
    const [run] = await api.runsOf(workflowId);
    deepEqual([run.status, run.steps[0].error.code], ['failed', 'unknown_tier']);

    const csv = 'Company,First,Last,Mail,Level\nInitech,Bill,Lumbergh,bill@initech.example,Diamond\n';
    const mapping = {
      name: 'Company',
      contactFirstName: 'First',
      contactLastName: 'Last',
      contactEmail: 'Mail',
      tier: 'Level',
    };
    const started = await api.post('/api/partners/import', { csv, mapping });
    await served.settled();
    const done = (await api.read(`/api/partner-imports/${started.import.id}`)).import;
    deepEqual([done.created, done.errors.map(({ field }: Looked) => field)], [0, ['tier']]);
  });

  it('answers a repeat as the first time, also when the tier has ended since', async () => {
    const give = () =>
      served.fetch(`/api/partners/${acme}/tier`, { json: { tier: 'Gold' }, headers: { 'idempotency-key': 'once' } });
    const first = await give();
    await api.post(`/api/program/tiers/${tiers.Gold}/archive`);
    const again = await give();
    deepEqual([again.status, await again.json()], [first.status, await first.json()]);
  });
});
