import { createRateLimits } from '@partneros/infra/http';
import { samplePicture } from '@partneros/infra/testing';
import { expect } from 'chai';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { sendJson } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const PATH = '/api/partners/applications/banner';
const MAX = 5 * 1024 * 1024;
type Request = Parameters<ServedCommandApi['fetch']>[1];

describe('upload of a banner', () => {
  let api: ServedCommandApi;
  let picture: Buffer;
  before(async () => {
    picture = await samplePicture('png', { width: 120, height: 40 });
  });
  afterEach(() => api.close());

  const open = async (options: Parameters<typeof serveCommandApi>[0] = {}) => {
    api = await serveCommandApi(options);
  };
  const upload = async (bytes: Buffer, fields: Record<string, string> = {}, request: Request = {}) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('file', new Blob([new Uint8Array(bytes)]), 'banner.exe');
    const response = await api.fetch(PATH, { method: 'POST', ...request, body });
    const answer = (await response.json()) as { path: string; url: string; provider: string; code?: string };
    return { status: response.status, headers: response.headers, body: answer };
  };
  const create = async () => {
    const json = { name: 'Apply', slug: 'apply', content: { title: 'Apply' } };
    return (await sendJson<'applicationForm'>(api, '/api/application-forms', json)).body.applicationForm;
  };
  const kept = (path: string, organizationId = 'org-1') =>
    api.files.get({ access: 'public', organizationId, fileId: path.replace('org-1/', '').replace('.', '-') });

  it('keeps a picture that is drawn anew, and answers where', async () => {
    await open();
    for (const type of ['png', 'jpeg', 'webp', 'gif'] as const) {
      const sent = await samplePicture(type, { width: 120, height: 40 });
      const { status, body } = await upload(sent);
      expect(status).to.equal(200);
      expect(Object.keys(body)).to.deep.equal(['path', 'url', 'provider']);
      expect(body.provider).to.equal('supabase');
      expect(body.path).to.match(/^org-1\/[\w-]{43}\.(webp|png)$/);
      expect(body.url).to.equal(
        `https://partners.example.com/api/files/public/${body.path.replace(/\.(\w+)$/, '-$1')}`,
      );
      const bytes = (await kept(body.path))?.bytes ?? new Uint8Array();
      expect(bytes.length).to.be.greaterThan(0);
      expect(sent.equals(Buffer.from(bytes)), type).to.equal(false);
    }
    expect(await api.events()).to.deep.equal([]);
  });

  it('takes 5 MB to the byte, and not one more', async () => {
    await open();
    const padded = (length: number) => Buffer.concat([picture, Buffer.alloc(length - picture.length)]);
    expect((await upload(padded(MAX))).status).to.equal(200);
    const { status, body } = await upload(padded(MAX + 1));
    expect([status, body.code]).to.deep.equal([400, 'file_too_large']);
  });

  it('goes by what a picture holds, not by what it is called', async () => {
    await open();
    expect((await upload(picture)).status).to.equal(200);
    for (const bytes of [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), Buffer.from('%PDF-1.7')]) {
      const { status, body } = await upload(bytes);
      expect([status, body.code]).to.deep.equal([400, 'unsupported_media_type']);
    }
    const broken = await upload(picture.subarray(0, 60));
    expect([broken.status, broken.body.code]).to.deep.equal([400, 'invalid_request']);
  });

  it('puts it over a form that is named, once, until it is removed', async () => {
    await open();
    const form = await create();
    const key = { headers: { 'idempotency-key': 'banner-1' } };
    const first = await upload(picture, { applicationFormId: form.id }, key);
    const again = await upload(picture, { applicationFormId: form.id }, key);
    const same = await upload(picture, { applicationFormId: form.id });
    expect([first.status, again.status, same.status]).to.deep.equal([200, 200, 200]);
    expect([again.headers.get('idempotency-replayed'), again.body]).to.deep.equal(['true', first.body]);
    const fileId = first.body.path.replace('org-1/', '').replace('.', '-');
    const banner = { fileId, width: 120, height: 40 };
    const removed = await sendJson<'applicationForm'>(api, `/api/application-forms/${form.id}/banner`, undefined, {
      method: 'DELETE',
    });
    expect([removed.status, removed.body.applicationForm.banner]).to.deep.equal([200, null]);
    expect(await api.events('BannerUploaded', 'BannerRemoved')).to.deep.equal([
      { type: 'BannerUploaded', data: { applicationFormId: form.id, banner } },
      { type: 'BannerRemoved', data: { applicationFormId: form.id } },
    ]);
  });

  it('does not find the form of another organization, and keeps nothing for it', async () => {
    await open();
    const form = await create();
    for (const request of [{ as: elsewhere }, {}]) {
      const applicationFormId = 'as' in request ? form.id : 'no-such-form';
      const { status, body } = await upload(picture, { applicationFormId }, request);
      expect([status, body.code]).to.deep.equal([404, 'not_found']);
    }
    const { body } = await upload(picture);
    expect(await kept(body.path, 'org-2')).to.equal(undefined);
  });

  it('refuses viewers, partners and strangers', async () => {
    await open();
    for (const as of [viewer, personOf('partner-1')]) expect((await upload(picture, {}, { as })).status).to.equal(403);
    expect((await upload(picture, {}, { as: 'nobody' })).status).to.equal(401);
  });

  it('takes 20 a minute from a person, and the others are not affected', async () => {
    await open({ limits: createRateLimits() });
    for (let sent = 0; sent < 20; sent += 1) expect((await upload(picture)).status).to.equal(200);
    const { status, headers } = await upload(picture);
    expect([status, Number(headers.get('retry-after')) > 0]).to.deep.equal([429, true]);
    const other = { userId: 'user-9', organizationId: 'org-1', role: 'owner' } as const;
    expect((await upload(picture, {}, { as: other })).status).to.equal(200);
  });
});
