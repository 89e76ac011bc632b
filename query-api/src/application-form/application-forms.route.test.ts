import { applicationForm } from '@partneros/domain';
import { createApplicationFormCommand, fieldExample } from '@partneros/domain/testing';
import { expect } from 'chai';
import { publishForm } from '../application/applications.examples.ts';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

const PUBLIC = '/api/public/application-forms/resellers';
const applicationFormId = 'form-1';

interface Answer {
  readonly applicationForm: { readonly [field: string]: unknown };
}

describe('application forms, read', () => {
  let api: ServedQueryApi;
  beforeEach(async () => {
    api = await serveQueryApi();
    await publishForm(api);
  });
  afterEach(() => api.close());

  it('show applicants what they need, from any site, and nothing of the organization', async () => {
    const { status, body } = await api.read<Answer>(PUBLIC, { as: 'nobody' });
    expect(status).to.equal(200);
    expect(Object.keys(body.applicationForm)).to.deep.equal([
      'slug',
      'formVersion',
      'content',
      'fields',
      'bannerUrl',
      'agreementSections',
    ]);
    expect(JSON.stringify(body)).to.not.include('partnerField').and.to.not.include('org-1');
    const { headers } = await api.fetch(PUBLIC, { as: 'nobody', headers: { origin: 'https://acme.example' } });
    expect(headers.get('access-control-allow-origin')).to.equal('*');
  });

  it('are public while they are published, under the slug that they have', async () => {
    const status = async (path = PUBLIC) => (await api.read(path, { as: 'nobody' })).status;
    await api.execute(
      applicationForm,
      'form-2',
      createApplicationFormCommand({ applicationFormId: 'form-2', slug: 'draft' }),
    );
    expect(await status('/api/public/application-forms/draft')).to.equal(404);
    await api.execute(applicationForm, 'form-1', {
      type: 'UpdateApplicationForm',
      data: { applicationFormId, changes: { slug: 'apply' } },
    });
    expect([await status(), await status('/api/public/application-forms/apply')]).to.deep.equal([404, 200]);
    await api.execute(applicationForm, 'form-1', {
      type: 'UnpublishApplicationForm',
      data: { applicationFormId, unpublishedAt: api.clock.now() },
    });
    expect(await status('/api/public/application-forms/apply')).to.equal(404);
  });

  it('show what was asked then', async () => {
    const before = await api.feed.head();
    await api.execute(applicationForm, 'form-1', {
      type: 'EditApplicationFields',
      data: { applicationFormId, fields: [fieldExample()] },
    });
    const asked = async (query = '') =>
      (await api.read<Answer>(`/api/application-forms/form-1${query}`)).body.applicationForm;
    expect(await asked()).to.include({ formVersion: 2 });
    expect((await asked(`?asOf=${before}`)).fields).to.have.length(7);
  });

  it('list those of the organization, by status and by name', async () => {
    const read = async (query = '', request?: Parameters<ServedQueryApi['read']>[1]) =>
      (
        await api.read<{ applicationForms: readonly { id: string }[] }>(`/api/application-forms${query}`, request)
      ).body.applicationForms.map(({ id }) => id);
    expect(await read('?status=published&search=RESELL')).to.deep.equal(['form-1']);
    expect(await read('?status=draft')).to.deep.equal([]);
    expect(await read('', { as: { userId: 'user-1', organizationId: 'org-2', role: 'owner' } })).to.deep.equal([]);
  });
});
