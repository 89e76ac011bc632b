import { expect } from 'chai';
import type { Answer, Command } from '../client/client.ts';
import { createLedger } from './ledger.ts';

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
    expect([...ledger.deals]).to.deep.equal([['d', { status: 'open', minor: 100 }]]);
    ledger.add(command('/api/deals/d/close-lost'), answer({ deal: { id: 'd', status: 'lost', amount } }));
    expect([...ledger.registrations]).to.deep.equal([['r', 'approved']]);
    expect([...ledger.deals]).to.deep.equal([['d', { status: 'lost', minor: 100 }]]);
    expect(ledger.dealsLost).to.equal(1);
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
    expect([ledger.commands, ledger.refused, ledger.partnersCreated, ledger.tiersChanged]).to.deep.equal([2, 1, 0, 0]);
  });
});
