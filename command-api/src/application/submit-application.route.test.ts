import { answerExamples, formDataExample } from '@partneros/domain/testing';
import { createRateLimits } from '@partneros/infra/http';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import {
  application,
  apply,
  lastApplicationId,
  publishResellers,
  sendApplication,
} from './application-api.examples.ts';

const MINUTE = 60_000;
const key = (value: string) => ({ headers: { 'idempotency-key': value } });

describe('submit application over HTTP', () => {
  let api: ServedCommandApi;
  let formId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    formId = (await publishResellers(api)).id;
  });
  afterEach(() => api.close());

  const submitted = () => api.events('ApplicationSubmitted', 'AffiliateLeadAttributed');
  const nothingCame = async () => expect(await submitted()).to.deep.equal([]);

  it('takes an application without a session, and says what the form says', async () => {
    const { status, body } = await apply(api);
    expect([status, body]).to.deep.equal([200, { success: true, message: 'Thank you!' }]);
    const [event] = await submitted();
    expect(event?.data).to.deep.include({
      applicationFormId: formId,
      formVersion: 1,
      formData: answerExamples(),
      agreedSectionIds: ['terms'],
      affiliateLinkId: null,
      submittedAt: '2026-05-16T12:00:00.000Z',
    });
    const [stored] = (await api.feed.read(0n, 100)).filter(({ type }) => type === 'ApplicationSubmitted');
    expect(stored?.metadata.actor).to.deep.equal({ type: 'public', id: 'public' });
    expect(stored?.metadata.organizationId).to.equal('org-1');
  });

  describe('delivered again', () => {
    it('answers a repeat as the first time, whatever the form has become, and counts it once', async () => {
      const first = await apply(api, application(), key('key-1'));
      const content = { title: 'Other', confirmationMessage: 'Changed' };
      await sendApplication(api, `/api/application-forms/${formId}/content`, content, { method: 'PUT' });
      await sendApplication(api, `/api/application-forms/${formId}/unpublish`);
      const again = await apply(api, application(), key('key-1'));
      expect([again.status, again.body]).to.deep.equal([200, first.body]);
      expect(again.headers.get('idempotency-replayed')).to.equal('true');
      expect(await submitted()).to.have.length(1);
    });

    it('asks once for a proof, and takes a repeat with another one', async () => {
      await apply(api, application({ turnstileToken: 'first' }), key('key-1'));
      const again = await apply(api, application({ turnstileToken: 'second' }), key('key-1'));
      expect(again.status).to.equal(200);
      expect(api.humanCheck.asked).to.deep.equal(['first']);
    });

    it('refuses the key with other answers, and lets two strangers use the same one', async () => {
      await apply(api, application(), key('1'));
      const other = await apply(api, application({ formData: { ...formDataExample(), company: 'X' } }), key('1'));
      expect([other.status, other.body.code]).to.deep.equal([409, 'idempotency_key_reuse']);
      const grace = application({ formData: { ...formDataExample(), email: 'grace@initech.example' } });
      expect((await apply(api, grace, key('1'))).status).to.equal(200);
      expect(await submitted()).to.have.length(2);
    });

    it('is one application for 20 at once', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => apply(api, application(), key('key-1'))));
      for (const { status, body } of answers) expect([status, body.success]).to.deep.equal([200, true]);
      expect(await submitted()).to.have.length(1);
    });

    it('refuses the same address on the same form for ten minutes, without a key', async () => {
      expect((await apply(api)).status).to.equal(200);
      api.clock.advance(9 * MINUTE);
      const again = await apply(api, application({ formData: { ...formDataExample(), email: 'ADA@acme.example ' } }));
      expect([again.status, again.body.code]).to.deep.equal([409, 'duplicate']);
      await publishResellers(api, { slug: 'agencies' });
      expect((await apply(api, application({ slug: 'agencies' }))).status).to.equal(200);
      api.clock.advance(MINUTE);
      expect((await apply(api)).status).to.equal(200);
      expect(await submitted()).to.have.length(3);
    });
  });

  describe('refuses', () => {
    it('a slug that nobody published, and a form that is closed', async () => {
      await sendApplication(api, '/api/application-forms', { name: 'Draft', slug: 'draft' });
      for (const slug of ['nobody', 'draft', "' or 1=1", '__proto__', '../resellers']) {
        const { status, body } = await apply(api, application({ slug }));
        expect([status, body.code], slug).to.deep.equal([404, 'not_found']);
      }
      await sendApplication(api, `/api/application-forms/${formId}/unpublish`);
      const { status, body } = await apply(api);
      expect([status, body.code]).to.deep.equal([404, 'application_closed']);
      await nothingCame();
    });

    it('every required answer that is missing, together', async () => {
      const { status, body } = await apply(api, application({ formData: {}, agreedSectionIds: [] }));
      expect([status, body.code]).to.deep.equal([400, 'field_required']);
      expect(body.details).to.deep.equal([
        'formData.company: required',
        'formData.firstName: required',
        'formData.lastName: required',
        'formData.email: required',
        'agreedSectionIds: terms is required',
      ]);
      await nothingCame();
    });

    it('an agreement that is missing, and one that is not asked for', async () => {
      const missing = await apply(api, application({ agreedSectionIds: [] }));
      expect([missing.status, missing.body.code]).to.deep.equal([400, 'agreement_required']);
      const unknown = await apply(api, application({ agreedSectionIds: ['terms', 'other'] }));
      expect([unknown.status, unknown.body.code]).to.deep.equal([400, 'unknown_field']);
      await nothingCame();
    });

    it('a field that the form does not have', async () => {
      for (const name of ['tier', 'constructor', 'toString', 'partnerId', '$set', 'a.b', '']) {
        const { status, body } = await apply(api, application({ formData: { ...formDataExample(), [name]: 'x' } }));
        expect([status, body.code], name).to.deep.equal([400, 'unknown_field']);
      }
      await nothingCame();
    });

    it('a prototype, a value that is no text, and more than anybody types', async () => {
      const hostile: readonly unknown[] = [
        JSON.parse('{"__proto__":{"email":"x"}}'),
        { ...formDataExample(), newsletter: true },
        { ...formDataExample(), company: { $ne: null } },
        { ...formDataExample(), company: ['x'] },
        { ...formDataExample(), company: 'a\0b' },
        { ...formDataExample(), company: 'x'.repeat(5_001) },
        { ...formDataExample(), company: 'x'.repeat(501) },
        { ...formDataExample(), ['x'.repeat(300)]: 'x' },
        Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`f${n}`, 'x'])),
        [],
        null,
      ];
      for (const formData of hostile) {
        const { status, body } = await apply(api, application({ formData }));
        expect([status, body.code], JSON.stringify(formData).slice(0, 80)).to.deep.equal([400, 'invalid_request']);
      }
      await nothingCame();
      expect(({} as Record<string, unknown>).email).to.equal(undefined);
    });

    it('an answer to questions that are no longer asked, when it says which it saw', async () => {
      const fields = [{ fieldKey: 'company', type: 'text', label: 'Company' }];
      await sendApplication(api, `/api/application-forms/${formId}/fields`, { fields }, { method: 'PUT' });
      const { status, body } = await apply(api, application({ formData: { company: 'Acme' }, formVersion: 1 }));
      expect([status, body.code]).to.deep.equal([409, 'version_conflict']);
      expect((await apply(api, application({ formData: { company: 'Acme' }, formVersion: 2 }))).status).to.equal(200);
    });

    it('more than ten a minute from one address', async () => {
      await api.close();
      api = await serveCommandApi({ limits: createRateLimits() });
      const statuses = [];
      for (let n = 1; n <= 11; n += 1) statuses.push((await apply(api, application({ slug: 'x' }))).status);
      expect(statuses).to.deep.equal([...Array(10).fill(404), 429]);
    });
  });

  describe('with Turnstile', () => {
    for (const [verdict, status, code] of [
      ['failed', 400, 'turnstile_failed'],
      ['unavailable', 503, 'unavailable'],
    ] as const)
      it(`writes nothing when the verdict is ${verdict}, and takes the same application later`, async () => {
        api.humanCheck.answer('token', verdict);
        const before = await api.feed.head();
        const refused = await apply(api, application({ turnstileToken: 'token' }), key('key-1'));
        expect([refused.status, refused.body.code]).to.deep.equal([status, code]);
        expect(await api.feed.head()).to.equal(before);
        expect((await apply(api, application({ turnstileToken: 'next' }), key('key-1'))).status).to.equal(200);
      });

    it('spends no proof on what is refused anyway, and stores none', async () => {
      await apply(api, application({ turnstileToken: 'CANARY', formData: {} }));
      await apply(api, application({ turnstileToken: 'CANARY', slug: 'nobody' }));
      expect(api.humanCheck.asked).to.deep.equal([]);
      await apply(api, application({ turnstileToken: 'CANARY' }));
      const events = await api.feed.read(0n, 100);
      expect(
        events.some((event) => Object.values(event.data).concat(event.metadata).join().includes('CANARY')),
      ).to.equal(false);
    });
  });

  describe('through an affiliate', () => {
    const link = async (over: object = {}) =>
      (await sendApplication(api, '/api/affiliate-links', { name: 'Spring', slug: 'spring', ...over })).body
        .affiliateLink;

    it('counts for the link, in the same append', async () => {
      const { id } = await link();
      await apply(api, application({ affiliateSlug: ' Spring ' }), key('key-1'));
      await apply(api, application({ affiliateSlug: 'spring ' }), key('key-1'));
      const applicationId = await lastApplicationId(api);
      expect(
        (await submitted()).map(({ type, data }) => [type, 'affiliateLinkId' in data && data.affiliateLinkId]),
      ).to.deep.equal([
        ['ApplicationSubmitted', id],
        ['AffiliateLeadAttributed', id],
      ]);
      expect((await submitted())[1]?.data).to.include({ applicationId });
    });

    it('counts for nobody when the link is unknown, another organization’s, or for another form', async () => {
      const elsewhere = { as: { userId: 'user-9', organizationId: 'org-2', role: 'owner' } } as const;
      await sendApplication(api, '/api/affiliate-links', { name: 'Theirs', slug: 'theirs' }, elsewhere);
      const agencies = await publishResellers(api, { slug: 'agencies' });
      await link({ slug: 'other-form', applicationFormId: agencies.id });
      for (const [n, affiliateSlug] of ['nobody', 'theirs', 'other-form', '', '__proto__'].entries()) {
        const formData = { ...formDataExample(), email: `ada.${n}@acme.example` };
        expect((await apply(api, application({ affiliateSlug, formData }))).status, affiliateSlug).to.equal(200);
      }
      expect((await submitted()).map(({ type }) => type)).to.deep.equal(Array(5).fill('ApplicationSubmitted'));
    });
  });
});
