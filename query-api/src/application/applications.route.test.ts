import { application } from '@partneros/domain';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';
import { applyAs, publishForm } from './applications.examples.ts';

const STRANGER = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
const PARTNER = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;

describe('applications, read', () => {
  let api: ServedQueryApi;
  before(async () => {
    api = await serveQueryApi();
    await publishForm(api);
    await applyAs(api, 1, 'Acme & Söhne', 'link-1');
    api.clock.advance(1_000);
    await applyAs(api, 2, 'Überall AG');
    api.clock.advance(1_000);
    await applyAs(api, 3, 'Zeta', 'link-1');
    await api.execute(application, 'application-3', {
      type: 'RejectApplication',
      data: { applicationId: 'application-3', reason: 'Too small', rejectedAt: api.clock.now() },
    });
  });
  after(() => api.close());

  const ids = async (query = '', request?: Parameters<ServedQueryApi['read']>[1]) =>
    (
      await api.read<{ applications: readonly { readonly id: string }[] }>(`/api/applications${query}`, request)
    ).body.applications.map(({ id }) => id);

  it('list the newest first', async () => {
    expect(await ids()).to.deep.equal(['application-3', 'application-2', 'application-1']);
    expect(await ids('?sort=companyName')).to.deep.equal(['application-1', 'application-2', 'application-3']);
  });

  it('are found by status, form, link and what was answered', async () => {
    expect(await ids('?status=rejected')).to.deep.equal(['application-3']);
    expect(await ids('?affiliateLinkId=link-1')).to.deep.equal(['application-3', 'application-1']);
    expect(await ids('?applicationFormId=other')).to.deep.equal([]);
    expect(await ids('?search=uberall')).to.deep.equal(['application-2']);
    expect(await ids('?search=lovelace')).to.have.length(3);
  });

  it('show one, now and then', async () => {
    const status = async (query = '') =>
      (await api.read<{ application: { status: string } }>(`/api/applications/application-3${query}`)).body.application
        .status;
    expect(await status()).to.equal('rejected');
    expect(await status(`?asOf=${(await api.feed.head()) - 1n}`)).to.equal('submitted');
  });

  it('count leads by link', async () => {
    const read = async (request?: Parameters<ServedQueryApi['read']>[1]) =>
      (
        await api.read<{ affiliateLinks: readonly { leadCount: number; lastLeadAt: string | null }[] }>(
          '/api/affiliate-links',
          request,
        )
      ).body.affiliateLinks;
    const [link] = await read();
    expect([link?.leadCount, link?.lastLeadAt]).to.deep.equal([2, '2026-05-16T12:00:02.000Z']);
    expect(await read({ as: STRANGER })).to.deep.equal([]);
  });

  it('show a partner the links of its own, and no others, whatever it asks for', async () => {
    const shown = async (query: string, partnerId: string) => {
      const as = { ...PARTNER, partnerId };
      const { body } = await api.read<{ affiliateLinks: readonly { id: string }[] }>(`/api/affiliate-links${query}`, {
        as,
      });
      return body.affiliateLinks.map(({ id }) => id);
    };
    expect(await shown('', 'partner-1')).to.deep.equal(['link-1']);
    expect(await shown('?status=disabled', 'partner-1')).to.deep.equal([]);
    for (const query of ['', '?partnerId=partner-1']) expect(await shown(query, 'partner-2')).to.deep.equal([]);
  });

  it('are nothing to other organizations, and not for partners', async () => {
    expect(await ids('', { as: STRANGER })).to.deep.equal([]);
    const one = '/api/applications/application-1';
    expect((await api.read(one, { as: STRANGER })).status).to.equal(404);
    for (const path of [one, '/api/applications']) expect((await api.read(path, { as: PARTNER })).status).to.equal(403);
  });
});
