import { deepEqual, equal } from 'node:assert/strict';
import { add, amount, fact, money, shareOf } from './shown.ts';

describe('a fact as it is shown', () => {
  it('has money in the digits of its currency, added up by currency', () => {
    equal(amount({ minor: 123_456, currency: 'EUR' }), 'EUR 1,234.56');
    equal(amount({ minor: 123_456, currency: 'JPY' }), 'JPY 123,456');
    const amounts = new Map<string, number>();
    equal(money(amounts), 'none');
    for (const minor of [100, 250]) add(amounts, { minor, currency: 'USD' });
    add(amounts, { minor: 5, currency: 'EUR' });
    equal(money(amounts), 'EUR 0.05, USD 3.50');
  });

  it('has shares to a decimal, and none of nothing', () => {
    deepEqual([shareOf(1, 3), shareOf(2, 2), shareOf(0, 0)], ['33.3%', '100%', 'none']);
    deepEqual(fact('Partners', 1_234), { label: 'Partners', value: '1,234' });
  });
});
