import { addMillis, DAY, millisOf, type Timestamp } from '../kernel/time.ts';
import type { Counted, PartnerFacts } from './partner-facts.ts';
import type { RuleResult } from './tier-results.ts';
import type { TierRule } from './tier-rules.ts';

/** Events that a result names as its evidence. */
export const MOST_EVIDENCE = 20;

/** What a rule comes to at a moment, and when time alone changes that next; `null`: never. */
export interface Judged {
  readonly result: RuleResult;
  readonly changesAt: Timestamp | null;
}

/** Holds one rule against what is known of a partner. */
export const judgeRule = (rule: TierRule, facts: PartnerFacts, now: Timestamp): Judged => {
  switch (rule.fact) {
    case 'won_deal_amount': {
      const { minor, currency } = rule.atLeast;
      const deals = within(
        facts.wonDeals.filter(({ amount }) => amount.currency === currency),
        rule.withinDays,
        now,
      );
      const value = deals.counting.reduce((sum, { amount }) => sum + amount.minor, 0);
      return judged(rule, value, minor, deals);
    }
    case 'won_deals':
      return counted(rule, within(facts.wonDeals, rule.withinDays, now));
    case 'approved_registrations':
      return counted(rule, within(facts.registrations, rule.withinDays, now));
    case 'completed_trainings':
      return counted(rule, within(facts.trainings, rule.withinDays, now));
    case 'certifications_held': {
      const wanted = facts.certifications.filter(
        ({ certificationId }) => rule.certificationId === null || certificationId === rule.certificationId,
      );
      const counting = wanted.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
      return counted(rule, { counting, changesAt: soonest(counting.map(({ expiresAt }) => expiresAt)) });
    }
    case 'days_since_joining': {
      const value = Math.max(0, Math.floor((millisOf(now) - millisOf(facts.joinedAt)) / DAY));
      const reached = addMillis(facts.joinedAt, rule.atLeast * DAY);
      return judged(rule, value, rule.atLeast, { counting: [], changesAt: reached > now ? reached : null });
    }
    case 'stage': {
      const met = rule.isOneOf.includes(facts.stage);
      const result = { rule, met, value: facts.stage, missing: met ? 0 : null, evidence: [facts.stagePosition] };
      return { result, changesAt: null };
    }
  }
};

/** The soonest of some moments that may not come. */
export const soonest = (moments: readonly (Timestamp | null)[]): Timestamp | null =>
  moments.reduce<Timestamp | null>((first, at) => (at !== null && (first === null || at < first) ? at : first), null);

interface Counting<Item extends Counted> {
  readonly counting: readonly Item[];
  readonly changesAt: Timestamp | null;
}

// What is so many days old no longer counts.
const within = <Item extends Counted>(items: readonly Item[], days: number | null, now: Timestamp): Counting<Item> => {
  if (days === null) return { counting: items, changesAt: null };
  const endOf = ({ at }: Item) => addMillis(at, days * DAY);
  const counting = items.filter((item) => endOf(item) > now);
  return { counting, changesAt: soonest(counting.map(endOf)) };
};

const counted = <Item extends Counted>(rule: TierRule & { readonly atLeast: number }, found: Counting<Item>): Judged =>
  judged(rule, found.counting.length, rule.atLeast, found);

const judged = <Item extends Counted>(
  rule: TierRule,
  value: number,
  atLeast: number,
  { counting, changesAt }: Counting<Item>,
): Judged => ({
  result: {
    rule,
    met: value >= atLeast,
    value,
    missing: Math.max(0, atLeast - value),
    evidence: counting
      .map(({ position }) => position)
      .toSorted((one, other) => Number(BigInt(other) - BigInt(one)))
      .slice(0, MOST_EVIDENCE),
  },
  changesAt,
});
