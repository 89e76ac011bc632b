import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { type AnsweredPartner, addGrace, createAcme, send } from './partner-api.examples.ts';

interface Case {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  readonly status?: number;
  /** What an archived partner answers; default 409. */
  readonly archived?: number;
  /** Its own people do it too; otherwise 403. */
  readonly own?: true;
}

// Every command on a partner that exists: what all of them have in common.
const cases: Readonly<Record<string, (ids: { ada: string; grace: string }) => Case>> = {
  'update partner': () => ({ method: 'PATCH', path: '', body: { employees: 99 }, own: true }),
  'change stage': () => ({ method: 'POST', path: '/stage', body: { stage: 'onboard' } }),
  'assign tier': () => ({ method: 'POST', path: '/tier', body: { tier: 'Gold' } }),
  'assign manager': () => ({ method: 'POST', path: '/manager', body: { partnerManagerId: 'user-9' } }),
  'add contact': () => ({
    method: 'POST',
    path: '/contacts',
    body: { firstName: 'Alan', lastName: 'Turing', email: 'alan@acme.example' },
    status: 201,
    own: true,
  }),
  'update contact': ({ grace }) => ({ method: 'PATCH', path: `/contacts/${grace}`, body: { title: 'CTO' }, own: true }),
  'set primary contact': ({ grace }) => ({ method: 'POST', path: '/primary-contact', body: { contactId: grace } }),
  'remove contact': ({ grace }) => ({ method: 'DELETE', path: `/contacts/${grace}`, own: true }),
  'tag partner': () => ({ method: 'PUT', path: '/tags', body: { services: ['hosting'] } }),
  'log activity': () => ({
    method: 'POST',
    path: '/activities',
    body: { kind: 'call', summary: 'Hello' },
    status: 201,
  }),
  'archive partner': () => ({ method: 'POST', path: '/archive', body: { reason: 'Closed' }, archived: 200 }),
  'delete partner': () => ({ method: 'DELETE', path: '', archived: 200 }),
};

describe('commands on a partner over HTTP', () => {
  let api: ServedCommandApi;
  let partner: AnsweredPartner;
  let ids: { ada: string; grace: string };

  beforeEach(async () => {
    api = await serveCommandApi();
    partner = await createAcme(api);
    ids = { ada: partner.primaryContactId, grace: await addGrace(api, partner.id) };
  });
  afterEach(() => api.close());

  for (const [name, caseOf] of Object.entries(cases)) {
    describe(name, () => {
      const act = (partnerId: string, request: Parameters<typeof send>[4] = {}) => {
        const { method, path, body } = caseOf(ids);
        return send(api, method, `/api/partners/${partnerId}${path}`, body, request);
      };

      it('answers the changed partner, its version and the position to wait for', async () => {
        const { status, body, headers } = await act(partner.id);
        expect(status).to.equal(caseOf(ids).status ?? 200);
        expect(body.partner.id).to.equal(partner.id);
        expect(body.partner.version).to.equal(3);
        expect(headers.get('etag')).to.equal('"3"');
        expect(headers.get('x-event-position')).to.match(/^\d+$/);
      });

      it('answers a repeat as the first time and changes nothing', async () => {
        const first = await act(partner.id, { headers: { 'idempotency-key': 'key-1' } });
        const events = await api.events();
        const again = await act(partner.id, { headers: { 'idempotency-key': 'key-1' } });
        expect(again.status).to.equal(first.status);
        expect(again.body).to.deep.equal(first.body);
        expect(again.headers.get('idempotency-replayed')).to.equal('true');
        expect(await api.events()).to.deep.equal(events);
      });

      it('refuses a version that is no longer current', async () => {
        const { status, body } = await act(partner.id, { headers: { 'if-match': '"1"' } });
        expect([status, body.code]).to.deep.equal([409, 'version_conflict']);
      });

      it('does not find an unknown partner, or one of another organization', async () => {
        const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
        const unknown = await act('nobody');
        const foreign = await act(partner.id, { as: elsewhere });
        expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'not_found']);
        expect([foreign.status, foreign.body]).to.deep.equal([404, unknown.body]);
      });

      it('refuses an archived partner, unless it archives', async () => {
        await send(api, 'POST', `/api/partners/${partner.id}/archive`);
        const events = await api.events();
        const { status } = await act(partner.id);
        expect(status).to.equal(caseOf(ids).archived ?? 409);
        expect(await api.events()).to.deep.equal(events);
      });

      it('refuses who may only read, and partners unless it is theirs to do', async () => {
        const viewer = { userId: 'user-2', organizationId: 'org-1', role: 'viewer' } as const;
        const own = { userId: 'user-3', organizationId: 'org-1', role: 'partner', partnerId: partner.id } as const;
        expect((await act(partner.id, { as: viewer })).status).to.equal(403);
        const { own: isOpen, status = 200 } = caseOf(ids);
        const others = { ...own, partnerId: 'partner-2' };
        expect((await act(partner.id, { as: others })).status).to.equal(isOpen ? 404 : 403);
        expect((await act(partner.id, { as: own })).status).to.equal(isOpen ? status : 403);
      });
    });
  }
});
