import { deepEqual, equal } from 'node:assert/strict';
import type { Message } from '../kernel/decider.ts';
import { partnerArchived, partnerTierChanged } from '../partner/partner.examples.ts';
import type { ProgramEvent } from './program.events.ts';
import {
  requirementsOf,
  segmentDefined,
  tierDefined,
  tierEvaluationChanged,
  tierRequirementsChanged,
  trackDefined,
} from './program.examples.ts';
import { acmeAfter, programAfter, wonDeal } from './program-history.examples.ts';
import { nextLook, tierMove } from './tier-move.ts';
import type { TierRequirement, TierRule } from './tier-rules.ts';
import { tierStanding } from './tier-standing.ts';

const JAN = '2026-01-10T00:00:00.000Z';
const JUN = '2026-06-01T00:00:00.000Z';
const DUE = '2026-04-10T00:00:00.000Z';
const deals = (atLeast: number): TierRule => ({ fact: 'won_deals', atLeast, withinDays: 90 });

const LADDER: readonly ProgramEvent[] = [
  trackDefined(),
  tierDefined('Registered', 1),
  tierDefined('Silver', 2),
  tierDefined('Gold', 3),
  tierDefined('Friend', 4),
  tierRequirementsChanged('Registered', []),
  tierRequirementsChanged('Silver', requirementsOf(deals(1))),
  tierRequirementsChanged('Gold', requirementsOf(deals(2), { fact: 'days_since_joining', atLeast: 5 })),
];
const ON = [...LADDER, tierEvaluationChanged()];
const ONE = wonDeal('a', 1, JAN);
const TWO = [ONE, wonDeal('b', 1, JAN)];
const automatic = (to: string) => partnerTierChanged(null, to, 'automatic');
const graced = (endsAt: string): Message => ({
  type: 'PartnerTierGraceStarted',
  data: { partnerId: 'partner-1', tier: 'Silver', startedAt: JAN, endsAt, tiers: [] },
});

const decide = (program: readonly ProgramEvent[], events: readonly Message[], now: string) => {
  const defined = programAfter(...program);
  const facts = acmeAfter(...events);
  const standing = tierStanding(defined, facts, now);
  return { move: tierMove(defined, facts, standing, now), next: nextLook(defined, facts, standing) };
};
const moveOf = (...args: Parameters<typeof decide>) => decide(...args).move;

describe('where a partner moves by itself', () => {
  it('is the highest tier whose requirements are all met', () => {
    deepEqual(moveOf(ON, [], JAN), { kind: 'move', to: 'Registered', reason: 'earned' });
    deepEqual(moveOf(ON, [ONE], JAN), { kind: 'move', to: 'Silver', reason: 'earned' });
    deepEqual(moveOf(ON, TWO, JAN), { kind: 'move', to: 'Gold', reason: 'earned' });
    deepEqual(moveOf(ON, TWO, '2026-01-03T00:00:00.000Z')?.kind, 'move');
  });

  it('is nowhere when it is there already', () => {
    equal(moveOf(ON, [ONE, automatic('Silver')], JAN), undefined);
  });

  it('is decided by any rule of a requirement', () => {
    const either: TierRequirement = { requirementId: 'r', anyOf: [deals(9), { fact: 'stage', isOneOf: ['recruit'] }] };
    const program = [...ON, tierRequirementsChanged('Gold', [either])];
    deepEqual(moveOf(program, [], JAN), { kind: 'move', to: 'Gold', reason: 'earned' });
  });

  it('is down at once, after a grace, or never', () => {
    const had = [ONE, automatic('Silver')];
    deepEqual(moveOf(ON, had, DUE), { kind: 'move', to: 'Registered', reason: 'no_longer_met' });
    equal(moveOf([...LADDER, tierEvaluationChanged({ demotion: 'never' })], had, DUE), undefined);

    const grace = [...LADDER, tierEvaluationChanged({ demotion: 'after_grace', graceDays: 10 })];
    const endsAt = '2026-04-20T00:00:00.000Z';
    deepEqual(moveOf(grace, had, DUE), { kind: 'start_grace', endsAt });
    equal(moveOf(grace, [...had, graced(endsAt)], '2026-04-19T23:59:59.999Z'), undefined);
    deepEqual(moveOf(grace, [...had, graced(endsAt)], endsAt), {
      kind: 'move',
      to: 'Registered',
      reason: 'no_longer_met',
    });
  });

  it('ends a grace when the requirements are met again, or nobody moves down any more', () => {
    const grace = tierEvaluationChanged({ demotion: 'after_grace' });
    const had = [ONE, automatic('Silver'), graced(JUN)];
    deepEqual(moveOf([...LADDER, grace], [...had, wonDeal('c', 1, DUE)], DUE), { kind: 'end_grace' });
    deepEqual(moveOf([...LADDER, tierEvaluationChanged({ demotion: 'never' })], had, DUE), { kind: 'end_grace' });
  });

  it('goes by what it earns above a tier that is given by hand', () => {
    deepEqual(moveOf(ON, [automatic('Friend')], JAN), { kind: 'move', to: 'Registered', reason: 'no_longer_met' });
    equal(moveOf([...LADDER, tierEvaluationChanged({ demotion: 'never' })], [automatic('Friend')], JAN), undefined);
  });

  it('is nowhere while it is pinned, archived, or evaluation is off', () => {
    equal(moveOf(ON, [partnerTierChanged(null, 'Gold', 'manual')], JAN), undefined);
    equal(moveOf(ON, [partnerArchived()], JAN), undefined);
    equal(moveOf(LADDER, [ONE], JAN), undefined);
    equal(moveOf([tierEvaluationChanged()], [automatic('Gold')], JAN), undefined);
  });

  it('is by what it earns when its tier has ended', () => {
    const ended: ProgramEvent = {
      type: 'TierArchived',
      data: { programId: 'org-1', tierId: 'tier-gold', trackId: 'track-1' },
    };
    deepEqual(moveOf([...ON, ended], [ONE, automatic('Gold')], JAN), {
      kind: 'move',
      to: 'Silver',
      reason: 'not_on_track',
    });
  });

  it('keeps its tier under its new name, also when it is pinned and evaluation is off', () => {
    const renamed: ProgramEvent = {
      type: 'TierRenamed',
      data: { programId: 'org-1', tierId: 'tier-gold', trackId: 'track-1', from: 'Gold', to: 'Premier' },
    };
    deepEqual(moveOf([...LADDER, renamed], [partnerTierChanged(null, 'Gold')], JAN), { kind: 'rename', to: 'Premier' });
  });

  it('is on the first track that is for it', () => {
    const build = trackDefined({ trackId: 'track-2', name: 'Build', slug: 'build', segmentId: 'segment-1' });
    const builders: readonly ProgramEvent[] = [
      tierDefined('Builder', 1, 'track-2'),
      tierRequirementsChanged('Builder', [], 'track-2'),
      { type: 'TracksReordered', data: { programId: 'org-1', trackIds: ['track-2', 'track-1'] } },
    ];
    const program = [...ON, segmentDefined(), build, ...builders];
    deepEqual(moveOf(program, [], JAN), { kind: 'move', to: 'Builder', reason: 'earned' });
    deepEqual(moveOf(program, [automatic('Registered')], JAN), { kind: 'move', to: 'Builder', reason: 'not_on_track' });
    const moved: Message = {
      type: 'PartnerProfileUpdated',
      data: { partnerId: 'partner-1', changes: { regions: ['APAC'] } },
    };
    deepEqual(moveOf(program, [moved], JAN), { kind: 'move', to: 'Registered', reason: 'earned' });
  });

  it('is looked at again when time alone changes what it earns, or its grace ends', () => {
    equal(decide(ON, [ONE, automatic('Silver')], JAN).next, DUE);
    equal(decide(ON, [], '2026-01-02T00:00:00.000Z').next, '2026-01-06T00:00:00.000Z');
    equal(decide(ON, [], JUN).next, null);
    const grace = [...LADDER, tierEvaluationChanged({ demotion: 'after_grace' })];
    equal(
      decide(grace, [ONE, automatic('Silver'), graced('2026-05-01T00:00:00.000Z')], DUE).next,
      '2026-05-01T00:00:00.000Z',
    );
    equal(decide(LADDER, [ONE], JAN).next, null);
    equal(decide(ON, [ONE, partnerTierChanged(null, 'Gold')], JAN).next, null);
  });
});
