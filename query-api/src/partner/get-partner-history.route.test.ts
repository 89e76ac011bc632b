import { consequenceOf, deal, type EventResource, partner } from '@partneros/domain';
import { createPartnerCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Page {
  readonly events: readonly EventResource[];
  readonly nextCursor: string | null;
}

const toStage = (stage: string) => ({ type: 'ChangePartnerStage', data: { partnerId: 'partner-1', stage } }) as const;

describe('the history of a partner', () => {
  let api: ServedQueryApi;

  before(async () => {
    api = await serveQueryApi();
    const occurredAt = '2025-12-24T00:00:00.000Z';
    await api.execute(partner, 'partner-1', createPartnerCommand(), { cause: { occurredAt } });
    await api.execute(partner, 'partner-2', createPartnerCommand({ partnerId: 'partner-2' }));
    const moved = await api.execute(partner, 'partner-1', toStage('onboard'));
    if (moved.kind !== 'recorded' || moved.events[0] === undefined) throw new Error('not recorded');

    const actor = { type: 'workflow', id: 'workflow-1' } as const;
    const cause = consequenceOf(moved.events[0], api.ids, {
      actor,
      reason: 'step',
      occurredAt: api.clock.now(),
      depth: 1,
    });
    await api.execute(
      deal,
      'deal-1',
      {
        type: 'OpenDeal',
        data: {
          dealId: 'deal-1',
          partnerId: 'partner-1',
          dealRegistrationId: null,
          name: 'Rollout',
          amount: { minor: 1, currency: 'EUR' },
          expectedCloseDate: null,
          accountName: null,
          accountDomain: null,
        },
      },
      { cause: { ...cause, via: ['workflow-1/partner-1'] } },
    );
  });
  after(() => api.close());

  it('holds the events of the partner and of everything that belongs to it, oldest first', async () => {
    const { status, body } = await api.read<Page>('/api/partners/partner-1/history');
    expect(status).to.equal(200);
    expect(body.events.map(({ type }) => type)).to.deep.equal(['PartnerCreated', 'PartnerStageChanged', 'DealOpened']);
    expect(body.nextCursor).to.equal(null);
  });

  it('says who, when it happened, when it was recorded, and what exactly', async () => {
    const { body } = await api.read<Page>('/api/partners/partner-1/history?limit=1');
    expect(body.events[0]).to.deep.include({
      type: 'PartnerCreated',
      at: '2025-12-24T00:00:00.000Z',
      recordedAt: '2026-05-16T12:00:00.000Z',
      position: '1',
      revision: '0',
      actor: { type: 'user', id: 'user-1' },
      causedBy: null,
      data: createPartnerCommand().data,
    });
  });

  it('says which event led to an event, and by which automations', async () => {
    const { body } = await api.read<Page>('/api/partners/partner-1/history');
    const [, moved, opened] = body.events;
    expect(opened?.actor).to.deep.equal({ type: 'workflow', id: 'workflow-1' });
    expect(opened?.causedBy).to.deep.equal({
      eventId: moved?.id,
      stream: moved?.stream,
      revision: moved?.revision,
      depth: 1,
      via: ['workflow-1/partner-1'],
    });
  });

  it('goes newest first, page by page', async () => {
    const first = await api.read<Page>('/api/partners/partner-1/history?sort=-position&limit=2');
    expect(first.body.events.map(({ type }) => type)).to.deep.equal(['DealOpened', 'PartnerStageChanged']);
    const cursor = encodeURIComponent(first.body.nextCursor ?? '');
    const rest = await api.read<Page>(`/api/partners/partner-1/history?sort=-position&limit=2&cursor=${cursor}`);
    expect(rest.body.events.map(({ type }) => type)).to.deep.equal(['PartnerCreated']);
    expect(rest.body.nextCursor).to.equal(null);
  });

  it('is not found for an unknown partner, or one of another organization', async () => {
    const as = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    expect((await api.read('/api/partners/partner-9/history')).status).to.equal(404);
    expect((await api.read('/api/partners/partner-1/history', { as })).status).to.equal(404);
  });

  it('is not for partners themselves', async () => {
    const as = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;
    expect((await api.read('/api/partners/partner-1/history', { as })).status).to.equal(403);
  });
});
