import { DAY, deal, partner, type WorkflowCommand } from '@partneros/domain';
import { createPartnerCommand, welcomeDefinition } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';
import { act, create, save } from './workflow-queries.examples.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
type Looked = any;

const triggered = (trigger: object): WorkflowCommand =>
  save('w-1', {
    ...welcomeDefinition,
    nodes: welcomeDefinition.nodes.map((node) => (node.type === 'trigger' ? { ...node, data: { ...trigger } } : node)),
  });

describe('the preview of an enrolment over HTTP', () => {
  let api: ServedQueryApi;
  beforeEach(async () => {
    api = await serveQueryApi();
    await act(api, create('w-1'));
    for (const [partnerId, stage] of [
      ['p-1', 'Enable'],
      ['p-2', 'enable'],
      ['p-3', 'recruit'],
    ] as const)
      await api.execute(partner, partnerId, createPartnerCommand({ partnerId, stage }));
    await api.execute(partner, 'p-9', createPartnerCommand({ partnerId: 'p-9' }), { organizationId: 'org-2' });
    for (const [dealId, partnerId] of [
      ['d-1', 'p-1'],
      ['d-2', null],
    ] as const) {
      const terms = { name: 'Line', accountName: 'Globex', accountDomain: null, expectedCloseDate: null };
      await open(dealId, partnerId, terms);
    }
  });
  afterEach(() => api.close());

  const open = async (dealId: string, partnerId: string | null, terms: object) => {
    const amount = { minor: 5_000, currency: 'EUR' };
    const data = { dealId, partnerId, dealRegistrationId: null, amount, ...terms };
    await api.execute(deal, dealId, { type: 'OpenDeal', data } as Looked);
    await api.execute(deal, dealId, {
      type: 'CloseDealWon',
      data: { dealId, amount, closedAt: '2026-05-16T12:00:00.000Z' },
    } as Looked);
  };
  const preview = async (trigger: object) => {
    await act(api, triggered(trigger));
    const { body } = await api.read<Looked>('/api/workflows/w-1/enrolment-preview');
    const { count, reason } = body.enrolmentPreview;
    return reason === null ? count : reason;
  };

  it('counts who stands today where the trigger leads to', async () => {
    expect(await preview({ trigger: 'partner_created' })).to.equal(3);
    expect(await preview({ trigger: 'partner_stage_changed', toStage: 'ENABLE' })).to.equal(2);
    expect(await preview({ trigger: 'partner_tier_changed', toTier: 'Nowhere' })).to.equal(0);
    expect(await preview({ trigger: 'deal_closed_won' })).to.equal(1);
    expect(await preview({ trigger: 'deal_closed_won', minAmount: 5_001 })).to.equal(0);
    expect(await preview({ trigger: 'deal_registered' })).to.equal(0);
    expect(await preview({ trigger: 'partner_inactive', days: 10 })).to.equal(0);
    api.clock.advance(10 * DAY);
    expect(await preview({ trigger: 'partner_inactive', days: 10 })).to.equal(3);
  });

  it('says why there can be nobody', async () => {
    expect(await preview({ trigger: 'manual' })).to.equal('Somebody starts it by hand, and says with whom.');
    expect(await preview({ trigger: 'partner_stage_changed' })).to.equal(
      'Every partner is in some stage: say in which with toStage.',
    );
    expect(await preview({ trigger: 'partner_stage_changed', fromStage: 'x', toStage: 'y' })).to.equal(
      'Where partners came from is their past: leave fromStage out.',
    );
    expect(await preview({ trigger: 'no_such_thing' })).to.equal('The workflow could not run yet.');
  });

  it('is about the version that would be activated', async () => {
    await preview({ trigger: 'partner_created' });
    const { body } = await api.read<Looked>('/api/workflows/w-1/enrolment-preview');
    expect(body).to.deep.equal({
      enrolmentPreview: { version: 2, trigger: 'partner_created', count: 3, reason: null },
    });
  });

  it('is not found where there is no workflow, nor is an enrolment that nobody asked for', async () => {
    for (const path of ['w-0/enrolment-preview', 'w-0/existing-enrolment', 'w-1/existing-enrolment'])
      expect((await api.read(`/api/workflows/${path}`)).status).to.equal(404);
  });
});
