import { expect } from 'chai';
import { addMinutes, minutesInWeekUpTo } from './minutes-by-day.ts';

describe('minutes by day', () => {
  it('adds what a step of each type saves', () => {
    const may16 = '2026-05-16T23:59:59.999Z';
    const first = addMinutes({}, 'send_email', may16);
    const second = addMinutes(first, 'slack_message', '2026-05-17T00:00:00.000Z');
    expect(addMinutes(second, 'assign_training', may16)).to.deep.equal({ '2026-05-16': 15, '2026-05-17': 3 });
  });

  it('counts nothing for a delay, a branch, or a type nobody knows', () => {
    for (const type of ['delay', 'branch', 'fax', 'constructor'])
      expect(addMinutes({}, type, '2026-05-16T12:00:00.000Z')).to.deep.equal({});
  });

  it('forgets days that no week reaches any more, also when an old step comes late', () => {
    const byDay = addMinutes({ '2026-05-09': 1, '2026-05-10': 2 }, 'send_email', '2026-05-16T00:00:00.000Z');
    expect(byDay).to.deep.equal({ '2026-05-10': 2, '2026-05-16': 5 });
    expect(addMinutes(byDay, 'send_email', '2026-05-01T00:00:00.000Z')).to.deep.equal(byDay);
  });

  it('sums the seven days up to now', () => {
    const byDay = { '2026-05-10': 1, '2026-05-11': 2, '2026-05-16': 4, '2026-05-17': 8 };
    expect(minutesInWeekUpTo('2026-05-16T00:00:00.000Z', byDay)).to.equal(7);
    expect(minutesInWeekUpTo('2026-05-17T12:00:00.000Z', byDay)).to.equal(14);
    expect(minutesInWeekUpTo('2026-06-17T12:00:00.000Z', byDay)).to.equal(0);
  });
});
