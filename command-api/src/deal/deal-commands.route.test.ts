import { expect } from 'chai';
import { openRollout, sendDeal } from '../deal-registration/deal-api.examples.ts';
import { createAcme } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import type { AnsweredResource } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

// Every command on a deal that exists: what all of them have in common.
const cases = [
  { path: '', method: 'PATCH', body: { name: 'Rollout II' }, won: 409 },
  { path: '/close-won', method: 'POST', body: {}, won: 200 },
  { path: '/close-lost', method: 'POST', body: { reason: 'Price' }, won: 409 },
  { path: '/reopen', method: 'POST', body: {}, won: 200 },
];

describe('commands on a deal over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  let deal: AnsweredResource;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
    deal = await openRollout(api, partnerId);
  });
  afterEach(() => api.close());

  for (const { path, method, body, won } of cases) {
    describe(`${method} ${path}`, () => {
      const act = (id: string, request: Parameters<typeof sendDeal>[3] = {}) =>
        sendDeal(api, `/api/deals/${id}${path}`, body, { method, ...request });

      it('answers a repeat as the first time and changes nothing', async () => {
        const first = await act(deal.id, { headers: { 'idempotency-key': 'key-1' } });
        const events = await api.events();
        const again = await act(deal.id, { headers: { 'idempotency-key': 'key-1' } });
        expect([first.status, again.status, again.body]).to.deep.equal([200, 200, first.body]);
        expect(await api.events()).to.deep.equal(events);
      });

      it('changes nothing when it is so already', async () => {
        const first = await act(deal.id);
        const events = await api.events();
        const again = await act(deal.id);
        expect([again.status, again.body]).to.deep.equal([200, first.body]);
        expect(await api.events()).to.deep.equal(events);
      });

      it('refuses a version that is no longer current', async () => {
        const { status, body: answer } = await act(deal.id, { headers: { 'if-match': '"7"' } });
        expect([status, answer.code]).to.deep.equal([409, 'version_conflict']);
      });

      it('does not find an unknown deal, or one of another organization', async () => {
        const unknown = await act('nothing');
        const foreign = await act(deal.id, { as: elsewhere });
        expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'not_found']);
        expect([foreign.status, foreign.body]).to.deep.equal([404, unknown.body]);
      });

      it('says what it makes of a won deal', async () => {
        await sendDeal(api, `/api/deals/${deal.id}/close-won`);
        const { status, body: answer } = await act(deal.id);
        expect([status, answer.code]).to.deep.equal([won, won === 409 ? 'invalid_state' : undefined]);
      });

      it('asks for the permission', async () => {
        expect((await act(deal.id, { as: viewer })).status).to.equal(403);
        expect((await act(deal.id, { as: personOf(partnerId) })).status).to.equal(403);
      });
    });
  }
});
