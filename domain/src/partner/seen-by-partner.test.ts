import { deepStrictEqual } from 'node:assert/strict';
import { seenByPartner } from './seen-by-partner.ts';

describe('a partner as its own people see it', () => {
  it('says nothing of what we think of it', () => {
    const shown = { name: 'Acme', fitScore: 12, healthScore: 34 };
    deepStrictEqual(seenByPartner('partner-1', shown), { name: 'Acme', fitScore: null, healthScore: null });
    deepStrictEqual(seenByPartner(undefined, shown), shown);
  });
});
