import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { addMillis } from '../kernel/time.ts';
import { delayDue } from './delay-due.ts';

type Data = Parameters<typeof delayDue>[0];

const FRIDAY = '2026-05-15T14:30:00.000Z';
const context = { partner: { contractRenewalDate: '2026-09-30', name: 'Acme' } };
const due = (data: Data, { now = FRIDAY, timeZone = 'UTC' } = {}) => delayDue(data, { now, timeZone, context });

describe('the end of a delay', () => {
  it('is so much later, whatever clocks show', () => {
    equal(due({ amount: 90, unit: 'minutes' }), '2026-05-15T16:00:00.000Z');
    const now = '2026-03-28T12:00:00.000Z';
    equal(due({ amount: 1, unit: 'days' }, { now, timeZone: 'Europe/Berlin' }), '2026-03-29T12:00:00.000Z');
  });

  it('leaves out weekends and holidays when it counts business days, and keeps the time of day', () => {
    equal(due({ amount: 1, unit: 'days', businessDays: true }), '2026-05-18T14:30:00.000Z');
    equal(due({ amount: 5, unit: 'days', businessDays: true }), '2026-05-22T14:30:00.000Z');
    const holidays = ['2026-05-18', '2026-05-20'];
    equal(due({ amount: 2, unit: 'days', businessDays: true, holidays }), '2026-05-21T14:30:00.000Z');
    const now = '2026-03-27T14:30:00.000Z';
    const berlin = { now, timeZone: 'Europe/Berlin' };
    equal(due({ amount: 1, unit: 'days', businessDays: true }, berlin), '2026-03-30T13:30:00.000Z');
  });

  it('goes by the calendar of the organization', () => {
    // Saturday in Tokyo already: the first business day to come is Monday.
    const now = '2026-05-15T16:00:00.000Z';
    const tokyo = { now, timeZone: 'Asia/Tokyo' };
    equal(due({ amount: 1, unit: 'days', businessDays: true }, tokyo), '2026-05-17T16:00:00.000Z');
  });

  it('is the date or the moment that is found in the data', () => {
    equal(due({ until: '{{partner.contractRenewalDate}}' }, { timeZone: 'Europe/Berlin' }), '2026-09-29T22:00:00.000Z');
    equal(
      due({ until: '{{partner.contractRenewalDate}}T09:15' }, { timeZone: 'Europe/Berlin' }),
      '2026-09-30T07:15:00.000Z',
    );
    equal(due({ until: '2026-06-01T10:00:00+02:00' }), '2026-06-01T08:00:00.000Z');
    equal(due({ until: '2026-05-16', businessDays: true }), '2026-05-18T00:00:00.000Z');
    equal(due({ until: '2026-05-15', businessDays: true }), '2026-05-15T00:00:00.000Z');
  });

  it('is none where no moment is found', () => {
    for (const until of [
      '{{partner.name}}',
      '{{partner.none}}',
      '2026-02-30',
      '2026-05-16T25:00',
      'tomorrow',
      '9999-01-01',
    ])
      equal(due({ until }), undefined, until);
  });

  it('is a moment or none, whatever the data', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Beirut'), (text, timeZone) => {
        const found = delayDue({ until: '{{a}}', businessDays: true }, { now: FRIDAY, timeZone, context: { a: text } });
        equal(found === undefined || addMillis(found, 0) === found, true);
      }),
    );
  });
});
