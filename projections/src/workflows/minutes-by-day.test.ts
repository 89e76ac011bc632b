import { expect } from 'chai';
import { addMinutes, minutesInWeekUpTo } from './minutes-by-day.ts';

describe('minutes by day', () => {
  it('adds up by calendar day', () => {
    const may16 = '2026-05-16T23:59:59.999Z';
    const first = addMinutes({}, 5, may16);
    const second = addMinutes(first, 3, '2026-05-17T00:00:00.000Z');
    expect(addMinutes(second, 10, may16)).to.deep.equal({ '2026-05-16': 15, '2026-05-17': 3 });
  });

  it('has no day on which nothing was saved', () => {
    expect(addMinutes({}, 0, '2026-05-16T12:00:00.000Z')).to.deep.equal({});
  });

  it('forgets days that no week reaches any more, also when an old step comes late', () => {
    const byDay = addMinutes({ '2026-05-09': 1, '2026-05-10': 2 }, 5, '2026-05-16T00:00:00.000Z');
    expect(byDay).to.deep.equal({ '2026-05-10': 2, '2026-05-16': 5 });
    expect(addMinutes(byDay, 5, '2026-05-01T00:00:00.000Z')).to.deep.equal(byDay);
  });

  it('sums the seven days up to now', () => {
    const byDay = { '2026-05-10': 1, '2026-05-11': 2, '2026-05-16': 4, '2026-05-17': 8 };
    expect(minutesInWeekUpTo('2026-05-16T00:00:00.000Z', byDay)).to.equal(7);
    expect(minutesInWeekUpTo('2026-05-17T12:00:00.000Z', byDay)).to.equal(14);
    expect(minutesInWeekUpTo('2026-06-17T12:00:00.000Z', byDay)).to.equal(0);
  });
});
