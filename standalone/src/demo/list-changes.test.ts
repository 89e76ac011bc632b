import { expect } from 'chai';
import { listChanges } from './list-changes.ts';
import { noLists } from './recount.examples.ts';
import type { Lists } from './recount.ts';

const lists = (over: Partial<Lists>): Lists => ({ ...noLists, ...over });

describe('how lists changed', () => {
  it('tells by status what came, what went and what stayed', () => {
    const before = lists({ deals: [{ status: 'open' }, { status: 'open' }, { status: 'lost' }] });
    const after = lists({ deals: [{ status: 'open' }, { status: 'won' }, { status: 'won' }, { status: 'lost' }] });
    expect(listChanges(before, after)).to.deep.equal(['  deals                all 4 (+1), open 1 (−1), won 2 (+2)']);
  });

  it('tells when a status is gone', () => {
    expect(listChanges(lists({ deals: [{ status: 'open' }] }), lists({ deals: [{ status: 'won' }] }))).to.deep.equal([
      '  deals                won 1 (+1), open 0 (−1)',
    ]);
  });

  it('is quiet about lists that are as they were', () => {
    const same = lists({ tasks: [{ id: 'a' }] });
    expect(listChanges(same, same)).to.deep.equal([]);
  });
});
