import { formDataExample } from '@partneros/domain/testing';
import { expect } from 'chai';
import { acme, send } from '../partner/partner-api.examples.ts';
import { afterNextClaim, lookTogether } from '../testing/at-the-same-time.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import {
  application,
  apply,
  lastApplicationId,
  publishResellers,
  sendApplication,
} from './application-api.examples.ts';

const key = { headers: { 'idempotency-key': 'key-1' } };

describe('decide on an application over HTTP', () => {
  let api: ServedCommandApi;
  let path: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    await publishResellers(api);
    await apply(api);
    path = `/api/applications/${await lastApplicationId(api)}`;
  });
  afterEach(() => api.close());

  it('starts a review, once', async () => {
    const first = await sendApplication(api, `${path}/start-review`, {}, key);
    const again = await sendApplication(api, `${path}/start-review`, {}, key);
    expect([first.status, first.body.application.status]).to.deep.equal([200, 'under_review']);
    expect(again.body).to.deep.equal(first.body);
    expect((await sendApplication(api, `${path}/start-review`)).body.application.version).to.equal(2);
    expect(await api.events('ApplicationReviewStarted')).to.have.length(1);
  });

  it('approves, and has the partner there when the answer comes', async () => {
    const answers = await Promise.all([
      sendApplication(api, `${path}/approve`, { tier: 'Silver' }, key),
      sendApplication(api, `${path}/approve`, { tier: 'Silver' }, key),
      sendApplication(api, `${path}/approve`, { tier: 'Silver' }),
    ]);
    const { status, partnerId } = answers[0].body.application;
    for (const answer of answers)
      expect([answer.status, answer.body.application.partnerId]).to.deep.equal([200, partnerId]);
    expect(status).to.equal('approved');
    const created = await api.events('PartnerCreated');
    expect(created).to.have.length(1);
    expect(created[0]?.data).to.deep.include({ partnerId, tier: 'Silver', source: 'application' });
    expect(JSON.stringify(created[0]?.data)).to.include('acme.example').and.include('Lovelace');
  });

  it('keeps the domain for the partner that it made', async () => {
    await sendApplication(api, `${path}/approve`);
    const { status, body } = await send(api, 'POST', '/api/partners', acme);
    expect([status, body.code]).to.deep.equal([409, 'duplicate']);
  });

  it('refuses a second partner for a domain, unless duplicates are allowed', async () => {
    await send(api, 'POST', '/api/partners', acme);
    const refused = await sendApplication(api, `${path}/approve`);
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'duplicate']);
    expect(await api.events('ApplicationApproved')).to.have.length(0);
    expect((await sendApplication(api, `${path}/approve?allowDuplicate=true`)).status).to.equal(200);
    expect(await api.events('PartnerCreated')).to.have.length(2);
  });

  it('makes one partner of two applications that are approved at the same time for one domain', async () => {
    await apply(api, application({ formData: { ...formDataExample(), email: 'grace@acme.example' } }));
    const other = `/api/applications/${await lastApplicationId(api)}`;
    lookTogether(api.store, 2);
    const answers = await Promise.all([path, other].map((one) => sendApplication(api, `${one}/approve`)));
    expect(answers.map(({ status }) => status).toSorted()).to.deep.equal([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).to.equal('duplicate');
    expect(await api.events('PartnerCreated')).to.have.length(1);

    const [refused] = answers.flatMap(({ status }, index) => (status === 409 ? [[path, other][index]] : []));
    expect((await sendApplication(api, `${refused}/approve`)).status).to.equal(409);
    expect((await sendApplication(api, `${refused}/approve?allowDuplicate=true`)).status).to.equal(200);
    expect(await api.events('PartnerCreated')).to.have.length(2);
  });

  it('makes one partner when somebody creates one of that domain at the same time', async () => {
    lookTogether(api.store, 2);
    const answers = await Promise.all([
      sendApplication(api, `${path}/approve`),
      send(api, 'POST', '/api/partners', acme),
    ]);
    expect(answers.filter(({ status }) => status === 409)).to.have.length(1);
    expect(await api.events('PartnerCreated')).to.have.length(1);
  });

  it('gives the domain back when the approval comes to nothing', async () => {
    afterNextClaim(api.store, () => sendApplication(api, `${path}/reject`));
    const { status, body } = await sendApplication(api, `${path}/approve`);
    expect([status, body.code]).to.deep.equal([409, 'invalid_state']);
    expect((await send(api, 'POST', '/api/partners', acme)).status).to.equal(201);
  });

  it('keeps the domain when the same application was approved in between', async () => {
    afterNextClaim(api.store, () => sendApplication(api, `${path}/approve`));
    expect((await sendApplication(api, `${path}/approve`)).status).to.equal(200);
    expect(await api.events('PartnerCreated')).to.have.length(1);
    expect((await send(api, 'POST', '/api/partners', acme)).status).to.equal(409);
  });

  it('names what a partner cannot be without', async () => {
    const fields = [{ fieldKey: 'motto', type: 'text', label: 'Motto' }];
    await publishResellers(api, { slug: 'mottos', fields, agreementSections: [] });
    await apply(api, { slug: 'mottos', formData: { motto: 'Onwards' } });
    const other = `/api/applications/${await lastApplicationId(api)}`;
    const { status, body } = await sendApplication(api, `${other}/approve`, { name: 'Initech' });
    expect([status, body.code]).to.deep.equal([400, 'field_required']);
    expect(body.details).to.have.length(3);
    const primaryContact = { firstName: 'Bill', lastName: 'Lumbergh', email: 'bill@initech.example' };
    expect((await sendApplication(api, `${other}/approve`, { name: 'Initech', primaryContact })).status).to.equal(200);
  });

  it('rejects with a reason, and stays so', async () => {
    const first = await sendApplication(api, `${path}/reject`, { reason: 'Too far away' }, key);
    const again = await sendApplication(api, `${path}/reject`, { reason: 'Too far away' }, key);
    expect([first.status, first.body.application.rejectionReason]).to.deep.equal([200, 'Too far away']);
    expect(again.body).to.deep.equal(first.body);
    for (const action of ['approve', 'reject', 'start-review']) {
      const { status, body } = await sendApplication(api, `${path}/${action}`);
      expect([status, body.code], action).to.deep.equal([409, 'invalid_state']);
    }
    expect(await api.events('PartnerCreated')).to.have.length(0);
  });

  it('is not for those who may only look, nor for partners, nor for another organization', async () => {
    for (const action of ['approve', 'reject', 'start-review']) {
      for (const as of [viewer, personOf('partner-1')])
        expect((await sendApplication(api, `${path}/${action}`, {}, { as })).status).to.equal(403);
      expect((await sendApplication(api, `${path}/${action}`, {}, { as: elsewhere })).status).to.equal(404);
    }
  });
});
