import type { JsonObject } from '@partneros/domain';
import { expect } from 'chai';
import { agrees, tableOf } from './figure.ts';
import { figuresOf } from './figures.ts';
import { createLedger } from './ledger.ts';
import { nothing } from './recount.examples.ts';
import type { Recount } from './recount.ts';

describe('the figures of the demo', () => {
  it('agree where nothing happened', () => {
    expect(figuresOf(createLedger(), nothing).filter((figure) => !agrees(figure))).to.deep.equal([]);
  });

  it('do not agree when a list, the log or the answers tell something else', () => {
    const wrong = (found: Partial<Recount>) =>
      figuresOf(createLedger(), { ...nothing, ...found })
        .filter((figure) => !agrees(figure))
        .map(({ what }) => what);
    const also = (type: string, data: JsonObject) => ({ events: [...nothing.events, { type, data }] });
    const amount = { minor: 100, currency: 'EUR' };
    expect(wrong({ partners: [{ id: 'p', tier: 'Gold' }] })).to.deep.equal(['Partners', 'Partners in Gold']);
    expect(wrong(also('PartnerCreated', { partnerId: 'p', tier: 'Silver' }))).to.deep.equal([
      'Partners',
      'Partners in Silver',
      'Contacts',
    ]);
    expect(wrong({ affiliateLinks: [{ id: 'l', slug: 'fair', leadCount: 1 }] })).to.deep.equal([
      'Applications by fair',
    ]);
    expect(wrong({ mdfBudgets: [{ budget: 50_000_000, requested: 100, committed: 0, paid: 0 }] })).to.deep.equal([
      'MDF budget: not decided',
    ]);
    expect(wrong(also('MdfPaid', { amount, approved: amount }))).to.deep.equal([
      'MDF budget: committed',
      'MDF budget: paid',
    ]);
    expect(wrong({ payments: [{ status: 'reversed', amount }] })).to.deep.equal([
      'Payments reversed',
      'Payments in all',
    ]);
  });

  it('are marked in the table', () => {
    expect(
      tableOf([
        { what: 'Partners', played: 2, listed: 2, logged: 2 },
        { what: 'Deals', listed: 1, logged: 2 },
      ]),
    ).to.deep.equal([
      '              played  lists  events',
      '  ✓ Partners       2      2       2',
      '  ✗ Deals                 1       2',
    ]);
  });
});
