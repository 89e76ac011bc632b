import { type ESign, ESignFailed } from '@partneros/domain';
import { localESign } from '@partneros/infra';
import { samplePdf, samplePicture } from '@partneros/infra/testing';
import { expect } from 'chai';
import { createAcme } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { sendJson } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const PATH = '/api/partners/legal-templates';
const SIGNATURE = {
  name: 'Signature',
  type: 'signature',
  role: 'Partner',
  areas: [{ page: 1, x: 0.1, y: 0.8, w: 0.3, h: 0.05 }],
};
type Fields = Readonly<Record<string, string | Buffer | undefined>>;

describe('upload of a legal template', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  let pdf: Buffer;

  before(async () => {
    pdf = await samplePdf(2);
  });
  afterEach(() => api.close());

  const open = async (eSign: ESign = localESign) => {
    api = await serveCommandApi({ eSign });
    partnerId = (await createAcme(api)).id;
  };
  const upload = async (fields: Fields = {}, request: Parameters<ServedCommandApi['fetch']>[1] = {}) => {
    const usual = {
      file: pdf,
      partnerId,
      name: 'NDA',
      scope: 'reusable',
      fields: JSON.stringify([SIGNATURE]),
      roles: '["Partner","PartnerOS"]',
    };
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...usual, ...fields }))
      if (value !== undefined) body.append(name, typeof value === 'string' ? value : new Blob([new Uint8Array(value)]));
    const response = await api.fetch(PATH, { method: 'POST', ...request, body });
    const answer = await response.json();
    return { status: response.status, headers: response.headers, body: answer as Answered };
  };
  interface Answered {
    readonly success?: boolean;
    readonly template: { readonly id: string; readonly document: { readonly fileId: string } };
    readonly code?: string;
    readonly details?: readonly string[];
  }

  it('records it as documented, with its document put together anew', async () => {
    await open();
    const { status, body } = await upload({ description: 'Mutual' });
    expect(status).to.equal(200);
    expect(body.success).to.equal(true);
    const { fileId } = body.template.document;
    expect(body.template).to.deep.equal({
      id: body.template.id,
      organizationId: 'org-1',
      name: 'NDA',
      description: 'Mutual',
      partnerId,
      scope: 'reusable',
      roles: [
        { role: 'Partner', signedBy: 'partner', isRequired: true },
        { role: 'PartnerOS', signedBy: 'organization', isRequired: true },
      ],
      fields: [SIGNATURE],
      document: { fileId, pages: 2 },
      signing: { provider: 'local', providerId: body.template.id },
      status: 'active',
      version: 1,
      createdAt: '2026-05-16T12:00:00.000Z',
      updatedAt: '2026-05-16T12:00:00.000Z',
    });
    const kept = await api.files.get({ access: 'members', organizationId: 'org-1', fileId });
    expect(Buffer.from(kept?.bytes ?? []).equals(pdf)).to.equal(false);
    expect(Buffer.from(kept?.bytes ?? []).toString('latin1', 0, 5)).to.equal('%PDF-');
  });

  it('takes a name once, without regard to case, also of 50 at the same time', async () => {
    const known = new Set<string>();
    await open({
      ...localESign,
      addTemplate: async ({ templateId }) => {
        known.add(templateId);
        return templateId;
      },
      removeTemplate: async (id) => {
        known.delete(id);
      },
    });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => upload({ name: index % 2 === 0 ? 'NDA' : 'nda' })),
    );
    expect(answers.filter(({ status }) => status === 200)).to.have.length(1);
    expect(answers.filter(({ status, body }) => status === 409 && body.code === 'duplicate')).to.have.length(49);
    expect(await api.events('LegalTemplateUploaded')).to.have.length(1);
    expect(known.size, 'templates left at the provider').to.equal(1);
    const plain = await sendJson<'template'>(api, '/api/legal-templates', {
      name: 'Nda',
      roles: [{ role: 'Partner', signedBy: 'partner' }],
    });
    expect(plain.status).to.equal(409);
  });

  it('answers a repeat as the first time, and asks the provider once', async () => {
    let asked = 0;
    await open({
      ...localESign,
      addTemplate: async ({ templateId }) => {
        asked += 1;
        return templateId;
      },
    });
    const key = { headers: { 'idempotency-key': 'key-1' } };
    const first = await upload({}, key);
    const again = await upload({}, key);
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).to.deep.equal([
      200,
      first.body,
      'true',
    ]);
    expect(asked).to.equal(1);
    const reused = await upload({ file: await samplePdf(3) }, key);
    expect([reused.status, reused.body.code]).to.deep.equal([409, 'idempotency_key_reuse']);
  });

  it('records nothing when the provider fails, and gives the name back', async () => {
    let fails = true;
    await open({
      ...localESign,
      addTemplate: async ({ templateId }) => {
        if (fails) throw new ESignFailed('Docuseal does not answer.');
        return templateId;
      },
    });
    const failed = await upload();
    expect([failed.status, failed.body.code]).to.deep.equal([502, 'upstream_error']);
    expect(await api.events('LegalTemplateUploaded')).to.deep.equal([]);
    fails = false;
    expect((await upload()).status).to.equal(200);
  });

  it('refuses fields for roles that are not there, and roles that make no sense', async () => {
    await open();
    const fieldFor = (change: object) => ({ fields: JSON.stringify([{ ...SIGNATURE, ...change }]) });
    const onPage = (page: number) => fieldFor({ areas: [{ page, x: 0, y: 0, w: 1, h: 1 }] });
    const wrong: readonly Fields[] = [
      fieldFor({ role: 'Witness' }),
      onPage(3),
      onPage(0),
      fieldFor({ type: 'payment' }),
      fieldFor({ extra: 1 }),
      fieldFor({ areas: [{ page: 1, x: 0.9, y: 0, w: 0.2, h: 1 }] }),
      { roles: '["Partner","partner"]' },
      { roles: '[]' },
      { roles: 'Partner' },
      { fields: '{"__proto__":[]}' },
      { fields: `${'['.repeat(5_000)}${']'.repeat(5_000)}` },
      { scope: 'twice' },
      { name: '' },
      { name: undefined },
      { file: undefined },
    ];
    for (const fields of wrong) {
      const { status, body } = await upload(fields);
      expect([status, body.code], JSON.stringify(fields).slice(0, 200)).to.deep.equal([400, 'invalid_request']);
    }
    expect(await api.events('LegalTemplateUploaded')).to.deep.equal([]);
  });

  it('refuses what is no PDF, or one that runs something', async () => {
    await open();
    const picture = await upload({ file: await samplePicture() });
    expect([picture.status, picture.body.code]).to.deep.equal([400, 'unsupported_media_type']);
    const scripted = await samplePdf(1, (document) => document.addJavaScript('x', 'app.alert(1)'));
    const refused = await upload({ file: scripted });
    expect([refused.status, refused.body.code]).to.deep.equal([400, 'invalid_request']);
  });

  it('refuses viewers and partners, and does not find the partner of another organization', async () => {
    await open();
    for (const as of [viewer, personOf(partnerId)]) expect((await upload({}, { as })).status).to.equal(403);
    expect((await upload({}, { as: elsewhere })).status).to.equal(404);
    expect((await upload({ partnerId: 'no-such-partner' })).status).to.equal(404);
  });

  it('is sent to its own partner only, and once when it is for one agreement', async () => {
    await open();
    const { template } = (await upload({ scope: 'one_off' })).body;
    const other = (
      await sendJson<'partner'>(api, '/api/partners', {
        name: 'Globex',
        primaryContact: { firstName: 'Hank', lastName: 'Scorpio', email: 'hank@globex.example' },
      })
    ).body.partner;
    const send = (to: string) =>
      sendJson<'agreement'>(api, `/api/partners/${to}/agreements`, { templateId: template.id });
    expect((await send(other.id)).status).to.equal(422);
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(partnerId)));
    expect(answers.map(({ status }) => status).toSorted()).to.deep.equal([201, ...Array(9).fill(409)]);
    const sent = answers.find(({ status }) => status === 201)?.body.agreement;
    expect((await sendJson(api, `/api/agreements/${sent?.id}/void`, { reason: 'A mistake' })).status).to.equal(200);
    api.clock.advance(60_001);
    expect((await send(partnerId)).status, 'after it was voided').to.equal(201);
  });
});
