import { expect } from 'chai';
import type { Answer, Command } from '../client/client.ts';
import { createLedger, minorOf } from './ledger.ts';

const command = (path: string, body: object = {}): Command => ({ step: 'step', method: 'POST', path, body });
const answer = (body: Answer['body'], status = 200): Answer => ({ status, body, position: 1n });
const amount = { minor: 100, currency: 'EUR' };

describe('the ledger of the demo', () => {
  it('knows registrations and deals by the last answer about them', () => {
    const ledger = createLedger();
    const registration = { id: 'r', status: 'submitted', dealId: null, amount };
    ledger.add(command('/api/deal-registrations'), answer({ dealRegistration: registration }, 201));
    ledger.add(
      command('/api/deal-registrations/r/approve'),
      answer({ dealRegistration: { ...registration, status: 'approved', dealId: 'd' } }),
    );
    const deal = () => [...ledger.shown('deal').values()].map((shown) => [shown.id, shown.status, minorOf(shown)]);
    expect(deal()).to.deep.equal([['d', 'open', 100]]);
    ledger.add(command('/api/deals/d/close-lost'), answer({ deal: { id: 'd', status: 'lost', amount } }));
    expect([...ledger.shown('dealRegistration').values()].map(({ status }) => status)).to.deep.equal(['approved']);
    expect(deal()).to.deep.equal([['d', 'lost', 100]]);
    expect(ledger.dealsLost).to.equal(1);
  });

  it('knows that funds are unpaid again when their payment was taken back', () => {
    const ledger = createLedger();
    const request = { id: 'm', status: 'paid', paymentId: 'p', paidAmount: amount };
    ledger.add(command('/api/mdf-requests/m/pay'), answer({ mdfRequest: request }));
    const payment = { id: 'p', mdfRequestId: 'm', status: 'reversed', amount };
    ledger.add(command('/api/payments/p/reverse'), answer({ payment }));
    expect(ledger.shown('mdfRequest').get('m')).to.deep.equal({
      ...request,
      status: 'proof_submitted',
      paidAmount: null,
    });
  });

  it('knows who was given a tier, and who has what they earn', () => {
    const ledger = createLedger();
    ledger.add(command('/api/partners/a/tier', { tier: 'Gold' }), answer({ partner: { id: 'a' } }));
    ledger.add(command('/api/partners/b/tier/unpin'), answer({ partner: { id: 'b' } }));
    expect([...ledger.pins]).to.deep.equal([
      ['a', 'Gold'],
      ['b', null],
    ]);
  });

  it('counts applications by the link they came by, and renewals that are near', () => {
    const ledger = createLedger();
    const apply = (body: object) => ledger.add(command('/api/partners/applications/submit', body), answer({}));
    apply({ affiliateSlug: 'fair' });
    apply({ affiliateSlug: 'fair' });
    apply({});
    expect([ledger.applications, ledger.leads.get('fair')]).to.deep.equal([3, 2]);
    const note = (renewalDate: string) =>
      ledger.add(command('/api/partners/p/contracts', { startDate: '2026-06-01', renewalDate }), answer({}, 201));
    note('2026-06-21');
    note('2027-06-01');
    expect(ledger.nearRenewals).to.equal(1);
  });

  it('counts a company that is imported twice once, and a dry run not at all', () => {
    const ledger = createLedger();
    const csv = 'Company\nAcme\nGlobex\n';
    const importing = (body: object) => ledger.add(command('/api/partners/import', body), answer({}, 202));
    importing({ csv, dryRun: true });
    importing({ csv, silent: true });
    importing({ csv, silent: true });
    importing({ csv: 'Company\nInitech\n' });
    expect(ledger.importedSilently.size).to.equal(2);
    expect(ledger.importedLive.size).to.equal(1);
  });

  it('counts what was refused or changed nothing, and nothing else of it', () => {
    const ledger = createLedger();
    ledger.add(command('/api/partners'), answer({ error: 'Taken.', code: 'duplicate' }, 409));
    ledger.add(command('/api/partners/p/tier'), { status: 200, body: {}, position: undefined });
    expect([ledger.commands, ledger.refused, ledger.partnersCreated, ledger.tiersGiven]).to.deep.equal([2, 1, 0, 0]);
  });
});
