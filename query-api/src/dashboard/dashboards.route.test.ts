import { deal, dealRegistration, partner } from '@partneros/domain';
import { createPartnerCommand, openDealCommand, profileExample } from '@partneros/domain/testing';
import { expect } from 'chai';
import { register } from '../deal-registration/contested-account.examples.ts';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';
import { act, activate, create, remove, runOnce, save } from '../workflow/workflow-queries.examples.ts';

const HOUR = 3_600_000;
const STRANGER = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
const PARTNER = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;

describe('dashboards', () => {
  let api: ServedQueryApi;
  before(async () => {
    api = await serveQueryApi();
    for (const n of [1, 2, 3]) {
      const partnerId = `partner-${n}`;
      const profile = profileExample({ regions: n === 1 ? ['EMEA', 'APAC'] : ['EMEA'] });
      await api.execute(partner, partnerId, createPartnerCommand({ partnerId, profile }));
    }
    await api.execute(partner, 'partner-2', {
      type: 'ChangePartnerStage',
      data: { partnerId: 'partner-2', stage: 'enable' },
    });
    await api.execute(partner, 'partner-2', {
      type: 'UpdatePartner',
      data: { partnerId: 'partner-2', changes: { type: 'technology', regions: [] } },
    });
    await api.execute(partner, 'partner-3', { type: 'ArchivePartner', data: { partnerId: 'partner-3', reason: null } });
    for (const n of [1, 2]) await api.execute(deal, `deal-${n}`, openDealCommand({ dealId: `deal-${n}` }));
    const closedAt = '2026-05-15T12:00:00.000Z';
    await api.execute(deal, 'deal-2', {
      type: 'CloseDealWon',
      data: { dealId: 'deal-2', amount: { minor: 5, currency: 'EUR' }, closedAt, now: api.clock.now() },
    });
    await register(api, 'registration-1', 'partner-1');
    await register(api, 'registration-2', 'partner-2', { accountClaimId: 'account-2' });
    api.clock.advance(3 * HOUR);
    await api.execute(dealRegistration, 'registration-1', {
      type: 'DeclineDealRegistration',
      data: { dealRegistrationId: 'registration-1', reason: null, declinedAt: api.clock.now() },
    });
  });
  after(() => api.close());

  const dashboard = async (name: string, request?: Parameters<ServedQueryApi['read']>[1]) =>
    (await api.read<{ dashboard: object }>(`/api/dashboards/${name}`, request)).body.dashboard;

  it('count partners as they are now, without those that are archived', async () => {
    expect(await dashboard('partners')).to.deep.equal({
      total: 2,
      byStage: [
        { value: 'enable', partners: 1 },
        { value: 'recruit', partners: 1 },
      ],
      byTier: [{ value: null, partners: 2 }],
      byType: [
        { value: 'reseller', partners: 1 },
        { value: 'technology', partners: 1 },
      ],
      byRegion: [
        { value: null, partners: 1 },
        { value: 'APAC', partners: 1 },
        { value: 'EMEA', partners: 1 },
      ],
    });
  });

  it('add the pipeline up by month', async () => {
    expect(await dashboard('pipeline')).to.deep.equal({
      pipeline: [
        { status: 'won', month: '2026-05', deals: 1, amount: { minor: 5, currency: 'EUR' } },
        { status: 'open', month: '2026-09', deals: 1, amount: { minor: 2_500_000, currency: 'EUR' } },
      ],
    });
  });

  it('measure how long partners wait', async () => {
    const waits = { medianMs: 3 * HOUR, p90Ms: 3 * HOUR, maxMs: 3 * HOUR };
    const figures = { approved: 0, rejected: 1, open: 1, longestOpenMs: 3 * HOUR, timeToDecision: waits };
    expect(await dashboard('deal-registrations')).to.deep.equal(figures);
    expect(await dashboard('deal-registrations?since=2026-05-17')).to.include({ rejected: 0, open: 0 });
    expect((await api.read('/api/dashboards/deal-registrations?since=yesterday')).status).to.equal(400);
  });

  it('tell what happened last, page by page', async () => {
    interface Page {
      readonly activities: readonly { readonly type: string; readonly partnerId: string }[];
      readonly nextCursor: string | null;
    }
    const { body } = await api.read<Page>('/api/dashboards/activity?limit=1');
    expect(body.activities.map(({ type, partnerId }) => [type, partnerId])).to.deep.equal([
      ['DealRegistrationDeclined', 'partner-1'],
    ]);
    const next = `/api/dashboards/activity?limit=1&cursor=${encodeURIComponent(body.nextCursor ?? '')}`;
    expect((await api.read<Page>(next)).body.activities[0]?.partnerId).to.equal('partner-2');
    const { activities } = (await api.read<Page>('/api/dashboards/activity?partnerId=partner-3')).body;
    expect(activities.map(({ type }) => type)).to.deep.equal(['PartnerArchived', 'PartnerCreated']);
  });

  it('are empty for another organization, and not for partners', async () => {
    const nothing = { total: 0, byStage: [], byTier: [], byType: [], byRegion: [] };
    expect(await dashboard('partners', { as: STRANGER })).to.deep.equal(nothing);
    expect(await dashboard('pipeline', { as: STRANGER })).to.deep.equal({ pipeline: [] });
    for (const name of ['partners', 'pipeline', 'deal-registrations', 'activity'])
      expect((await api.read(`/api/dashboards/${name}`, { as: PARTNER })).status, name).to.equal(403);
  });

  it('sum up what workflows have saved, week by week, also those that are deleted by now', async () => {
    const workflows = await serveQueryApi();
    const dashboard = async (query = '') =>
      (await workflows.read<{ dashboard: object }>(`/api/dashboards/minutes-saved${query}`)).body.dashboard;
    try {
      for (const id of ['w-1', 'w-2']) {
        await act(workflows, create(id, { name: id }));
        await act(workflows, save(id));
        await act(workflows, activate(id));
        await runOnce(workflows, id);
      }
      // From a Saturday to the Monday after the next.
      workflows.clock.advance(9 * 24 * HOUR);
      await runOnce(workflows, 'w-2');
      await act(workflows, remove('w-2'));
      expect(await dashboard('?weeks=3')).to.deep.equal({
        minutes: 15,
        steps: 3,
        weeks: [
          { week: '2026-05-11', minutes: 10, steps: 2 },
          { week: '2026-05-18', minutes: 0, steps: 0 },
          { week: '2026-05-25', minutes: 5, steps: 1 },
        ],
        workflows: [
          { workflowId: 'w-2', name: 'w-2', isDeleted: true, minutes: 10, steps: 2 },
          { workflowId: 'w-1', name: 'w-1', isDeleted: false, minutes: 5, steps: 1 },
        ],
      });
      expect(await dashboard('?weeks=1')).to.deep.include({ minutes: 5, steps: 1 });
    } finally {
      await workflows.close();
    }
  });
});

describe('dashboards of an organization with many of everything', () => {
  const MANY = 200;
  let api: ServedQueryApi;
  before(async () => {
    api = await serveQueryApi();
    for (let n = 0; n < MANY; n += 1) {
      const partnerId = `partner-${n}`;
      const profile = profileExample({ regions: [`Region ${n}`, `Land ${n}`] });
      const levels = { stage: `Stage ${n}`, tier: `Tier ${n}` };
      await api.execute(partner, partnerId, createPartnerCommand({ partnerId, profile, ...levels }));
      const month = String(1 + (n % 12)).padStart(2, '0');
      const expectedCloseDate = `${2030 + Math.floor(n / 12)}-${month}-01`;
      await api.execute(deal, `deal-${n}`, openDealCommand({ dealId: `deal-${n}`, partnerId, expectedCloseDate }));
    }
  });
  after(() => api.close());

  it('leave no stage, tier, region or month out', async () => {
    type Counts = readonly { readonly partners: number }[];
    const { body } = await api.read<{ dashboard: Readonly<Record<'byStage' | 'byTier' | 'byRegion', Counts>> }>(
      '/api/dashboards/partners',
    );
    const { byStage, byTier, byRegion } = body.dashboard;
    expect([byStage.length, byTier.length, byRegion.length]).to.deep.equal([MANY, MANY, 2 * MANY]);
    expect(body.dashboard).to.include({ total: MANY });
    expect([...byStage, ...byTier, ...byRegion].every(({ partners }) => partners === 1)).to.equal(true);
    const { pipeline } = (await api.read<{ dashboard: { pipeline: readonly object[] } }>('/api/dashboards/pipeline'))
      .body.dashboard;
    expect(pipeline).to.have.length(MANY);
  });
});
