import { deepEqual, equal } from 'node:assert/strict';
import type { Message } from '../kernel/decider.ts';
import { acmeAfter, wonDeal } from './program-history.examples.ts';
import { judgeRule, MOST_EVIDENCE } from './rule-result.ts';
import type { TierRule } from './tier-rules.ts';

const JAN = '2026-01-10T00:00:00.000Z';
const MAR = '2026-03-01T00:00:00.000Z';
const JUN = '2026-06-01T00:00:00.000Z';
const about = (type: string, data: object): Message => ({ type, data: { partnerId: 'partner-1', ...data } });

const judge = (rule: TierRule, now: string, ...events: readonly Message[]) => {
  const { result, changesAt } = judgeRule(rule, acmeAfter(...events), now);
  const { met, value, missing, evidence } = result;
  return { met, value, missing, evidence, changesAt };
};

describe('a rule of a tier', () => {
  it('sums won deals of one currency up, and says when the oldest no longer counts', () => {
    const rule: TierRule = { fact: 'won_deal_amount', atLeast: { minor: 500, currency: 'EUR' }, withinDays: 90 };
    const dollars = about('DealClosedWon', { dealId: 'd', amount: { minor: 900, currency: 'USD' }, closedAt: MAR });
    const deals = [wonDeal('a', 300, JAN), wonDeal('b', 250, MAR), dollars];
    deepEqual(judge(rule, MAR, ...deals), {
      met: true,
      value: 550,
      missing: 0,
      evidence: ['3', '2'],
      changesAt: '2026-04-10T00:00:00.000Z',
    });
    const justBefore = judge(rule, '2026-04-09T23:59:59.999Z', ...deals);
    const then = judge(rule, '2026-04-10T00:00:00.000Z', ...deals);
    deepEqual([justBefore.met, then.met, then.value, then.missing], [true, false, 250, 250]);
    equal(then.changesAt, '2026-05-30T00:00:00.000Z');
    deepEqual(judge(rule, JUN, ...deals), { met: false, value: 0, missing: 500, evidence: [], changesAt: null });
  });

  it('counts for good without a window', () => {
    const rule: TierRule = { fact: 'won_deals', atLeast: 2, withinDays: null };
    deepEqual(judge(rule, JUN, wonDeal('a', 1, JAN)), {
      met: false,
      value: 1,
      missing: 1,
      evidence: ['2'],
      changesAt: null,
    });
  });

  it('counts approved registrations and completed trainings', () => {
    const registered = about('DealRegistrationApproved', { dealRegistrationId: 'r', approvedAt: MAR });
    const trained = about('TrainingCompleted', { trainingProgressId: 't', completedAt: MAR });
    const registrations: TierRule = { fact: 'approved_registrations', atLeast: 1, withinDays: 30 };
    const trainings: TierRule = { fact: 'completed_trainings', atLeast: 1, withinDays: 30 };
    for (const [rule, event] of [[registrations, registered] as const, [trainings, trained] as const]) {
      equal(judge(rule, MAR, event).met, true);
      equal(judge(rule, MAR, event).changesAt, '2026-03-31T00:00:00.000Z');
      equal(judge(rule, JUN, event).met, false);
    }
  });

  it('counts certifications until they expire, any or a certain one', () => {
    const certified = (certificationId: string, contactId: string, expiresAt: string | null) =>
      about('CertificationCompleted', { certificationId, contactId, completedAt: JAN, expiresAt });
    const held = [certified('c-1', 'p-1', MAR), certified('c-1', 'p-2', null), certified('c-2', 'p-1', null)];
    const any: TierRule = { fact: 'certifications_held', atLeast: 3, certificationId: null };
    deepEqual([judge(any, JAN, ...held).met, judge(any, JAN, ...held).changesAt], [true, MAR]);
    deepEqual([judge(any, MAR, ...held).met, judge(any, MAR, ...held).value], [false, 2]);
    const one: TierRule = { fact: 'certifications_held', atLeast: 2, certificationId: 'c-1' };
    deepEqual([judge(one, JAN, ...held).met, judge(one, MAR, ...held).met], [true, false]);
  });

  it('counts whole days since joining, and says when there are enough', () => {
    const rule: TierRule = { fact: 'days_since_joining', atLeast: 31 };
    const before = judge(rule, '2026-01-31T23:59:59.999Z');
    deepEqual([before.met, before.value, before.changesAt], [false, 30, '2026-02-01T00:00:00.000Z']);
    const then = judge(rule, '2026-02-01T00:00:00.000Z');
    deepEqual([then.met, then.value, then.changesAt], [true, 31, null]);
  });

  it('looks at the stage, and says where it comes from', () => {
    const rule: TierRule = { fact: 'stage', isOneOf: ['enable', 'execute'] };
    const moved = about('PartnerStageChanged', { from: 'recruit', to: 'enable' });
    deepEqual(judge(rule, JAN, moved), { met: true, value: 'enable', missing: 0, evidence: ['2'], changesAt: null });
    deepEqual(judge(rule, JAN), { met: false, value: 'recruit', missing: null, evidence: ['1'], changesAt: null });
  });

  it('names the latest events as its evidence, and not all of them', () => {
    const many = Array.from({ length: MOST_EVIDENCE + 5 }, (_, n) => wonDeal(`deal-${n}`, 1, MAR));
    const { evidence } = judge({ fact: 'won_deals', atLeast: 1, withinDays: null }, MAR, ...many);
    deepEqual([evidence.length, evidence[0]], [MOST_EVIDENCE, String(MOST_EVIDENCE + 6)]);
  });
});
