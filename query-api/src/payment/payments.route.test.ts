import { payment } from '@partneros/domain';
import { recordPaymentCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Answer {
  readonly payments: readonly { readonly id: string }[];
  readonly payment: { readonly status: string };
}

const personOf = (partnerId: string) =>
  ({ userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId }) as const;
const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;

describe('payments', () => {
  let api: ServedQueryApi;
  let recorded: bigint;
  before(async () => {
    api = await serveQueryApi();
    await api.execute(payment, 'payment-1', recordPaymentCommand());
    const other = { paymentId: 'payment-2', partnerId: 'partner-2', mdfRequestId: 'mdf-1', reference: 'INV-7' };
    await api.execute(
      payment,
      'payment-2',
      recordPaymentCommand({ ...other, amount: { minor: 7, currency: 'EUR' }, paidAt: '2026-06-01T00:00:00.000Z' }),
    );
    recorded = await api.feed.head();
    const data = { paymentId: 'payment-2', reason: null, reversedAt: api.clock.now() };
    await api.execute(payment, 'payment-2', { type: 'ReversePayment', data });
  });
  after(() => api.close());

  const read = (path: string, request?: Parameters<ServedQueryApi['read']>[1]) => api.read<Answer>(path, request);
  const ids = async (query = '', request?: Parameters<ServedQueryApi['read']>[1]) =>
    (await read(`/api/payments${query}`, request)).body.payments.map(({ id }) => id);
  const status = async (path: string, request?: Parameters<ServedQueryApi['read']>[1]) => {
    const answer = await read(path, request);
    return answer.status === 200 ? answer.body.payment.status : answer.status;
  };

  it('are listed, the latest paid first, filtered, searched and sorted', async () => {
    expect(await ids()).to.deep.equal(['payment-2', 'payment-1']);
    expect(await ids('?status=recorded')).to.deep.equal(['payment-1']);
    expect(await ids('?mdfRequestId=mdf-1')).to.deep.equal(['payment-2']);
    expect(await ids('?partnerId=partner-1')).to.deep.equal(['payment-1']);
    expect(await ids('?search=inv-7')).to.deep.equal(['payment-2']);
    expect(await ids('?sort=amount&limit=1')).to.deep.equal(['payment-2']);
  });

  it('are shown one by one, now or as of a position', async () => {
    expect(await status('/api/payments/payment-2')).to.equal('reversed');
    expect(await status(`/api/payments/payment-2?asOf=${recorded}`)).to.equal('recorded');
    expect(await status('/api/payments/nothing')).to.equal(404);
  });

  it('are shown to their own partner and organization only', async () => {
    expect(await ids('', { as: personOf('partner-1') })).to.deep.equal(['payment-1']);
    expect(await ids('', { as: elsewhere })).to.deep.equal([]);
    for (const query of ['', `?asOf=${recorded}`]) {
      expect(await status(`/api/payments/payment-1${query}`, { as: personOf('partner-1') })).to.equal('recorded');
      expect(await status(`/api/payments/payment-1${query}`, { as: personOf('partner-2') })).to.equal(404);
      expect(await status(`/api/payments/payment-1${query}`, { as: elsewhere })).to.equal(404);
    }
  });
});
