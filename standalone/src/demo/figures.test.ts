import { expect } from 'chai';
import { agrees, figuresOf, tableOf } from './figures.ts';
import { createLedger } from './ledger.ts';
import type { Recount } from './recount.ts';

const nothing: Recount = {
  partners: [],
  contacts: [],
  registrations: [],
  deals: [],
  tasks: [],
  trainingAssignments: [],
  mails: [],
  outbox: [],
  runs: new Map(),
  events: [],
};

describe('the figures of the demo', () => {
  it('agree where nothing happened', () => {
    expect(figuresOf(createLedger(), nothing).filter((figure) => !agrees(figure))).to.deep.equal([]);
  });

  it('do not agree when a list, the log or the answers tell something else', () => {
    const partner = { id: 'p' };
    const created = { type: 'PartnerCreated', data: {} };
    const wrong = (found: Partial<Recount>) =>
      figuresOf(createLedger(), { ...nothing, ...found })
        .filter((figure) => !agrees(figure))
        .map(({ what }) => what);
    expect(wrong({ partners: [partner] })).to.deep.equal(['Partners']);
    expect(wrong({ events: [created] })).to.deep.equal(['Partners', 'Contacts']);
    expect(wrong({ partners: [partner], contacts: [partner], events: [created] })).to.deep.equal([
      'Partners',
      'Contacts',
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
