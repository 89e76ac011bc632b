import { expect } from 'chai';
import { createAcme, send } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { sendJson } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const sendTemplate = sendJson<'template'>;
const sendAgreement = sendJson<'agreement'>;
const ROLES = [
  { role: 'Partner', signedBy: 'partner' },
  { role: 'PartnerOS', signedBy: 'organization' },
];

describe('agreement commands over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  let templateId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
    templateId = (await sendTemplate(api, '/api/legal-templates', { name: 'NDA', roles: ROLES })).body.template.id;
  });
  afterEach(() => api.close());

  const sent = async () =>
    (await sendAgreement(api, `/api/partners/${partnerId}/agreements`, { templateId })).body.agreement;
  const sign = (id: string, role: string, over: object = {}) =>
    sendAgreement(api, `/api/agreements/${id}/sign`, { role, ...over });

  it('sends an agreement in the roles of its template', async () => {
    const { status, body } = await sendAgreement(api, `/api/partners/${partnerId}/agreements`, { templateId });
    expect(status).to.equal(201);
    expect(body.agreement).to.deep.include({
      partnerId,
      templateId,
      title: 'NDA',
      status: 'sent',
      fullySignedAt: null,
    });
    expect(body.agreement.signers).to.deep.equal(
      ROLES.map((role) => ({ ...role, isRequired: true, signerName: null, signedAt: null })),
    );
  });

  it('is fully signed with the last role, once, also when signatures race', async () => {
    const { id } = await sent();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => sign(id, index % 2 === 0 ? 'Partner' : 'PartnerOS')),
    );
    expect(answers.every(({ status }) => status === 200 || status === 409)).to.equal(true);
    expect(await api.events('AgreementSignedByRole')).to.have.length(2);
    expect(await api.events('AgreementFullySigned')).to.deep.equal([
      {
        type: 'AgreementFullySigned',
        data: { agreementId: id, partnerId, templateId, title: 'NDA', signedAt: '2026-05-16T12:00:00.000Z' },
      },
    ]);
    expect((await sign(id, 'Partner')).body.agreement.status).to.equal('signed');
  });

  it('refuses unknown roles, signatures to come, and what does not fit its state', async () => {
    const { id } = await sent();
    const unknown = await sign(id, 'Notary');
    expect([unknown.status, unknown.body.details]).to.deep.equal([400, ['The roles are Partner, PartnerOS.']]);
    expect((await sign(id, 'Partner', { signedAt: '2026-05-16T12:00:00.001Z' })).status).to.equal(400);
    const voided = await sendAgreement(api, `/api/agreements/${id}/void`, { reason: 'Wrong' });
    expect([voided.status, voided.body.agreement.status]).to.deep.equal([200, 'voided']);
    expect((await sendAgreement(api, `/api/agreements/${id}/void`)).status).to.equal(200);
    expect((await sign(id, 'Partner')).status).to.equal(409);
    const other = await sent();
    for (const role of ['Partner', 'PartnerOS']) await sign(other.id, role);
    expect((await sendAgreement(api, `/api/agreements/${other.id}/void`)).status).to.equal(409);
  });

  it('refuses a retired template and an archived partner, but not a repeat', async () => {
    const path = `/api/partners/${partnerId}/agreements`;
    const repeat = { headers: { 'idempotency-key': 'key-1' } };
    const first = await sendAgreement(api, path, { templateId }, repeat);
    await sendTemplate(api, `/api/legal-templates/${templateId}/retire`);
    expect((await sendAgreement(api, path, { templateId })).status).to.equal(422);
    await send(api, 'POST', `/api/partners/${partnerId}/archive`);
    expect((await sendAgreement(api, path, { templateId })).status).to.equal(422);
    const again = await sendAgreement(api, path, { templateId }, repeat);
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
  });

  it('does not find what is unknown or of another organization', async () => {
    const { id } = await sent();
    const path = `/api/partners/${partnerId}/agreements`;
    expect((await sendAgreement(api, path, { templateId: 'nothing' })).status).to.equal(404);
    expect((await sendAgreement(api, path, { templateId }, { as: elsewhere })).status).to.equal(404);
    for (const action of ['sign', 'void']) {
      const body = action === 'sign' ? { role: 'Partner' } : {};
      expect((await sendAgreement(api, `/api/agreements/${id}/${action}`, body, { as: elsewhere })).status).to.equal(
        404,
      );
      expect((await sendAgreement(api, `/api/agreements/nothing/${action}`, body)).status).to.equal(404);
    }
  });

  it('refuses who may only read; partners sign what is theirs', async () => {
    const { id } = await sent();
    for (const [as, signing] of [
      [viewer, 403],
      [personOf('partner-2'), 404],
      [personOf(partnerId), 200],
    ] as const) {
      const path = `/api/partners/${partnerId}/agreements`;
      expect((await sendAgreement(api, path, { templateId }, { as })).status).to.equal(403);
      expect((await sendAgreement(api, `/api/agreements/${id}/sign`, { role: 'Partner' }, { as })).status).to.equal(
        signing,
      );
    }
  });
});
