import { deepEqual, equal, ok } from 'node:assert/strict';
import { DAY, PLATFORM, TRIGGER_EVENTS } from '@partneros/domain';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';
import { asks, chain, type Looked } from './testing/workflows-over-http.ts';

const SAYS = {
  partner: '{{partner.name}}',
  primaryContact: '{{primaryContact.email}}',
  manager: '{{manager.name}}',
  registration: '{{registration.accountName}}',
  submitter: '{{submitter.name}}',
  reviewer: '{{reviewer.name}}',
  agreement: '{{agreement.title}}',
  contract: '{{contract.name}}',
  daysLeft: '{{daysLeft}}',
  lastActivityAt: '{{lastActivityAt}}',
  daysInactive: '{{daysInactive}}',
  deal: '{{deal.name}}',
  request: '{{request.title}}',
  payment: '{{payment.reference}}',
  certification: '{{certification.title}}',
  contact: '{{contact.email}}',
  from: '{{from}}',
  to: '{{to}}',
  reason: '{{reason}}',
  application: '{{application.status}}',
  formData: '{{formData.company}} {{formData.email}}',
  affiliate: '{{affiliate.name}}',
} as const;

type Said = { readonly [Name in keyof typeof SAYS]?: string };

const ACME = {
  name: 'Acme',
  type: 'technology',
  partnerManagerId: 'user-1',
  primaryContact: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' },
};
const ABOUT_ACME = { partner: 'Acme', primaryContact: 'ada@acme.example', manager: 'Olivia Owner' };
const EUR = (minor: number) => ({ minor, currency: 'EUR' });

describe('the trigger', () => {
  let served: ServedEverything;
  let api: ReturnType<typeof asks>;
  const tested = new Set<string>();

  beforeEach(async () => {
    served = await serveEverything();
    api = asks(served);
  });

  afterEach(() => served.close());

  const listenTo = (trigger: { readonly trigger: keyof typeof TRIGGER_EVENTS; readonly [filter: string]: unknown }) => {
    tested.add(trigger.trigger);
    const mail = { to: 'team@partneros.example', subject: trigger.trigger, body: JSON.stringify(SAYS) };
    return api.activate(chain(trigger, { type: 'send_email', data: mail }));
  };

  // What workflows send; links into the portal are PartnerOS's own.
  const sent = () =>
    served.effects.recorded.flatMap(({ effect }) =>
      'text' in effect && 'to' in effect && effect.organizationId !== PLATFORM ? [effect] : [],
    );

  // One run that went well, one mail, and in it what the contract says that the steps of this trigger see.
  const ranOnce = async (workflowId: string, says: Said, subject: { entity: string; id: string }) => {
    const runs = await api.runsOf(workflowId);
    equal(runs.length, 1);
    const [run] = runs;
    deepEqual([run.status, run.mode, run.subject], ['succeeded', 'live', subject]);
    deepEqual(
      run.steps.map((step: Looked) => [step.nodeId, step.nodeType, step.status]),
      [['n1', 'send_email', 'succeeded']],
    );
    const mails = sent();
    equal(mails.length, 1);
    const said = Object.entries(JSON.parse(mails[0]?.text ?? '{}')).filter(([, value]) => String(value).trim() !== '');
    deepEqual(Object.fromEntries(said), says);
  };

  const ranNever = async (workflowId: string) => {
    deepEqual(await api.runsOf(workflowId), []);
    deepEqual(sent(), []);
  };

  const partner = async (over: object = {}) => (await api.post('/api/partners', { ...ACME, ...over })).partner;

  const registration = async (amount = 250_000) => {
    const { id: partnerId } = await partner();
    const body = { partnerId, accountName: 'Globex', amount: EUR(amount) };
    return (await api.post('/api/deal-registrations', body)).dealRegistration;
  };

  const deal = async (amount = 250_000) => {
    const { id: partnerId } = await partner();
    return (await api.post('/api/deals', { partnerId, name: 'Globex line 2', amount: EUR(amount) })).deal;
  };

  describe('partner_created', () => {
    it('fires for a new partner', async () => {
      const workflow = await listenTo({ trigger: 'partner_created' });
      const { id } = await partner();
      await ranOnce(workflow, ABOUT_ACME, { entity: 'partner', id });
    });

    it('fires for the types it asks for, and for no other', async () => {
      const workflow = await listenTo({ trigger: 'partner_created', partnerTypes: ['reseller', 'referral'] });
      await partner();
      await ranNever(workflow);
      const { id } = await partner({ name: 'Initech', type: 'referral' });
      await ranOnce(workflow, { ...ABOUT_ACME, partner: 'Initech' }, { entity: 'partner', id });
    });

    it('fires once for a creation that is sent again', async () => {
      const workflow = await listenTo({ trigger: 'partner_created' });
      const headers = { 'idempotency-key': 'once' };
      await Promise.all(Array.from({ length: 5 }, () => served.fetch('/api/partners', { json: ACME, headers })));
      equal((await api.runsOf(workflow)).length, 1);
      equal(sent().length, 1);
    });
  });

  describe('partner_joined_platform', () => {
    const onboard = async (partnerId: string) => {
      const path = `/api/partners/${partnerId}/portal-onboarding`;
      const { portalOnboarding } = await api.read(path);
      for (const { step } of portalOnboarding.steps) await api.post(`${path}/complete-step`, { step });
      return Promise.all([1, 2, 3].map(() => api.post(`${path}/complete`)));
    };

    it('fires once, when a partner has gone through the onboarding of the portal', async () => {
      const workflow = await listenTo({ trigger: 'partner_joined_platform' });
      // The founder of the organization is also whom Acme is talked to through.
      const primaryContact = { ...ACME.primaryContact, email: 'olivia@partneros.example' };
      const { id } = await partner({ primaryContact });
      await ranNever(workflow);
      await onboard(id);
      const email = primaryContact.email;
      await ranOnce(workflow, { ...ABOUT_ACME, primaryContact: email, contact: email }, { entity: 'partner', id });
      await onboard(id);
      equal((await api.runsOf(workflow)).length, 1);
    });

    it('does not fire for steps, however many', async () => {
      const workflow = await listenTo({ trigger: 'partner_joined_platform' });
      const { id } = await partner();
      await api.post(`/api/partners/${id}/portal-onboarding/complete-step`, { step: 'company' });
      await ranNever(workflow);
    });
  });

  describe('partner_stage_changed', () => {
    it('fires for any change, and says from where to where', async () => {
      const workflow = await listenTo({ trigger: 'partner_stage_changed' });
      const { id } = await partner();
      await api.post(`/api/partners/${id}/stage`, { stage: 'onboard' });
      await ranOnce(workflow, { ...ABOUT_ACME, from: 'recruit', to: 'onboard' }, { entity: 'partner', id });
    });

    it('fires for the change it asks for, and for no other', async () => {
      const workflow = await listenTo({ trigger: 'partner_stage_changed', fromStage: 'Onboard', toStage: 'enable' });
      const { id } = await partner();
      for (const stage of ['onboard', 'execute', 'enable', 'recruit'])
        await api.post(`/api/partners/${id}/stage`, { stage });
      await ranNever(workflow);
      for (const stage of ['onboard', 'enable']) await api.post(`/api/partners/${id}/stage`, { stage });
      await ranOnce(workflow, { ...ABOUT_ACME, from: 'onboard', to: 'enable' }, { entity: 'partner', id });
    });

    it('does not fire for a stage that the partner is in already', async () => {
      const workflow = await listenTo({ trigger: 'partner_stage_changed' });
      const { id } = await partner();
      await api.post(`/api/partners/${id}/stage`, { stage: 'recruit' });
      await ranNever(workflow);
    });
  });

  describe('partner_tier_changed', () => {
    it('fires for a move between tiers, not for a first tier', async () => {
      const workflow = await listenTo({ trigger: 'partner_tier_changed' });
      const { id } = await partner();
      await api.post(`/api/partners/${id}/tier`, { tier: 'Silver' });
      await ranNever(workflow);
      await api.post(`/api/partners/${id}/tier`, { tier: 'Gold' });
      await ranOnce(workflow, { ...ABOUT_ACME, from: 'Silver', to: 'Gold' }, { entity: 'partner', id });
    });

    it('fires for a first tier when it asks for that', async () => {
      const workflow = await listenTo({ trigger: 'partner_tier_changed', fromTier: null, toTier: 'gold' });
      const { id } = await partner();
      await api.post(`/api/partners/${id}/tier`, { tier: 'Gold' });
      await ranOnce(workflow, { ...ABOUT_ACME, to: 'Gold' }, { entity: 'partner', id });
    });

    it('fires for the move it asks for, and for no other', async () => {
      const workflow = await listenTo({ trigger: 'partner_tier_changed', fromTier: 'Gold', toTier: 'Platinum' });
      const { id } = await partner({ tier: 'Silver' });
      for (const tier of ['Gold', 'Silver', 'Platinum']) await api.post(`/api/partners/${id}/tier`, { tier });
      await ranNever(workflow);
    });
  });

  describe('contact_added_to_partner', () => {
    const grace = { firstName: 'Grace', lastName: 'Hopper', email: 'grace@acme.example' };

    it('fires for a contact that joins, not for the one that the partner is created with', async () => {
      const workflow = await listenTo({ trigger: 'contact_added_to_partner' });
      const { id } = await partner();
      await ranNever(workflow);
      await api.post(`/api/partners/${id}/contacts`, grace);
      await ranOnce(workflow, { ...ABOUT_ACME, contact: 'grace@acme.example' }, { entity: 'partner', id });
    });

    it('fires for the primary contact too when it asks for that', async () => {
      const workflow = await listenTo({ trigger: 'contact_added_to_partner', includePrimary: true });
      const { id } = await partner();
      await ranOnce(workflow, { ...ABOUT_ACME, contact: 'ada@acme.example' }, { entity: 'partner', id });
    });
  });

  describe('partner_agreement_signed', () => {
    const agreement = async (name = 'NDA') => {
      const roles = [
        { role: 'Partner', signedBy: 'partner' },
        { role: 'PartnerOS', signedBy: 'organization' },
      ];
      const { template } = await api.post('/api/legal-templates', { name, roles });
      const { id } = await partner();
      const sent = await api.post(`/api/partners/${id}/agreements`, { templateId: template.id });
      return sent.agreement as Looked;
    };
    const sign = (id: string, role: string) => api.post(`/api/agreements/${id}/sign`, { role });

    it('fires when the last required role signs, once', async () => {
      const workflow = await listenTo({ trigger: 'partner_agreement_signed' });
      const { id } = await agreement();
      await sign(id, 'Partner');
      await ranNever(workflow);
      for (const role of ['PartnerOS', 'PartnerOS', 'Partner']) await sign(id, role);
      await ranOnce(workflow, { ...ABOUT_ACME, agreement: 'NDA' }, { entity: 'agreement', id });
    });

    it('fires for the template it asks for, and for no other', async () => {
      const { id, templateId } = await agreement();
      const workflow = await listenTo({ trigger: 'partner_agreement_signed', templateId });
      const other = await agreement('Terms');
      for (const role of ['Partner', 'PartnerOS']) await sign(other.id, role);
      await ranNever(workflow);
      for (const role of ['Partner', 'PartnerOS']) await sign(id, role);
      await ranOnce(workflow, { ...ABOUT_ACME, agreement: 'NDA' }, { entity: 'agreement', id });
    });
  });

  describe('contract_renewal_approaching', () => {
    const contract = async (renewalDate: string, partnerId?: string) => {
      const id = partnerId ?? (await partner()).id;
      const body = { name: 'Reseller contract', renewalDate };
      return (await api.post(`/api/partners/${id}/contracts`, body)).contract as Looked;
    };
    const passTo = async (at: string) => {
      served.clock.set(at);
      await served.settled();
    };

    it('fires when the day begins that is 30 days before the renewal, where the organization is', async () => {
      await api.patch('/api/organization', { timeZone: 'Europe/Berlin' });
      const workflow = await listenTo({ trigger: 'contract_renewal_approaching' });
      const { id } = await contract('2026-09-30');
      await passTo('2026-08-30T21:59:59.999Z');
      await ranNever(workflow);
      await passTo('2026-08-30T22:00:00.000Z');
      await ranOnce(
        workflow,
        { ...ABOUT_ACME, contract: 'Reseller contract', daysLeft: '30' },
        { entity: 'contract', id },
      );
      await passTo('2026-12-31T00:00:00.000Z');
      equal((await api.runsOf(workflow)).length, 1);
    });

    it('fires after the days it asks for, and at once inside them', async () => {
      const workflow = await listenTo({ trigger: 'contract_renewal_approaching', daysBefore: 10 });
      const { partnerId } = await contract('2026-05-27');
      await ranNever(workflow);
      const { id } = await contract('2026-05-20', partnerId);
      await ranOnce(
        workflow,
        { ...ABOUT_ACME, contract: 'Reseller contract', daysLeft: '4' },
        { entity: 'contract', id },
      );
    });

    it('follows a date that moves', async () => {
      const workflow = await listenTo({ trigger: 'contract_renewal_approaching' });
      const { id } = await contract('2026-06-30');
      await api.post(`/api/contracts/${id}/renewal-date`, { renewalDate: '2026-09-30' });
      await passTo('2026-08-30T23:59:59.999Z');
      await ranNever(workflow);
      await passTo('2026-08-31T00:00:00.000Z');
      await ranOnce(
        workflow,
        { ...ABOUT_ACME, contract: 'Reseller contract', daysLeft: '30' },
        { entity: 'contract', id },
      );
    });
  });

  describe('partner_inactive', () => {
    const pass = async (days: number) => {
      served.clock.advance(days * DAY);
      await served.settled();
    };
    const meet = (id: string) =>
      api.post(`/api/partners/${id}/activities`, { kind: 'call', summary: 'Called', happenedAt: served.clock.now() });

    it('fires once per quiet period of 30 days', async () => {
      const workflow = await listenTo({ trigger: 'partner_inactive' });
      const { id } = await partner();
      await pass(29);
      await meet(id);
      await pass(29);
      await ranNever(workflow);
      await pass(1);
      const says = { ...ABOUT_ACME, lastActivityAt: '2026-06-14T12:00:00.000Z', daysInactive: '30' };
      await ranOnce(workflow, says, { entity: 'partner', id });
      await pass(300);
      equal((await api.runsOf(workflow)).length, 1);
      await meet(id);
      await pass(30);
      equal((await api.runsOf(workflow)).length, 2);
    });

    it('fires after the days it asks for, and only for partners that are quiet for so long after it was switched on', async () => {
      await partner({ name: 'Initech' });
      await pass(50);
      const workflow = await listenTo({ trigger: 'partner_inactive', days: 45 });
      const { id } = await partner();
      await pass(45);
      const says = { ...ABOUT_ACME, lastActivityAt: '2026-07-05T12:00:00.000Z', daysInactive: '45' };
      await ranOnce(workflow, says, { entity: 'partner', id });
    });

    it('does not take what its own steps do for activity', async () => {
      const trigger = { trigger: 'partner_inactive', days: 7 };
      const task = { type: 'create_task', data: { title: 'Call' } };
      const workflow = await api.activate(chain(trigger, task));
      await partner();
      await pass(7);
      await pass(7);
      await pass(7);
      equal((await api.runsOf(workflow)).length, 1);
    });
  });

  describe('deal_registered', () => {
    it('fires for a submitted registration', async () => {
      const workflow = await listenTo({ trigger: 'deal_registered' });
      const { id } = await registration();
      const says = { ...ABOUT_ACME, registration: 'Globex', submitter: 'Olivia Owner' };
      await ranOnce(workflow, says, { entity: 'deal_registration', id });
    });

    it('fires from the amount on that it asks for', async () => {
      const workflow = await listenTo({ trigger: 'deal_registered', minAmount: 100_000 });
      const { id, partnerId } = await registration(100_000);
      const small = { partnerId, accountName: 'Hooli', amount: EUR(99_999) };
      await api.post('/api/deal-registrations', small);
      const says = { ...ABOUT_ACME, registration: 'Globex', submitter: 'Olivia Owner' };
      await ranOnce(workflow, says, { entity: 'deal_registration', id });
    });
  });

  describe('deal_registration_approved', () => {
    it('fires for an approval, and knows the deal that it opened', async () => {
      const workflow = await listenTo({ trigger: 'deal_registration_approved' });
      const { id } = await registration();
      await api.post(`/api/deal-registrations/${id}/start-review`);
      await ranNever(workflow);
      await api.post(`/api/deal-registrations/${id}/approve`);
      const says = { registration: 'Globex', submitter: 'Olivia Owner', reviewer: 'Olivia Owner', deal: 'Globex' };
      await ranOnce(workflow, { ...ABOUT_ACME, ...says }, { entity: 'deal_registration', id });
    });

    it('comes with one deal, however often and fast the approval comes', async () => {
      const workflow = await listenTo({ trigger: 'deal_registration_approved' });
      const { id } = await registration();
      const approvals = await Promise.all(
        Array.from({ length: 10 }, () => served.fetch(`/api/deal-registrations/${id}/approve`, { json: {} })),
      );
      ok(approvals.every(({ status }) => status === 200 || status === 409));
      equal((await api.runsOf(workflow)).length, 1);
      const { deals } = await api.read(`/api/deals?dealRegistrationId=${id}`);
      const { dealRegistration } = await api.read(`/api/deal-registrations/${id}`);
      deepEqual(
        deals.map((each: Looked) => [each.id, each.status, each.amount]),
        [[dealRegistration.dealId, 'open', EUR(250_000)]],
      );
      deepEqual([dealRegistration.status, deals[0].dealRegistrationId], ['approved', id]);
    });
  });

  describe('deal_registration_declined', () => {
    it('fires for a refusal, and says why', async () => {
      const workflow = await listenTo({ trigger: 'deal_registration_declined' });
      const { id } = await registration();
      await api.post(`/api/deal-registrations/${id}/decline`, { reason: 'Taken.' });
      const says = { registration: 'Globex', submitter: 'Olivia Owner', reviewer: 'Olivia Owner', reason: 'Taken.' };
      await ranOnce(workflow, { ...ABOUT_ACME, ...says }, { entity: 'deal_registration', id });
    });

    it('does not fire for a registration that is taken back', async () => {
      const workflow = await listenTo({ trigger: 'deal_registration_declined' });
      const { id } = await registration();
      await api.post(`/api/deal-registrations/${id}/withdraw`);
      await ranNever(workflow);
    });
  });

  describe('deal_closed_won', () => {
    it('fires for a deal that is won', async () => {
      const workflow = await listenTo({ trigger: 'deal_closed_won' });
      const { id } = await deal();
      await api.post(`/api/deals/${id}/close-won`);
      await ranOnce(workflow, { ...ABOUT_ACME, deal: 'Globex line 2' }, { entity: 'deal', id });
    });

    it('fires from the amount on that it asks for, by what the deal is won with', async () => {
      const workflow = await listenTo({ trigger: 'deal_closed_won', minAmount: 300_000 });
      const { id, partnerId } = await deal();
      const other = (await api.post('/api/deals', { partnerId, name: 'Hooli', amount: EUR(900_000) })).deal;
      await api.post(`/api/deals/${other.id}/close-won`, { amount: EUR(299_999) });
      await ranNever(workflow);
      await api.post(`/api/deals/${id}/close-won`, { amount: EUR(300_000) });
      await ranOnce(workflow, { ...ABOUT_ACME, deal: 'Globex line 2' }, { entity: 'deal', id });
    });
  });

  describe('deal_closed_lost', () => {
    it('fires for a deal that is lost, and says why', async () => {
      const workflow = await listenTo({ trigger: 'deal_closed_lost' });
      const { id } = await deal();
      await api.post(`/api/deals/${id}/close-lost`, { reason: 'No budget.' });
      await ranOnce(workflow, { ...ABOUT_ACME, deal: 'Globex line 2', reason: 'No budget.' }, { entity: 'deal', id });
    });

    it('does not fire for one that is won', async () => {
      const workflow = await listenTo({ trigger: 'deal_closed_lost' });
      const { id } = await deal();
      await api.post(`/api/deals/${id}/close-won`);
      await ranNever(workflow);
    });
  });

  describe('partner_certification_completed', () => {
    const certified = async (title: string) => {
      const path = '/api/enablement/certifications';
      const { id } = (await api.post(path, { title })).certification;
      await api.post(`${path}/${id}/publish`);
      return { id, complete: (learner: object) => api.post(`${path}/${id}/complete`, learner) };
    };

    it('fires for a contact who passes the certification it asks for, and for no other', async () => {
      const { id: partnerId, primaryContactId: contactId } = await partner();
      const [seller, buyer] = [await certified('Certified seller'), await certified('Certified buyer')];
      const workflow = await listenTo({ trigger: 'partner_certification_completed', certificationId: seller.id });
      await buyer.complete({ partnerId, contactId });
      await ranNever(workflow);
      await seller.complete({ partnerId, contactId });
      const says = { ...ABOUT_ACME, contact: 'ada@acme.example', certification: 'Certified seller' };
      await ranOnce(workflow, says, { entity: 'certification', id: seller.id });
    });
  });

  describe('mdf_request_submitted', () => {
    it('fires for a request from the amount on that it asks for', async () => {
      const workflow = await listenTo({ trigger: 'mdf_request_submitted', minAmount: 100_000 });
      const { id: partnerId } = await partner();
      await api.post('/api/mdf-requests', { partnerId, title: 'Flyers', amount: EUR(99_999) });
      await ranNever(workflow);
      const body = { partnerId, title: 'Booth at the fair', amount: EUR(100_000) };
      const { id } = (await api.post('/api/mdf-requests', body)).mdfRequest;
      const says = { ...ABOUT_ACME, request: 'Booth at the fair', submitter: 'Olivia Owner' };
      await ranOnce(workflow, says, { entity: 'mdf_request', id });
    });
  });

  describe('partner_payment_made', () => {
    it('fires for a payment from the amount on that it asks for', async () => {
      const workflow = await listenTo({ trigger: 'partner_payment_made', minAmount: 100_000 });
      const { id: partnerId } = await partner();
      const path = `/api/partners/${partnerId}/payments`;
      await api.post(path, { amount: EUR(99_999), reference: 'Small' });
      await ranNever(workflow);
      const { id } = (await api.post(path, { amount: EUR(100_000), reference: 'Commission May' })).payment;
      await ranOnce(workflow, { ...ABOUT_ACME, payment: 'Commission May' }, { entity: 'payment', id });
    });

    it('fires once for funds that are paid, and not for a payment taken back', async () => {
      const { id: partnerId } = await partner();
      const body = { partnerId, title: 'Booth', amount: EUR(100_000) };
      const { id: requestId } = (await api.post('/api/mdf-requests', body)).mdfRequest;
      const workflow = await listenTo({ trigger: 'partner_payment_made' });
      await api.post(`/api/mdf-requests/${requestId}/approve`);
      await api.post(`/api/mdf-requests/${requestId}/submit-proof`, { note: 'Done' });
      const { paymentId: id } = (await api.post(`/api/mdf-requests/${requestId}/pay`, { reference: 'INV-7' }))
        .mdfRequest;
      await api.post(`/api/payments/${id}/reverse`);
      const says = { ...ABOUT_ACME, request: 'Booth', submitter: 'Olivia Owner', payment: 'INV-7' };
      await ranOnce(workflow, says, { entity: 'payment', id });
    });
  });

  describe('application_submitted', () => {
    const APPLIED = { application: 'submitted', formData: 'Initech bill@initech.example' };

    const form = async (slug: string) => {
      const fields = ['company', 'email'].map((fieldKey) => ({ fieldKey, type: 'text', label: fieldKey }));
      const { applicationForm } = await api.post('/api/application-forms', { name: slug, slug, fields });
      await api.post(`/api/application-forms/${applicationForm.id}/publish`);
      return applicationForm.id as string;
    };
    const apply = async (slug: string, affiliateSlug?: string) => {
      const formData = { company: 'Initech', email: 'bill@initech.example' };
      const json = { slug, formData, affiliateSlug };
      const headers = { 'idempotency-key': slug };
      const path = '/api/partners/applications/submit';
      const both = [1, 2].map(() => served.fetch(path, { json, headers, as: 'nobody' }));
      deepEqual(
        (await Promise.all(both)).map(({ status }) => status),
        [200, 200],
      );
    };
    const idOf = async (formId: string): Promise<string> => {
      await served.settled();
      return (await api.read(`/api/applications?applicationFormId=${formId}`)).applications[0].id;
    };

    it('fires once for an application that is sent twice, and knows its answers and who brought it', async () => {
      const workflow = await listenTo({ trigger: 'application_submitted' });
      const formId = await form('resellers');
      await api.post('/api/affiliate-links', { name: 'Spring campaign', slug: 'spring' });
      await apply('resellers', 'spring');
      const says = { ...APPLIED, affiliate: 'Spring campaign' };
      await ranOnce(workflow, says, { entity: 'application', id: await idOf(formId) });
    });

    it('fires for the form it asks for, and for no other', async () => {
      const [resellers, agencies] = [await form('resellers'), await form('agencies')];
      const workflow = await listenTo({ trigger: 'application_submitted', formId: agencies });
      await apply('resellers', 'nobody-knows-this-one');
      await ranNever(workflow);
      ok(await idOf(resellers));
      await apply('agencies');
      await ranOnce(workflow, APPLIED, { entity: 'application', id: await idOf(agencies) });
    });

    it('is followed by partner_created when the application is approved', async () => {
      const workflow = await listenTo({ trigger: 'partner_created' });
      const formId = await form('resellers');
      await apply('resellers');
      const id = await idOf(formId);
      const primaryContact = { firstName: 'Bill', lastName: 'Lumbergh', email: 'bill@initech.example' };
      const approve = () => api.post(`/api/applications/${id}/approve`, { name: 'Initech', primaryContact });
      const [{ application }] = await Promise.all([approve(), approve()]);
      const says = { partner: 'Initech', primaryContact: 'bill@initech.example' };
      await ranOnce(workflow, says, { entity: 'partner', id: application.partnerId });
      const { partners } = await api.read('/api/partners');
      deepEqual(
        partners.map((each: Looked) => [each.id, each.source]),
        [[application.partnerId, 'application']],
      );
    });
  });

  describe('manual', () => {
    it('fires when somebody starts that very workflow, for the partner they name', async () => {
      const workflow = await listenTo({ trigger: 'manual' });
      const other = await listenTo({ trigger: 'manual' });
      const { id } = await partner();
      await ranNever(workflow);
      const { run } = await api.post(`/api/workflows/${workflow}/run-once`, { mode: 'live', partnerId: id });
      await ranOnce(workflow, ABOUT_ACME, { entity: 'partner', id });
      equal((await api.runsOf(workflow))[0].id, run.id);
      deepEqual(await api.runsOf(other), []);
    });
  });

  describe('of any type', () => {
    it('has a test', () => {
      deepEqual([...tested].toSorted(), Object.keys(TRIGGER_EVENTS).toSorted());
    });
  });
});
