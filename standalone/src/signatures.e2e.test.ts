import { deepEqual, equal } from 'node:assert/strict';
import { createDocuseal } from '@partneros/infra';
import {
  DOCUSEAL_TOKEN,
  DOCUSEAL_WEBHOOK_SECRET,
  type DocusealDouble,
  type DocusealWebhook,
  docusealWebhook,
  startDocuseal,
} from '../../infra/test/doubles/docuseal/index.ts';
import { A_DOCUMENT } from './testing/form-of.ts';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';

interface AgreementBody {
  readonly agreement: {
    readonly id: string;
    readonly status: string;
    readonly fullySignedAt: string | null;
    readonly declineReason: string | null;
    readonly signers: readonly { readonly role: string; readonly signedAt: string | null }[];
    readonly signing: { readonly status: string; readonly submissionId: string | null } | null;
  };
}

// What the engine waits after trouble, and before it gives a document to the provider once more.
const AFTER_TROUBLE_MS = 5_000;

describe('signing at Docuseal', () => {
  let docuseal: DocusealDouble;
  let served: ServedEverything;
  let partnerId: string;
  let templateId: string;

  beforeEach(async () => {
    docuseal = await startDocuseal();
    const eSign = createDocuseal({
      url: docuseal.url,
      token: DOCUSEAL_TOKEN,
      webhookSecret: DOCUSEAL_WEBHOOK_SECRET,
      timeoutMs: 5_000,
    });
    served = await serveEverything({ eSign });
    const primaryContact = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' };
    const made = await post<{ partner: { id: string } }>('/api/partners', { name: 'Acme', primaryContact });
    partnerId = made.body.partner.id;
    const uploaded = await post<{ template: { id: string } }>('/api/partners/legal-templates', {
      file: A_DOCUMENT,
      partnerId,
      name: 'Reseller agreement',
      scope: 'reusable',
      roles: '["Partner", "PartnerOS"]',
      fields: '[]',
    });
    templateId = uploaded.body.template.id;
  });
  afterEach(async () => {
    await served.close();
    await docuseal.close();
  });

  const post = async <Body>(path: string, json: unknown = {}, headers: Record<string, string> = {}) => {
    const response = await served.fetch(path, { json, headers });
    return { status: response.status, body: (await response.json()) as Body };
  };
  const send = (over: object = {}, headers = {}) =>
    post<AgreementBody & { details?: string[] }>(
      `/api/partners/${partnerId}/agreements`,
      { templateId, ...over },
      headers,
    );
  const sent = async () => {
    const { body } = await send();
    await served.settled();
    const [submission] = [...docuseal.submissions.values()].slice(-1);
    if (submission === undefined) throw new Error('nothing came to Docuseal');
    return { id: body.agreement.id, submission: submission.id };
  };
  const tell = async ({ body, headers }: DocusealWebhook) =>
    (await served.fetch('/api/webhooks/docuseal', { method: 'POST', body, headers, as: 'nobody' })).status;
  const found = async (id: string) => {
    await served.settled();
    return ((await (await served.fetch(`/api/agreements/${id}`)).json()) as AgreementBody).agreement;
  };
  const now = () => served.clock.now();
  const retry = async () => {
    served.clock.advance(AFTER_TROUBLE_MS);
    await served.settled();
  };

  it('invites the primary contact and who sends, once, also when it is asked for again', async () => {
    const key = { 'idempotency-key': 'send-1' };
    const answers = [await send({}, key), await send({}, key)];
    deepEqual(
      answers.map(({ status, body }) => [status, body.agreement.signing?.status]),
      [
        [201, 'requested'],
        [201, 'requested'],
      ],
    );
    await served.settled();
    deepEqual(
      [...docuseal.submissions.values()].flatMap(({ submitters }) =>
        submitters.map(({ role, email }) => [role, email]),
      ),
      [
        ['Partner', 'ada@acme.example'],
        ['PartnerOS', 'olivia@partneros.example'],
      ],
    );
    const { signing, status } = await found(answers[0]?.body.agreement.id ?? '');
    deepEqual([status, signing?.status, signing?.submissionId], ['sent', 'sent', '1000001']);
  });

  it('invites whom the sender names, and refuses whom the template has no role for', async () => {
    const grace = { role: 'PartnerOS', name: 'Grace Hopper', email: 'grace@partneros.example' };
    const refused = await send({ signers: [grace, { ...grace, role: 'Notary' }, grace] });
    deepEqual(
      [refused.status, refused.body.details],
      [400, ['body.signers.1.role: the template has no such role', 'body.signers.2.role: named twice']],
    );
    equal((await send({ signers: [grace] })).status, 201);
    await served.settled();
    const [submission] = docuseal.submissions.values();
    deepEqual(
      submission?.submitters.map(({ name }) => name),
      ['Ada Lovelace', 'Grace Hopper'],
    );
  });

  it('is fully signed when everybody has signed there, once, however often it is told', async () => {
    const { id, submission } = await sent();
    const first = docuseal.sign(submission, 'Partner', now());
    deepEqual([await tell(first), await tell(first)], [200, 200]);
    equal((await found(id)).status, 'sent');
    served.clock.advance(60_000);
    const second = docuseal.sign(submission, 'PartnerOS', now());
    for (const webhook of [second, docuseal.tell('submission.completed', submission, now()), second, first])
      equal(await tell(webhook), 200);
    const { status, fullySignedAt } = await found(id);
    deepEqual([status, fullySignedAt], ['signed', now()]);
    const told = await served.feed.read(0n, 10_000);
    const types = told.map(({ type }) => type).filter((type) => /^Agreement(Signed|Fully)/.test(type));
    deepEqual(types, ['AgreementSignedByRole', 'AgreementSignedByRole', 'AgreementFullySigned']);
    const actors = told.filter(({ type }) => type === 'AgreementFullySigned').map(({ metadata }) => metadata.actor);
    deepEqual(actors, [{ type: 'system', id: 'docuseal' }]);
  });

  it('learns of a signature whose own webhook was lost from the last one', async () => {
    const { id, submission } = await sent();
    docuseal.sign(submission, 'Partner', now());
    docuseal.sign(submission, 'PartnerOS', now());
    equal(await tell(docuseal.tell('submission.completed', submission, now())), 200);
    equal((await found(id)).status, 'signed');
  });

  it('is declined or expires, and can be sent anew', async () => {
    const declined = await sent();
    equal(await tell(docuseal.decline(declined.submission, 'Partner', now(), 'Too long')), 200);
    const { status, declineReason } = await found(declined.id);
    deepEqual([status, declineReason], ['declined', 'Too long']);
    const expired = await sent();
    equal(await tell(docuseal.tell('submission.expired', expired.submission, now())), 200);
    equal((await found(expired.id)).status, 'expired');
    equal((await post(`/api/agreements/${expired.id}/sign`, { role: 'Partner', signedAt: now() })).status, 200);
    served.clock.advance(1);
    equal((await post(`/api/agreements/${expired.id}/sign`, { role: 'PartnerOS' })).status, 409);
    equal((await send()).status, 201);
  });

  it('is archived there when it is voided, and takes no signature from then on', async () => {
    const { id, submission } = await sent();
    await post(`/api/agreements/${id}/void`, { reason: 'Wrong one' });
    equal((await found(id)).signing?.status, 'withdrawn');
    equal(docuseal.submissions.get(submission)?.archived_at !== null, true);
    equal(await tell(docuseal.sign(submission, 'Partner', now())), 200);
    deepEqual(
      (await found(id)).signers.map(({ signedAt }) => signedAt),
      [null, null],
    );
  });

  it('comes to Docuseal once when answers are lost, and as soon as it answers again', async () => {
    docuseal.loseAnswers(true);
    const lost = await send();
    await served.settled();
    docuseal.loseAnswers(false);
    docuseal.answer({ status: 503, body: '{}' });
    await retry();
    equal((await found(lost.body.agreement.id)).signing?.status, 'requested');
    docuseal.answer();
    await retry();
    equal((await found(lost.body.agreement.id)).signing?.status, 'sent');
    equal(docuseal.submissions.size, 1);
  });

  it('believes nobody but Docuseal, and of other submissions nothing', async () => {
    const { id, submission } = await sent();
    const told = docuseal.sign(submission, 'Partner', now());
    const head = await served.feed.head();
    equal(await tell({ ...told, headers: { 'content-type': 'application/json' } }), 401);
    equal(await tell({ ...told, body: told.body.replace('Ada', 'Eve') }), 401);
    equal(await tell(docusealWebhook(JSON.parse(told.body), now(), 'somebody-elses-secret')), 401);
    const { data } = JSON.parse(told.body) as { data: object };
    const stray = (over: object) =>
      tell(docusealWebhook({ event_type: 'form.completed', timestamp: now(), data: { ...data, ...over } }, now()));
    equal(await stray({ submission_id: 5 }), 200);
    equal(await stray({ external_id: `org-2/${id}/0` }), 200);
    equal(await stray({ external_id: 'org-1/no-such-agreement/0' }), 200);
    equal(await stray({ role: 'Notary' }), 200);
    equal(await served.feed.head(), head);
  });
});
