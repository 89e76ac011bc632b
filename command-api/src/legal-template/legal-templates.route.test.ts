import { expect } from 'chai';
import { createAcme } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { sendJson } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const sendTemplate = sendJson<'template'>;
const ROLES = [
  { role: 'Partner', signedBy: 'partner' },
  { role: 'PartnerOS', signedBy: 'organization' },
];
const TEMPLATES = '/api/legal-templates';

describe('legal template commands over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  const create = (name = 'NDA', request?: Parameters<typeof sendTemplate>[3]) =>
    sendTemplate(api, TEMPLATES, { name, roles: ROLES }, request);

  it('adds a template and answers it', async () => {
    const { status, body } = await create();
    const roles = ROLES.map((role) => ({ ...role, isRequired: true }));
    expect(status).to.equal(201);
    expect(body.template).to.deep.equal({
      id: body.template.id,
      organizationId: 'org-1',
      name: 'NDA',
      description: null,
      roles,
      partnerId: null,
      scope: 'reusable',
      fields: [],
      document: null,
      signing: null,
      status: 'active',
      version: 1,
      createdAt: '2026-05-16T12:00:00.000Z',
      updatedAt: '2026-05-16T12:00:00.000Z',
    });
    expect(await api.events('LegalTemplateCreated')).to.deep.equal([
      {
        type: 'LegalTemplateCreated',
        data: { templateId: body.template.id, name: 'NDA', description: null, roles },
      },
    ]);
  });

  it('takes a name once, without regard to case, also of 50 at the same time', async () => {
    const names = Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? 'NDA' : ' nda'));
    const answers = await Promise.all(names.map((name) => create(name)));
    expect(answers.filter(({ status }) => status === 201)).to.have.length(1);
    expect(answers.filter(({ status }) => status === 409)).to.have.length(49);
    expect(await api.events('LegalTemplateCreated')).to.have.length(1);
    expect((await create('NDA', { as: elsewhere })).status, 'in another organization').to.equal(201);
  });

  it('gives the name of a retired template back, and retires once', async () => {
    const { id } = (await create()).body.template;
    const first = await sendTemplate(api, `${TEMPLATES}/${id}/retire`);
    const again = await sendTemplate(api, `${TEMPLATES}/${id}/retire`);
    expect([first.status, first.body.template.status]).to.deep.equal([200, 'retired']);
    expect([again.status, again.body]).to.deep.equal([200, first.body]);
    expect((await create('nda')).status).to.equal(201);
    expect((await sendTemplate(api, `${TEMPLATES}/${id}/retire`)).status).to.equal(200);
    expect((await create('Nda')).status, 'the name is not given back by the one before').to.equal(409);
  });

  it('answers a repeated creation as the first time', async () => {
    const repeat = { headers: { 'idempotency-key': 'key-1' } };
    const first = await create('NDA', repeat);
    await sendTemplate(api, `${TEMPLATES}/${first.body.template.id}/retire`);
    const again = await create('NDA', repeat);
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
  });

  it('refuses roles that come twice, and roles without a partner', async () => {
    for (const roles of [[ROLES[0], ROLES[0]], [ROLES[1]], []])
      expect((await sendTemplate(api, TEMPLATES, { name: 'NDA', roles })).status).to.equal(400);
  });

  it('refuses viewers and partners, and does not find what is of another organization', async () => {
    const { id } = (await create()).body.template;
    const acme = await createAcme(api);
    for (const as of [viewer, personOf(acme.id)]) {
      expect((await create('Other', { as })).status).to.equal(403);
      expect((await sendTemplate(api, `${TEMPLATES}/${id}/retire`, {}, { as })).status).to.equal(403);
    }
    expect((await sendTemplate(api, `${TEMPLATES}/${id}/retire`, {}, { as: elsewhere })).status).to.equal(404);
  });
});
