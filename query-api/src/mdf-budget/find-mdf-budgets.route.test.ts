import { mdfBudget, mdfRequest } from '@partneros/domain';
import { submitMdfRequestCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

const AT = '2026-05-20T12:00:00.000Z';

describe('find MDF budgets', () => {
  let api: ServedQueryApi;
  beforeEach(async () => {
    api = await serveQueryApi();
    const data = { mdfBudgetId: '2026-EUR', year: 2026, amount: { minor: 1_000_000, currency: 'EUR' } };
    await api.execute(mdfBudget, '2026-EUR', { type: 'SetMdfBudget', data });
    for (const mdfRequestId of ['mdf-1', 'mdf-2', 'mdf-3'])
      await api.execute(mdfRequest, mdfRequestId, submitMdfRequestCommand({ mdfRequestId }));
  });
  afterEach(() => api.close());

  const budgets = async (query = '') =>
    (await api.read<{ readonly mdfBudgets: readonly object[] }>(`/api/mdf-budgets${query}`)).body.mdfBudgets;
  const act = (
    mdfRequestId: string,
    type: 'ApproveMdfRequest' | 'DeclineMdfRequest' | 'SubmitMdfProof',
    data: object,
  ) => api.execute(mdfRequest, mdfRequestId, { type, data: { mdfRequestId, ...data } } as never);

  it('follow what is asked for, approved, declined, paid and taken back', async () => {
    const expected = { id: '2026-EUR', year: 2026, currency: 'EUR', budget: 1_000_000 };
    expect(await budgets()).to.deep.equal([
      { ...expected, requested: 1_500_000, committed: 0, paid: 0, left: 1_000_000 },
    ]);

    const granted = { amount: { minor: 400_000, currency: 'EUR' }, note: null, approvedAt: AT };
    await act('mdf-1', 'ApproveMdfRequest', granted);
    await act('mdf-2', 'DeclineMdfRequest', { reason: null, declinedAt: AT });
    expect(await budgets()).to.deep.equal([
      { ...expected, requested: 500_000, committed: 400_000, paid: 0, left: 600_000 },
    ]);

    await act('mdf-1', 'SubmitMdfProof', { note: 'Done', links: [], proofSubmittedAt: AT });
    const paid = { minor: 350_000, currency: 'EUR' };
    const pay = { mdfRequestId: 'mdf-1', paymentId: 'payment-1', amount: paid, reference: null, paidAt: null, now: AT };
    await api.execute(mdfRequest, 'mdf-1', { type: 'PayMdfRequest', data: pay });
    expect(await budgets()).to.deep.equal([
      { ...expected, requested: 500_000, committed: 0, paid: 350_000, left: 650_000 },
    ]);

    const reversal = { mdfRequestId: 'mdf-1', paymentId: 'payment-1', reversedAt: AT };
    await api.execute(mdfRequest, 'mdf-1', { type: 'ReverseMdfPayment', data: reversal });
    expect(await budgets()).to.deep.equal([
      { ...expected, requested: 500_000, committed: 400_000, paid: 0, left: 600_000 },
    ]);
  });

  it('show a year nobody has set funds aside for', async () => {
    const next = { mdfRequestId: 'mdf-4', activityDate: '2027-02-01' };
    await api.execute(mdfRequest, 'mdf-4', submitMdfRequestCommand(next));
    expect(await budgets('?year=2027')).to.deep.equal([
      {
        id: '2027-EUR',
        year: 2027,
        currency: 'EUR',
        budget: null,
        requested: 500_000,
        committed: 0,
        paid: 0,
        left: null,
      },
    ]);
    expect(await budgets('?currency=USD')).to.deep.equal([]);
  });
});
