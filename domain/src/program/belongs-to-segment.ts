import type { PartnerFacts } from './partner-facts.ts';
import type { Segment } from './program.state.ts';
import type { SegmentRule } from './segment-rules.ts';

/** Does a partner belong to a segment: by hand, or because it meets all of its rules? */
export const belongsToSegment = ({ rules, partnerIds }: Segment, facts: PartnerFacts): boolean =>
  partnerIds.includes(facts.partnerId) || (rules.length > 0 && rules.every((rule) => holds(rule, facts)));

const holds = (rule: SegmentRule, { profile, tags }: PartnerFacts): boolean => {
  switch (rule.field) {
    case 'employees': {
      const { employees } = profile;
      if (employees === null) return false;
      if (rule.operator === 'between') {
        const [least = 0, most = 0] = rule.value;
        return employees >= least && employees <= most;
      }
      if (rule.operator === 'gte') return employees >= rule.value;
      return rule.operator === 'lte' ? employees <= rule.value : employees === rule.value;
    }
    case 'type':
    case 'category':
    case 'subtype':
    case 'industry': {
      const value = profile[rule.field];
      if (value === null) return false;
      return [rule.value].flat().some((wanted) => sameText(wanted, value));
    }
    default: {
      const [, category] = rule.field.split('.');
      const values = category === undefined ? profile[rule.field as ListField] : tags[category as keyof typeof tags];
      const has = (wanted: string) => values.some((value) => sameText(wanted, value));
      return rule.operator === 'includesAll' ? rule.value.every(has) : rule.value.some(has);
    }
  }
};

type ListField = 'regions' | 'languages' | 'services' | 'products';

const sameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
