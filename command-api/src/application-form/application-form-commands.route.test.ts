import { sectionExample } from '@partneros/domain/testing';
import { expect } from 'chai';
import { publishResellers, resellers, sendApplication as send } from '../application/application-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const FORMS = '/api/application-forms';
const key = { headers: { 'idempotency-key': 'key-1' } };
const put = { method: 'PUT' };

describe('application forms over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  const create = async (over: object = {}) => (await send(api, FORMS, resellers(over))).body.applicationForm;

  describe('create', () => {
    it('adds a draft, and answers a repeat as the first time', async () => {
      const first = await send(api, FORMS, resellers(), key);
      const again = await send(api, FORMS, resellers(), key);
      expect([first.status, again.status]).to.deep.equal([201, 201]);
      expect(again.body).to.deep.equal(first.body);
      expect(first.body.applicationForm).to.deep.include({
        name: 'Resellers',
        slug: 'resellers',
        status: 'draft',
        formVersion: 1,
        agreementSections: [sectionExample()],
      });
      expect(await api.events()).to.have.length(1);
    });

    it('finds a slug, words and ids where none are given', async () => {
      const { body } = await send(api, FORMS, { name: 'Händler & Co', agreementSections: [{ title: 'T', text: 'T' }] });
      expect(body.applicationForm.slug).to.match(/^handler-co-[a-z0-9]{8}$/);
      expect(body.applicationForm.content).to.include({ title: 'Händler & Co', submitLabel: 'Apply' });
      const [section] = body.applicationForm.agreementSections as readonly { sectionId: string }[];
      expect(section?.sectionId).to.match(/^[0-9a-f-]{36}$/);
    });

    it('gives a slug to one of many at once, among all organizations', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => send(api, FORMS, resellers(), n % 2 === 0 ? {} : { as: elsewhere })),
      );
      expect(answers.filter(({ status }) => status === 201)).to.have.length(1);
      expect(answers.filter(({ status, body }) => status === 409 && body.code === 'duplicate')).to.have.length(19);
      // Also when the grace of a claim is long over: another organization's form is found where it is.
      api.clock.advance(3_600_000);
      expect((await send(api, FORMS, resellers())).status).to.equal(409);
      expect((await send(api, FORMS, resellers(), { as: elsewhere })).status).to.equal(409);
    });

    it('refuses questions that make no sense', async () => {
      const field = { fieldKey: 'a', type: 'text', label: 'A' };
      for (const fields of [
        [{ ...field, fieldKey: 'constructor' }],
        [{ ...field, fieldKey: 'a.b' }],
        [field, { ...field, fieldKey: 'A' }],
        [{ ...field, type: 'choice' }],
        Array.from({ length: 101 }, (_, n) => ({ ...field, fieldKey: `f${n}` })),
      ]) {
        const { status, body } = await send(api, FORMS, resellers({ fields }));
        expect([status, body.code]).to.deep.equal([400, 'invalid_request']);
      }
      expect((await send(api, FORMS, resellers({ slug: 'No Slug' }))).status).to.equal(400);
      expect(await api.events()).to.deep.equal([]);
    });
  });

  describe('update', () => {
    it('moves to another slug, and leaves the old one to others', async () => {
      const { id } = await create();
      const moved = await send(api, `${FORMS}/${id}`, { slug: 'apply' }, { method: 'PATCH', ...key });
      const again = await send(api, `${FORMS}/${id}`, { slug: 'apply' }, { method: 'PATCH', ...key });
      expect([moved.status, moved.body.applicationForm.slug]).to.deep.equal([200, 'apply']);
      expect(again.body).to.deep.equal(moved.body);
      const other = await create({ name: 'Second' });
      expect(other.slug).to.equal('resellers');
      const taken = await send(api, `${FORMS}/${other.id}`, { slug: 'apply' }, { method: 'PATCH' });
      expect([taken.status, taken.body.code]).to.deep.equal([409, 'duplicate']);
    });
  });

  describe('what it asks', () => {
    const fields = [{ fieldKey: 'company', type: 'text', label: 'Company' }];
    const agreementSections = [{ title: 'Privacy', text: 'We keep it safe.' }];

    it('changes under another version, and once for a repeat', async () => {
      const { id } = await create();
      const first = await send(api, `${FORMS}/${id}/fields`, { fields }, { ...put, ...key });
      expect((await send(api, `${FORMS}/${id}/fields`, { fields }, { ...put, ...key })).body).to.deep.equal(first.body);
      expect(first.body.applicationForm.formVersion).to.equal(2);
      const second = await send(api, `${FORMS}/${id}/agreement-sections`, { agreementSections }, { ...put, ...key });
      const again = await send(api, `${FORMS}/${id}/agreement-sections`, { agreementSections }, { ...put, ...key });
      expect(again.body).to.deep.equal(second.body);
      expect(second.body.applicationForm.formVersion).to.equal(3);
    });

    it('keeps its version when only words around it change', async () => {
      const { id } = await create();
      const { body } = await send(api, `${FORMS}/${id}/content`, { title: 'Hello' }, put);
      expect(body.applicationForm).to.deep.include({ formVersion: 1 });
      expect(body.applicationForm.content).to.include({ title: 'Hello' });
    });
  });

  describe('publish and unpublish', () => {
    it('open and close it, each once', async () => {
      const { id } = await create();
      const first = await send(api, `${FORMS}/${id}/publish`, {}, key);
      expect((await send(api, `${FORMS}/${id}/publish`, {}, key)).body).to.deep.equal(first.body);
      expect(first.body.applicationForm.status).to.equal('published');
      await send(api, `${FORMS}/${id}/publish`);
      const closed = await send(api, `${FORMS}/${id}/unpublish`, {}, key);
      expect((await send(api, `${FORMS}/${id}/unpublish`, {}, key)).body).to.deep.equal(closed.body);
      expect(closed.body.applicationForm.status).to.equal('unpublished');
      expect(await api.events('ApplicationFormPublished')).to.have.length(1);
      expect(await api.events('ApplicationFormUnpublished')).to.have.length(1);
    });

    it('refuse a form that asks nothing', async () => {
      const { id } = await create({ fields: [] });
      const { status, body } = await send(api, `${FORMS}/${id}/publish`);
      expect([status, body.code]).to.deep.equal([422, 'prerequisite_missing']);
    });
  });

  it('are not for those who may only look, nor for partners, nor for another organization', async () => {
    const { id } = await publishResellers(api);
    const tries = [
      ['', { name: 'X' }, 'PATCH'],
      ['/fields', { fields: [{ fieldKey: 'a', type: 'text', label: 'A' }] }, 'PUT'],
      ['/agreement-sections', { agreementSections: [] }, 'PUT'],
      ['/content', { title: 'X' }, 'PUT'],
      ['/publish', {}, 'POST'],
      ['/unpublish', {}, 'POST'],
    ] as const;
    for (const [action, body, method] of tries) {
      for (const as of [viewer, personOf('partner-1')])
        expect((await send(api, `${FORMS}/${id}${action}`, body, { method, as })).status, action).to.equal(403);
      expect((await send(api, `${FORMS}/${id}${action}`, body, { method, as: elsewhere })).status, action).to.equal(
        404,
      );
    }
  });
});
