import { expect } from 'chai';
import { createAcme } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import type { AnsweredResource } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { sendDeal, submitGlobex } from './deal-api.examples.ts';

// Every command on a registration that exists: what all of them have in common.
const cases = [
  { action: 'start-review', partner: 403 },
  { action: 'approve', partner: 403 },
  { action: 'decline', partner: 403 },
  { action: 'withdraw', partner: 200 },
] as const;

describe('commands on a deal registration over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  let registration: AnsweredResource;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
    registration = await submitGlobex(api, partnerId);
  });
  afterEach(() => api.close());

  for (const { action, partner } of cases) {
    describe(action, () => {
      const act = (id: string, request: Parameters<typeof sendDeal>[3] = {}) =>
        sendDeal(api, `/api/deal-registrations/${id}/${action}`, {}, request);

      it('answers a repeat as the first time and changes nothing', async () => {
        const first = await act(registration.id, { headers: { 'idempotency-key': 'key-1' } });
        const events = await api.events();
        const again = await act(registration.id, { headers: { 'idempotency-key': 'key-1' } });
        expect([first.status, again.status, again.body]).to.deep.equal([200, 200, first.body]);
        expect(again.headers.get('idempotency-replayed')).to.equal('true');
        expect(await api.events()).to.deep.equal(events);
      });

      it('refuses a version that is no longer current', async () => {
        const { status, body } = await act(registration.id, { headers: { 'if-match': '"7"' } });
        expect([status, body.code]).to.deep.equal([409, 'version_conflict']);
      });

      it('does not find an unknown registration, or one of another organization', async () => {
        const unknown = await act('nothing');
        const foreign = await act(registration.id, { as: elsewhere });
        expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'not_found']);
        expect([foreign.status, foreign.body]).to.deep.equal([404, unknown.body]);
      });

      it('refuses a decided registration', async () => {
        await sendDeal(api, `/api/deal-registrations/${registration.id}/decline`);
        const events = await api.events();
        const { status, body } = await act(registration.id);
        expect([status, body.code]).to.deep.equal([409, 'invalid_state']);
        expect(body.details).to.deep.equal(['Its status is rejected.']);
        expect(await api.events()).to.deep.equal(events);
      });

      it('asks for the permission', async () => {
        expect((await act(registration.id, { as: viewer })).status).to.equal(403);
        expect((await act(registration.id, { as: personOf(partnerId) })).status).to.equal(partner);
      });
    });
  }
});
