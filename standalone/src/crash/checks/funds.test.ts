import { expect } from 'chai';
import { type LoggedEvent, logOf, nothing } from '../evidence.examples.ts';
import { funds } from './funds.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const about = { stream: 'mdfRequest-org-1_m' };
const request = { mdfRequestId: 'm', budgetYear: 2026 };
const submitted = { type: 'MdfRequestSubmitted', data: { ...request, amount: eur(500) }, about };
const approved = { type: 'MdfRequestApproved', data: { ...request, requested: eur(500), amount: eur(400) }, about };
const paid = { type: 'MdfPaid', data: { ...request, approved: eur(400), amount: eur(300) }, about };
const unpaid = { type: 'MdfPaymentReversed', data: { ...request, approved: eur(400), amount: eur(300) }, about };
const payment = (type: string, paymentId = 'q') => ({
  type,
  data: { paymentId, mdfRequestId: 'm', amount: eur(300) },
  about: { stream: `payment-org-1_${paymentId}` },
});
const recorded = payment('PartnerPaymentRecorded');
const reversed = payment('PartnerPaymentReversed');

const faults = (row: object, ...events: readonly LoggedEvent[]) =>
  funds.find({
    ...nothing,
    events: logOf(...events),
    models: [
      {
        name: 'mdf-budgets',
        checkpoint: 0n,
        found: new Map([['org-1/2026-EUR', JSON.stringify({ requested: 0, committed: 0, paid: 0, ...row })]]),
        rebuilt: new Map(),
      },
    ],
  });

describe('the check of funds', () => {
  it('is content with a balance that its requests come to, on their whole way', () => {
    expect(faults({ requested: 500 }, submitted)).to.deep.equal([]);
    expect(faults({ committed: 400 }, submitted, approved)).to.deep.equal([]);
    expect(faults({ paid: 300 }, submitted, approved, paid, recorded)).to.deep.equal([]);
    expect(faults({ committed: 400 }, submitted, approved, paid, recorded, reversed, unpaid)).to.deep.equal([]);
  });

  it('finds a balance that is off, and a budget that is not listed', () => {
    expect(faults({ requested: 500, committed: 400 }, submitted, approved)).to.deep.equal([
      'budget org-1/2026-EUR has 500 requested, and its requests come to 0',
    ]);
    expect(funds.find({ ...nothing, events: logOf(submitted) })).to.have.length(3);
  });

  it('finds funds that were paid without a payment, twice, and a payment of funds that are unpaid', () => {
    expect(faults({ paid: 300 }, submitted, approved, paid)).to.deep.equal([
      'request m has 300 paid, and its payments come to 0',
    ]);
    const again = payment('PartnerPaymentRecorded', 'q-2');
    expect(faults({ paid: 300 }, submitted, approved, paid, recorded, again)).to.deep.equal([
      'request m was paid while it was paid',
    ]);
    expect(faults({ committed: 400 }, submitted, approved, paid, recorded, unpaid)).to.have.length(1);
  });
});
