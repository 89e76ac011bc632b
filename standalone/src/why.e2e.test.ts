import { deepEqual, equal, match } from 'node:assert/strict';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';
import { asks, chain, type Looked } from './testing/workflows-over-http.ts';

const mail = { type: 'send_email', data: { to: 'primary_contact', subject: 'Hello', body: '.' } };
const gold = { type: 'update_record', data: { entity: 'partner', changes: { tier: 'Gold' } } };

describe('asking why', () => {
  let served: ServedEverything;
  let http: ReturnType<typeof asks>;

  beforeEach(async () => {
    served = await serveEverything();
    http = asks(served);
  });

  afterEach(() => served.close());

  const createPartner = async (name: string, headers = {}): Promise<string> => {
    const primaryContact = { firstName: 'Ada', lastName: 'Lovelace', email: `ada@${name.toLowerCase()}.example` };
    const response = await served.fetch('/api/partners', { json: { name, primaryContact }, headers });
    return ((await response.json()) as Looked).partner.id;
  };

  it('leads from a mail, a run or an event back to the request it began with, link by link', async () => {
    const promote = await http.activate(chain({ trigger: 'partner_created' }, gold));
    const congratulate = await http.activate(chain({ trigger: 'partner_tier_changed', fromTier: null }, mail));
    await createPartner('Acme', { 'x-request-id': 'request-of-ada' });
    await served.settled();
    const [delivery] = (await http.read('/api/deliveries')).deliveries;
    const { because } = await http.read(`/api/why?runId=${delivery.runId}&stepId=${delivery.stepId}`);
    deepEqual(
      because.map(({ event, run }: Looked) => [event.type, event.actor.type, run?.workflowId ?? null]),
      [
        ['StepStarted', 'workflow', congratulate],
        ['PartnerTierChanged', 'workflow', null],
        ['StepStarted', 'workflow', promote],
        ['PartnerCreated', 'user', null],
      ],
    );
    const began = because.at(-1);
    deepEqual([began.event.actor.id, began.event.correlationId], ['user-1', 'request-of-ada']);
    match(began.says, /^PartnerCreated of partner .*: user user-1 asked for it, in request request-of-ada$/);

    const { runId } = delivery;
    deepEqual((await http.read(`/api/why?runId=${runId}`)).because.slice(1), because.slice(1));
    const [, tier] = because;
    const byPosition = await http.read(`/api/why?position=${tier.event.position}`);
    deepEqual(byPosition.because, because.slice(1));
    const { stream, revision } = tier.event;
    deepEqual(await http.read(`/api/why?${new URLSearchParams({ stream, revision })}`), byPosition);

    const foreign = { userId: 'user-9', organizationId: 'org-9', role: 'owner' } as const;
    for (const query of [
      { runId },
      { runId, stepId: delivery.stepId },
      { stream, revision },
      { position: tier.event.position },
    ])
      equal((await served.fetch(`/api/why?${new URLSearchParams(query)}`, { as: foreign })).status, 404);
    for (const query of ['', '?runId=x&position=1', '?stream=x', '?stepId=x'])
      equal((await served.fetch(`/api/why${query}`)).status, 400, query);
  });

  it('not says of each workflow, as it stood then, what kept it from starting', async () => {
    const partnerId = await createPartner('Acme');
    const draw = async (name: string, trigger: object, active = true) => {
      const { workflow } = await http.post('/api/workflows', { name, stage: 'onboard' });
      await http.put(`/api/workflows/${workflow.id}/definition`, chain(trigger, mail));
      if (active) await http.post(`/api/workflows/${workflow.id}/status`, { status: 'active' });
      return workflow.id;
    };
    await draw('Started', { trigger: 'partner_stage_changed' });
    await draw('Filtered', { trigger: 'partner_stage_changed', toStage: 'Execute' });
    await draw('Other', { trigger: 'partner_tier_changed' });
    const off = await draw('Off', { trigger: 'partner_stage_changed' });
    await http.post(`/api/workflows/${off}/status`, { status: 'inactive' });
    const draft = await draw('Draft', { trigger: 'partner_stage_changed' }, false);
    await http.post(`/api/partners/${partnerId}/stage`, { stage: 'enable' });
    await served.settled();
    await http.post(`/api/workflows/${draft}/status`, { status: 'active' });
    await draw('Later', { trigger: 'partner_stage_changed' });

    const { events } = await http.read(`/api/why-not?entity=partner&id=${partnerId}`);
    deepEqual(
      events.map(({ event }: Looked) => event.type),
      ['PartnerCreated', 'PartnerStageChanged'],
    );
    const { event, workflows } = events[1];
    deepEqual(
      workflows.map(({ name, outcome, why }: Looked) => [name, outcome, outcome === 'started' ? '' : why]),
      [
        ['Started', 'started', ''],
        ['Filtered', 'filter', 'The stage it moved to is enable, not Execute.'],
        [
          'Other',
          'other_event',
          'A partner_tier_changed trigger waits for PartnerTierChanged, this is PartnerStageChanged.',
        ],
        ['Off', 'not_active', 'The workflow was inactive then.'],
        ['Draft', 'not_active', 'The workflow was a draft then.'],
      ],
    );
    deepEqual((await http.read(`/api/why-not?position=${event.position}`)).events, [events[1]]);
    const foreign = { userId: 'user-9', organizationId: 'org-9', role: 'owner' } as const;
    equal((await served.fetch(`/api/why-not?position=${event.position}`, { as: foreign })).status, 404);
  });
});
