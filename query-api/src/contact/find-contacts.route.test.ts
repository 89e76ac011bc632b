import { partner } from '@partneros/domain';
import { contactExample, createPartnerCommand, secondContactExample } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Page {
  readonly contacts: readonly { readonly id: string; readonly isPrimary: boolean; readonly title: string | null }[];
  readonly nextCursor: string | null;
}

describe('find contacts', () => {
  let api: ServedQueryApi;
  const ids = async (path: string, request?: Parameters<ServedQueryApi['read']>[1]) =>
    (await api.read<Page>(path, request)).body.contacts.map(({ id }) => id);

  const onFirst = (command: Parameters<typeof partner.decide>[0]) => api.execute(partner, 'partner-1', command);
  const partnerId = 'partner-1';

  beforeEach(async () => {
    api = await serveQueryApi();
    await onFirst(createPartnerCommand());
    await onFirst({ type: 'AddContact', data: { partnerId, contact: secondContactExample() } });
    const zoe = contactExample({
      contactId: 'contact-3',
      firstName: 'Zoë',
      lastName: 'Ångström',
      email: 'zoe@b.example',
    });
    await api.execute(partner, 'partner-2', createPartnerCommand({ partnerId: 'partner-2', primaryContact: zoe }));
  });
  afterEach(() => api.close());

  it('lists the people of all partners by name', async () => {
    expect(await ids('/api/contacts')).to.deep.equal(['contact-1', 'contact-2', 'contact-3']);
    expect(await ids('/api/contacts?sort=-lastName')).to.deep.equal(['contact-1', 'contact-2', 'contact-3']);
  });

  it('searches names and addresses without case and accents', async () => {
    expect(await ids('/api/contacts?search=zoe+ANGSTROM')).to.deep.equal(['contact-3']);
    expect(await ids('/api/contacts?search=grace@')).to.deep.equal(['contact-2']);
    expect(await ids('/api/contacts?email=Ada@acme.example')).to.deep.equal(['contact-1']);
  });

  it('follows corrections, changes of the primary contact and removals', async () => {
    await onFirst({ type: 'UpdateContact', data: { partnerId, contactId: 'contact-2', changes: { title: 'CTO' } } });
    await onFirst({ type: 'SetPrimaryContact', data: { partnerId, contactId: 'contact-2' } });
    const { body } = await api.read<Page>('/api/partners/partner-1/contacts');
    expect(body.contacts.map(({ id, isPrimary, title }) => [id, isPrimary, title])).to.deep.equal([
      ['contact-1', false, null],
      ['contact-2', true, 'CTO'],
    ]);
    await onFirst({ type: 'RemoveContact', data: { partnerId, contactId: 'contact-1' } });
    expect(await ids('/api/contacts')).to.deep.equal(['contact-2', 'contact-3']);
  });

  it('lists one partner page by page', async () => {
    const { body } = await api.read<Page>('/api/partners/partner-1/contacts?limit=1');
    expect(body.contacts.map(({ id }) => id)).to.deep.equal(['contact-1']);
    const cursor = encodeURIComponent(body.nextCursor ?? '');
    expect(await ids(`/api/partners/partner-1/contacts?limit=1&cursor=${cursor}`)).to.deep.equal(['contact-2']);
  });

  it('does not find the contacts of an unknown partner, or of another organization', async () => {
    const as = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    expect((await api.read('/api/partners/partner-9/contacts')).status).to.equal(404);
    expect((await api.read('/api/partners/partner-1/contacts', { as })).status).to.equal(404);
    expect(await ids('/api/contacts', { as })).to.deep.equal([]);
  });

  it('shows a partner its own people only', async () => {
    const as = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-2' } as const;
    expect(await ids('/api/contacts', { as })).to.deep.equal(['contact-3']);
    expect(await ids('/api/contacts?partnerId=partner-1', { as })).to.deep.equal([]);
    expect(await ids('/api/partners/partner-2/contacts', { as })).to.deep.equal(['contact-3']);
    expect((await api.read('/api/partners/partner-1/contacts', { as })).status).to.equal(404);
  });
});
