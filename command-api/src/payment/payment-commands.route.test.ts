import { expect } from 'chai';
import { requestBooth, sendMdf } from '../mdf-request/mdf-api.examples.ts';
import { createAcme, send } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const commission = { amount: { minor: 120_000, currency: 'EUR' }, paidAt: '2026-05-01', reference: 'Commission April' };

describe('payments over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
  });
  afterEach(() => api.close());

  const record = (request: Parameters<typeof sendMdf>[3] = {}, id = partnerId) =>
    sendMdf(api, `/api/partners/${id}/payments`, commission, request);

  describe('record payment', () => {
    it('enters the payment, and answers a repeat as the first time', async () => {
      const first = await record({ headers: { 'idempotency-key': 'key-1' } });
      const again = await record({ headers: { 'idempotency-key': 'key-1' } });
      expect([first.status, again.status, again.body]).to.deep.equal([201, 201, first.body]);
      expect(first.body.payment).to.include({ partnerId, status: 'recorded', mdfRequestId: null });
      expect(await api.events('PartnerPaymentRecorded')).to.deep.equal([
        {
          type: 'PartnerPaymentRecorded',
          data: {
            paymentId: first.body.payment.id,
            partnerId,
            mdfRequestId: null,
            amount: commission.amount,
            reference: 'Commission April',
            paidAt: '2026-05-01T00:00:00.000Z',
          },
        },
      ]);
    });

    it('enters one to an archived partner, who is owed it all the same', async () => {
      await send(api, 'POST', `/api/partners/${partnerId}/archive`);
      expect((await record()).status).to.equal(201);
    });

    it('does not find an unknown partner, or one of another organization', async () => {
      const unknown = await record({}, 'nobody');
      const foreign = await record({ as: elsewhere });
      expect([unknown.status, foreign.status, foreign.body]).to.deep.equal([404, 404, unknown.body]);
    });

    it('asks for the permission', async () => {
      for (const as of [viewer, personOf(partnerId)]) expect((await record({ as })).status).to.equal(403);
    });
  });

  describe('reverse payment', () => {
    const reverse = (id: string, reason: string | null = 'Bounced', request: Parameters<typeof sendMdf>[3] = {}) =>
      sendMdf(api, `/api/payments/${id}/reverse`, { reason }, request);

    it('takes it back once, and refuses to for another reason', async () => {
      const { id } = (await record()).body.payment;
      const first = await reverse(id);
      const again = await reverse(id);
      const other = await reverse(id, 'Wrong partner');
      expect([first.status, first.body.payment.status]).to.deep.equal([200, 'reversed']);
      expect([again.status, again.body]).to.deep.equal([200, first.body]);
      expect([other.status, other.body.code]).to.deep.equal([409, 'invalid_state']);
      expect(await api.events('PartnerPaymentReversed')).to.have.length(1);
    });

    it('makes the request for funds it paid unpaid again', async () => {
      const paid = await requestBooth(api, partnerId, 'approve', 'submit-proof', 'pay');
      await reverse(String(paid.paymentId));
      expect(await api.events('MdfPaymentReversed')).to.have.length(1);
      const again = await sendMdf(api, `/api/mdf-requests/${paid.id}/pay`);
      expect([again.status, again.body.mdfRequest.status]).to.deep.equal([200, 'paid']);
      expect(await api.events('PartnerPaymentRecorded')).to.have.length(2);
    });

    it('does not find an unknown payment, or one of another organization', async () => {
      const { id } = (await record()).body.payment;
      const unknown = await reverse('nothing');
      const foreign = await reverse(id, null, { as: elsewhere });
      expect([unknown.status, foreign.status, foreign.body]).to.deep.equal([404, 404, unknown.body]);
    });

    it('asks for the permission', async () => {
      const { id } = (await record()).body.payment;
      for (const as of [viewer, personOf(partnerId)]) expect((await reverse(id, null, { as })).status).to.equal(403);
    });
  });
});
