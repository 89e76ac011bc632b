import { expect } from 'chai';
import { createAcme, send } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { sendJson } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const sendContract = sendJson<'contract'>;
const RESELLER = { name: 'Reseller contract', renewalDate: '2026-09-30' };

describe('contract commands over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
  });
  afterEach(() => api.close());

  const create = (over: object = {}, request?: Parameters<typeof sendContract>[3]) =>
    sendContract(api, `/api/partners/${partnerId}/contracts`, { ...RESELLER, ...over }, request);

  it('notes a contract and answers it', async () => {
    const { status, body } = await create();
    expect(status).to.equal(201);
    expect(body.contract).to.deep.include({ ...RESELLER, partnerId, agreementId: null, status: 'active' });
    expect(await api.events('ContractCreated')).to.have.length(1);
  });

  it('moves the renewal date, renews and ends it, each once', async () => {
    const { id } = (await create()).body.contract;
    const steps = [
      ['renewal-date', { renewalDate: '2026-10-31' }, { renewalDate: '2026-10-31' }],
      ['renew', { renewalDate: '2027-10-31' }, { renewalDate: '2027-10-31', renewedAt: '2026-05-16T12:00:00.000Z' }],
      ['terminate', { reason: 'No sales' }, { status: 'terminated', terminationReason: 'No sales' }],
    ] as const;
    for (const [action, body, then] of steps) {
      const repeat = { headers: { 'idempotency-key': action } };
      const first = await sendContract(api, `/api/contracts/${id}/${action}`, body, repeat);
      const again = await sendContract(api, `/api/contracts/${id}/${action}`, body, repeat);
      expect(first.status).to.equal(200);
      expect(first.body.contract).to.deep.include(then);
      expect(again.body).to.deep.equal(first.body);
    }
    const types = await api.events('RenewalDateChanged', 'ContractRenewed', 'ContractTerminated');
    expect(types.map(({ type }) => type)).to.deep.equal([
      'RenewalDateChanged',
      'ContractRenewed',
      'ContractTerminated',
    ]);
    expect((await sendContract(api, `/api/contracts/${id}/renew`, { renewalDate: '2028-10-31' })).status).to.equal(409);
  });

  it('refuses to renew until a day that is not later, and a day that is none', async () => {
    const { id } = (await create()).body.contract;
    const renew = (renewalDate: string) => sendContract(api, `/api/contracts/${id}/renew`, { renewalDate });
    expect((await renew('2026-09-30')).status).to.equal(422);
    expect((await renew('2027-02-29')).status).to.equal(400);
  });

  it('rests on an agreement with the same partner only', async () => {
    const roles = [{ role: 'Partner', signedBy: 'partner' }];
    const template = await sendJson<'template'>(api, '/api/legal-templates', { name: 'NDA', roles });
    const templateId = template.body.template.id;
    const other = await createAcme(api, { name: 'Initech', domain: 'initech.example' });
    const agreementWith = async (id: string) =>
      (await sendJson<'agreement'>(api, `/api/partners/${id}/agreements`, { templateId })).body.agreement.id;
    const agreementId = await agreementWith(partnerId);
    expect((await create({ agreementId })).body.contract.agreementId).to.equal(agreementId);
    expect((await create({ agreementId: await agreementWith(other.id) })).status).to.equal(404);
    expect((await create({ agreementId: 'nothing' })).status).to.equal(404);
  });

  it('refuses an archived partner, but not a repeat', async () => {
    const repeat = { headers: { 'idempotency-key': 'key-1' } };
    const first = await create({}, repeat);
    await send(api, 'POST', `/api/partners/${partnerId}/archive`);
    expect((await create()).status).to.equal(422);
    const again = await create({}, repeat);
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
  });

  it('does not find another organization’s, and refuses who may only read, and partners', async () => {
    const { id } = (await create()).body.contract;
    expect((await create({}, { as: elsewhere })).status).to.equal(404);
    expect((await sendContract(api, `/api/contracts/${id}/terminate`, {}, { as: elsewhere })).status).to.equal(404);
    for (const as of [viewer, personOf(partnerId)]) {
      expect((await create({}, { as })).status).to.equal(403);
      expect((await sendContract(api, `/api/contracts/${id}/terminate`, {}, { as })).status).to.equal(403);
    }
  });
});
