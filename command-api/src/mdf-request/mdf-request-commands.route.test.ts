import { expect } from 'chai';
import { createAcme } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import type { AnsweredResource } from '../testing/send-json.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { requestBooth, sendMdf } from './mdf-api.examples.ts';

// Every command on a request that exists: what all of them have in common.
const cases = [
  { verb: 'approve', after: [], body: { note: 'Go ahead' }, status: 'approved', partner: 403 },
  { verb: 'decline', after: [], body: { reason: 'Too late' }, status: 'declined', partner: 403 },
  {
    verb: 'submit-proof',
    after: ['approve'],
    body: { note: 'As promised', links: ['https://acme.example/booth.jpg'] },
    status: 'proof_submitted',
    partner: 200,
  },
  { verb: 'pay', after: ['approve', 'submit-proof'], body: { reference: 'INV-7' }, status: 'paid', partner: 403 },
] as const;

describe('commands on an MDF request over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
  });
  afterEach(() => api.close());

  for (const { verb, after, body, status, partner } of cases) {
    describe(`POST /${verb}`, () => {
      let request: AnsweredResource;
      beforeEach(async () => {
        request = await requestBooth(api, partnerId, ...after);
      });
      const act = (id = request.id, options: Parameters<typeof sendMdf>[3] = {}) =>
        sendMdf(api, `/api/mdf-requests/${id}/${verb}`, body, options);

      it('does it, and answers a repeat as the first time', async () => {
        const first = await act(request.id, { headers: { 'idempotency-key': 'key-1' } });
        const events = await api.events();
        const again = await act(request.id, { headers: { 'idempotency-key': 'key-1' } });
        expect([first.status, first.body.mdfRequest.status]).to.deep.equal([200, status]);
        expect([again.status, again.body]).to.deep.equal([200, first.body]);
        expect(await api.events()).to.deep.equal(events);
      });

      it('refuses a version that is no longer current', async () => {
        const { status, body: answer } = await act(request.id, { headers: { 'if-match': '"7"' } });
        expect([status, answer.code]).to.deep.equal([409, 'version_conflict']);
      });

      it('does not find an unknown request, or one of another organization', async () => {
        const unknown = await act('nothing');
        const foreign = await act(request.id, { as: elsewhere });
        expect([unknown.status, foreign.status, foreign.body]).to.deep.equal([404, 404, unknown.body]);
      });

      it('asks for the permission, and keeps partners to their own', async () => {
        expect((await act(request.id, { as: viewer })).status).to.equal(403);
        const others = await act(request.id, { as: personOf('partner-2') });
        expect(others.status).to.equal(partner === 200 ? 404 : 403);
        expect((await act(request.id, { as: personOf(partnerId) })).status).to.equal(partner);
      });
    });
  }

  it('refuse what comes too early or too late', async () => {
    const { id } = await requestBooth(api, partnerId);
    for (const verb of ['submit-proof', 'pay']) {
      const early = await sendMdf(api, `/api/mdf-requests/${id}/${verb}`, verb === 'pay' ? {} : { note: 'Done' });
      expect([early.status, early.body.code]).to.deep.equal([409, 'invalid_state']);
    }
    await sendMdf(api, `/api/mdf-requests/${id}/approve`);
    const unproven = await sendMdf(api, `/api/mdf-requests/${id}/pay`);
    const late = await sendMdf(api, `/api/mdf-requests/${id}/decline`);
    expect([unproven.status, late.status]).to.deep.equal([409, 409]);
  });

  it('refuse more than was asked for, and a proof of nothing', async () => {
    const { id } = await requestBooth(api, partnerId);
    const amount = { minor: 500_001, currency: 'EUR' };
    const more = await sendMdf(api, `/api/mdf-requests/${id}/approve`, { amount });
    const nothing = await sendMdf(api, `/api/mdf-requests/${id}/submit-proof`, {});
    expect([more.status, nothing.status]).to.deep.equal([422, 400]);
  });

  it('enter what was paid into the payments before they answer', async () => {
    const paid = await requestBooth(api, partnerId, 'approve', 'submit-proof', 'pay');
    expect(await api.events('PartnerPaymentRecorded')).to.deep.equal([
      {
        type: 'PartnerPaymentRecorded',
        data: {
          paymentId: paid.paymentId,
          partnerId,
          mdfRequestId: paid.id,
          amount: { minor: 500_000, currency: 'EUR' },
          reference: null,
          paidAt: '2026-05-16T12:00:00.000Z',
        },
      },
    ]);
  });
});
