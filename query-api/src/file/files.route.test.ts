import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

const PDF = { type: 'pdf', bytes: new Uint8Array(Buffer.from('%PDF-1.7 a template')) } as const;
const PICTURE = { type: 'webp', bytes: new Uint8Array([1, 2, 3]) } as const;

describe('files over HTTP', () => {
  let api: ServedQueryApi;
  before(async () => {
    api = await serveQueryApi();
  });
  after(() => api.close());

  const pathOf = (url: string) => new URL(url).pathname;

  it('are answered to members of the organization, to be saved', async () => {
    const ref = await api.files.put({ access: 'members', organizationId: 'org-1' }, PDF);
    const response = await api.fetch(`${pathOf(api.files.urlOf(ref))}?as=NDA%202026`);
    expect(response.status).to.equal(200);
    expect(response.headers.get('content-type')).to.equal('application/pdf');
    expect(response.headers.get('content-disposition')).to.match(/^attachment; filename="NDA 2026\.pdf"/);
    expect(response.headers.get('content-security-policy')).to.equal("default-src 'none'; sandbox");
    expect(response.headers.get('cache-control')).to.match(/^private, /);
    expect(await response.text()).to.equal('%PDF-1.7 a template');
  });

  it('are not there for another organization, a partner or anybody else', async () => {
    const ref = await api.files.put({ access: 'members', organizationId: 'org-1' }, PDF);
    const path = pathOf(api.files.urlOf(ref));
    const statusFor = async (as: NonNullable<Parameters<typeof api.fetch>[1]>['as']) =>
      (await api.fetch(path, as && { as })).status;
    expect(await statusFor({ userId: 'user-1', organizationId: 'org-2', role: 'owner' })).to.equal(404);
    const partner = { userId: 'user-3', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;
    expect(await statusFor(partner)).to.equal(403);
    expect(await statusFor('nobody')).to.equal(401);
    expect((await api.fetch(`/api/files/public/org-1/${ref.fileId}`)).status).to.equal(404);
  });

  it('that are public are shown to everybody, on pages of any site', async () => {
    const ref = await api.files.put({ access: 'public', organizationId: 'org-1' }, PICTURE);
    const response = await api.fetch(pathOf(api.files.urlOf(ref)), { as: 'nobody' });
    expect(Object.fromEntries(response.headers)).to.include({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
    });
    expect(response.headers.get('content-disposition')).to.match(/^inline; /);
    expect((await api.fetch(`/api/files/${ref.fileId}`)).status).to.equal(404);
  });

  it('are 404 under every other name', async () => {
    for (const name of ['x', '..%2f..%2fetc%2fpasswd', '%2e%2e', `${'a'.repeat(43)}-exe`, `${'a'.repeat(43)}-webp`])
      for (const path of [`/api/files/${name}`, `/api/files/public/org-1/${name}`, `/api/files/public/${name}/${name}`])
        expect((await api.fetch(path)).status, path).to.equal(404);
  });
});
