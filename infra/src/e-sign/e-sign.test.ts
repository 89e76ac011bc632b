import { ESignFailed, type Submissions } from '@partneros/domain';
import { expect } from 'chai';
import {
  DOCUSEAL_TOKEN,
  DOCUSEAL_WEBHOOK_SECRET,
  type DocusealDouble,
  type DocusealWebhook,
  docusealWebhook,
  startDocuseal,
} from '../../test/doubles/docuseal/index.ts';
import { eSignContract, signingTemplate } from '../testing/e-sign.contract.ts';
import { createDocuseal } from './docuseal.ts';
import { localESign } from './local-e-sign.ts';

eSignContract('local', async () => ({ eSign: localESign, close: async () => undefined }));

eSignContract('Docuseal', async () => {
  const { url, close } = await startDocuseal();
  return { eSign: createDocuseal({ url, token: DOCUSEAL_TOKEN }), close };
});

describe('Docuseal', () => {
  it('is given the document and its fields, under an id of ours', async () => {
    const double = await startDocuseal();
    const template = signingTemplate();
    const id = await createDocuseal({ url: `${double.url}/`, token: DOCUSEAL_TOKEN }).addTemplate(template);
    expect(id).to.equal('1000001');
    expect(double.calls).to.deep.equal([
      {
        method: 'POST',
        path: '/api/templates/pdf',
        token: DOCUSEAL_TOKEN,
        body: {
          name: template.name,
          external_id: 'org-1/template-1',
          documents: [{ name: template.name, file: 'JVBERi0xLjc=', fields: template.fields }],
        },
      },
    ]);
    await double.close();
  });

  it('fails when it refuses, answers nonsense, or does not answer', async () => {
    const double = await startDocuseal();
    const good = createDocuseal({ url: double.url, token: DOCUSEAL_TOKEN, timeoutMs: 200 });
    const expectFailure = async (work: Promise<unknown>) =>
      expect(await work.catch((error: unknown) => error)).to.be.instanceOf(ESignFailed);
    await expectFailure(createDocuseal({ url: double.url, token: 'wrong' }).addTemplate(signingTemplate()));
    for (const answer of [
      { status: 500, body: '{}' },
      { status: 422, body: '{"error":"x"}' },
      { status: 200, body: '<html>' },
      { status: 200, body: '{}' },
      { status: 302, body: '' },
      { status: 0, body: '' },
    ]) {
      double.answer(answer);
      await expectFailure(good.addTemplate(signingTemplate()));
    }
    await double.close();
    await expectFailure(good.addTemplate(signingTemplate()));
    await expectFailure(good.removeTemplate('1'));
  });
});

describe('submissions to Docuseal', () => {
  const AGREEMENT = { organizationId: 'org-1', agreementId: 'agreement-1' };
  const NOW = '2026-05-16T12:00:00.000Z';
  let double: DocusealDouble;
  let submissions: Submissions;
  let providerTemplateId: string;

  beforeEach(async () => {
    double = await startDocuseal();
    const eSign = createDocuseal({
      url: double.url,
      token: DOCUSEAL_TOKEN,
      webhookSecret: DOCUSEAL_WEBHOOK_SECRET,
      timeoutMs: 5_000,
    });
    if (eSign.submissions === undefined) throw new Error('there are submissions with a secret');
    submissions = eSign.submissions;
    providerTemplateId = await eSign.addTemplate(signingTemplate());
  });
  afterEach(() => double.close());

  const create = () =>
    submissions.create({
      ...AGREEMENT,
      providerTemplateId,
      signers: [
        { role: 'Partner', name: 'Ada Lovelace', email: 'ada@acme.example' },
        { role: 'PartnerOS', name: 'Grace Hopper', email: 'grace@partneros.example' },
      ],
    });
  const read = ({ body, headers }: DocusealWebhook, now = NOW) =>
    submissions.read({ body: Buffer.from(body), header: (name) => headers[name], now });

  it('are off without the secret of its webhooks', () => {
    expect(createDocuseal({ url: double.url, token: DOCUSEAL_TOKEN }).submissions).to.equal(undefined);
  });

  it('invite everybody by mail, under ids of ours, and are found by them', async () => {
    expect(await submissions.find(AGREEMENT)).to.equal(undefined);
    const id = await create();
    expect(double.calls.at(-1)?.body).to.deep.equal({
      template_id: Number(providerTemplateId),
      send_email: true,
      order: 'preserved',
      submitters: [
        { role: 'Partner', name: 'Ada Lovelace', email: 'ada@acme.example', external_id: 'org-1/agreement-1/0' },
        {
          role: 'PartnerOS',
          name: 'Grace Hopper',
          email: 'grace@partneros.example',
          external_id: 'org-1/agreement-1/1',
        },
      ],
    });
    expect(await submissions.find(AGREEMENT)).to.equal(id);
    expect(await submissions.find({ ...AGREEMENT, agreementId: 'agreement-2' })).to.equal(undefined);
  });

  it('are archived, and it does not matter when they are not there', async () => {
    const id = await create();
    await submissions.archive(id);
    expect(double.submissions.get(Number(id))?.archived_at).to.be.a('string');
    await submissions.archive('1');
  });

  it('fail for now or for good', async () => {
    const failure = async () => {
      const error: unknown = await create().catch((thrown: unknown) => thrown);
      if (!(error instanceof ESignFailed)) throw new Error('it went well');
      return error.isPassing;
    };
    for (const [status, isPassing] of [
      [400, false],
      [404, false],
      [422, false],
      [401, true],
      [429, true],
      [500, true],
      [200, true],
    ] as const) {
      double.answer({ status, body: '{"error":"x"}' });
      expect(await failure(), String(status)).to.equal(isPassing);
      if (status !== 404)
        expect(await submissions.find(AGREEMENT).catch((error: unknown) => error)).to.be.instanceOf(ESignFailed);
    }
  });

  it('tell who has signed or declined, and what has expired', async () => {
    const id = Number(await create());
    const about = { ...AGREEMENT, submissionId: String(id), at: NOW };
    expect(read(double.sign(id, 'Partner', NOW))).to.deep.equal([
      { kind: 'signed', ...about, role: 'Partner', signerName: 'Ada Lovelace' },
    ]);
    expect(read(double.tell('submission.completed', id, NOW))).to.deep.equal([
      { kind: 'signed', ...about, role: 'Partner', signerName: 'Ada Lovelace' },
    ]);
    expect(read(double.decline(id, 'PartnerOS', NOW, 'Too long'))).to.deep.equal([
      { kind: 'declined', ...about, role: 'PartnerOS', reason: 'Too long' },
    ]);
    expect(read(double.tell('submission.expired', id, NOW))).to.deep.equal([{ kind: 'expired', ...about }]);
  });

  it('say nothing of what is not ours, not known or no sense', async () => {
    const id = Number(await create());
    expect(read(double.tell('submission.created', id, NOW))).to.deep.equal([]);
    const signer = { submission_id: 1, role: 'Partner', external_id: null, completed_at: NOW };
    for (const external_id of [null, 'x', 'a/b', 'a/b/c', '../b/0', 'a/b/0/1', 5])
      expect(
        read(docusealWebhook({ event_type: 'form.completed', timestamp: NOW, data: { ...signer, external_id } }, NOW)),
      ).to.deep.equal([]);
    for (const content of [{}, { event_type: 'form.completed' }, { event_type: 'form.completed', data: [] }, []])
      expect(read(docusealWebhook(content, NOW))).to.deep.equal([]);
  });

  it('are told by Docuseal alone: by its signature over these bytes, of these minutes', async () => {
    const told = double.sign(Number(await create()), 'Partner', NOW);
    const signed = (signature: string) => ({ ...told, headers: { 'x-docuseal-signature': signature } });
    const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
    expect(read(told, at(5))).to.have.length(1);
    expect(read(told, at(-5))).to.have.length(1);
    expect(read(told, at(5.1))).to.equal(undefined);
    expect(read(told, at(-5.1))).to.equal(undefined);
    expect(read({ ...told, body: `${told.body} ` })).to.equal(undefined);
    expect(read({ ...told, headers: {} })).to.equal(undefined);
    const [seconds, digest = ''] = (told.headers['x-docuseal-signature'] ?? '').split('.');
    for (const wrong of ['', 'x', `${seconds}.`, `${Number(seconds) + 1}.${digest}`, `${seconds}.${'0'.repeat(64)}`])
      expect(read(signed(wrong)), wrong).to.equal(undefined);
    expect(read(docusealWebhook(JSON.parse(told.body), NOW, 'another-secret-altogether'))).to.equal(undefined);
  });

  it('are told by a header with the secret where Docuseal does not sign yet', async () => {
    const { body } = double.sign(Number(await create()), 'Partner', NOW);
    expect(read({ body, headers: { 'x-partneros-secret': DOCUSEAL_WEBHOOK_SECRET } })).to.have.length(1);
    expect(read({ body, headers: { 'x-partneros-secret': `${DOCUSEAL_WEBHOOK_SECRET}1` } })).to.equal(undefined);
    // A wrong signature is not made good.
    const both = { 'x-partneros-secret': DOCUSEAL_WEBHOOK_SECRET, 'x-docuseal-signature': 'x' };
    expect(read({ body, headers: both })).to.equal(undefined);
  });
});
