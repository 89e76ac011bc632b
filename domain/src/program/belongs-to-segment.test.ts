import { equal } from 'node:assert/strict';
import { partnerProfileUpdated, partnerTagged } from '../partner/partner.examples.ts';
import { belongsToSegment } from './belongs-to-segment.ts';
import { acmeAfter } from './program-history.examples.ts';
import type { SegmentRule } from './segment-rules.ts';

const segment = (rules: readonly SegmentRule[], partnerIds: readonly string[] = []) => ({
  segmentId: 'segment-1',
  name: 'Some',
  family: 'market' as const,
  rules: [...rules],
  partnerIds,
});

describe('whether a partner belongs to a segment', () => {
  const acme = acmeAfter(
    partnerProfileUpdated({ regions: ['EMEA', 'APAC'], industry: 'Manufacturing', employees: 120 }),
    partnerTagged({ services: ['Cloud'] }),
  );

  // Acme is a reseller in sales, without a subtype.
  const cases: readonly (readonly [SegmentRule, boolean])[] = [
    [{ field: 'type', operator: 'equals', value: 'reseller' }, true],
    [{ field: 'type', operator: 'equals', value: 'services' }, false],
    [{ field: 'type', operator: 'includesAny', value: ['services', 'reseller'] }, true],
    [{ field: 'category', operator: 'equals', value: 'sales' }, true],
    [{ field: 'industry', operator: 'equals', value: 'manufacturing' }, true],
    [{ field: 'industry', operator: 'includesAny', value: ['Retail'] }, false],
    [{ field: 'subtype', operator: 'equals', value: 'x' }, false],
    [{ field: 'regions', operator: 'includesAny', value: ['emea', 'LATAM'] }, true],
    [{ field: 'regions', operator: 'includesAll', value: ['EMEA', 'LATAM'] }, false],
    [{ field: 'regions', operator: 'includesAll', value: ['EMEA', 'APAC'] }, true],
    [{ field: 'tags.services', operator: 'includesAny', value: ['cloud'] }, true],
    [{ field: 'tags.products', operator: 'includesAny', value: ['cloud'] }, false],
    [{ field: 'employees', operator: 'gte', value: 120 }, true],
    [{ field: 'employees', operator: 'gte', value: 121 }, false],
    [{ field: 'employees', operator: 'lte', value: 120 }, true],
    [{ field: 'employees', operator: 'lte', value: 119 }, false],
    [{ field: 'employees', operator: 'equals', value: 120 }, true],
    [{ field: 'employees', operator: 'between', value: [120, 200] }, true],
    [{ field: 'employees', operator: 'between', value: [1, 119] }, false],
  ];
  for (const [rule, belongs] of cases)
    it(`is ${belongs} by ${rule.field} ${rule.operator} ${JSON.stringify(rule.value)}`, () => {
      equal(belongsToSegment(segment([rule]), acme), belongs);
    });

  it('takes all of the rules', () => {
    const rules: SegmentRule[] = [
      { field: 'type', operator: 'equals', value: 'reseller' },
      { field: 'employees', operator: 'gte', value: 1_000 },
    ];
    equal(belongsToSegment(segment(rules), acme), false);
  });

  it('is no without rules, and yes by hand whatever the rules say', () => {
    equal(belongsToSegment(segment([]), acme), false);
    equal(belongsToSegment(segment([], ['partner-1']), acme), true);
    equal(
      belongsToSegment(segment([{ field: 'type', operator: 'equals', value: 'services' }], ['partner-1']), acme),
      true,
    );
  });

  it('is no of a number nobody knows', () => {
    const unknown = acmeAfter(partnerProfileUpdated({ employees: null }));
    equal(belongsToSegment(segment([{ field: 'employees', operator: 'gte', value: 0 }]), unknown), false);
  });
});
