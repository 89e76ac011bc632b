import { deepEqual } from 'node:assert/strict';
import { given } from '../testing/given.ts';
import { isKnownTier, tierNames } from './find-in-program.ts';
import { type ProgramCommand, program } from './program.decider.ts';
import type { ProgramEvent } from './program.events.ts';
import { requirementsOf, tierDefined, tierRequirementsChanged, trackDefined } from './program.examples.ts';
import type { Program } from './program.state.ts';
import type { TierRequirement, TierRule } from './tier-rules.ts';

const programId = 'org-1';
const tierId = 'tier-gold';
const trackId = 'track-1';
const GOLD = [trackDefined(), tierDefined('Silver', 1), tierDefined('Gold', 2)];
const FIVE_DEALS: TierRule = { fact: 'won_deals', atLeast: 5, withinDays: 365 };
const A_YEAR: TierRule = { fact: 'days_since_joining', atLeast: 365 };

const define = (name: string): ProgramCommand => ({
  type: 'DefineTier',
  data: { programId, tierId: 'new', trackId, name },
});
const rename = (name: string): ProgramCommand => ({ type: 'RenameTier', data: { programId, tierId, name } });
const require = (requirements: readonly TierRequirement[] | null): ProgramCommand => ({
  type: 'SetTierRequirements',
  data: { programId, tierId, requirements },
});
const archive: ProgramCommand = { type: 'ArchiveTier', data: { programId, tierId } };
const order = (...tierIds: string[]): ProgramCommand => ({
  type: 'ReorderTiers',
  data: { programId, trackId, tierIds },
});
const after = (...events: readonly ProgramEvent[]): Program | undefined =>
  events.reduce<Program | undefined>(program.evolve, undefined);

describe('tiers of a track', () => {
  it('are defined on top of the others', () => {
    given(program, ...GOLD)
      .when(define('Platinum'))
      .then({ type: 'TierDefined', data: { programId, tierId: 'new', trackId, name: 'Platinum', rank: 3 } });
    given(program, ...GOLD)
      .when(define('GOLD'))
      .thenRejected('tier-name-taken');
    given(program).when(define('Gold')).thenRejected('track-not-found');
  });

  it('are twenty at most', () => {
    const many = Array.from({ length: 20 }, (_, n) => tierDefined(`Level ${n}`, n + 1));
    given(program, trackDefined(), ...many)
      .when(define('Gold'))
      .thenRejected('program-full');
  });

  it('are given by hand until they have requirements', () => {
    deepEqual(
      after(...GOLD)?.tracks[0]?.tiers.map(({ requirements }) => requirements),
      [null, null],
    );
  });

  it('are renamed, and remember what they were called', () => {
    const renamed: ProgramEvent = {
      type: 'TierRenamed',
      data: { programId, tierId, trackId, from: 'Gold', to: 'Premier' },
    };
    given(program, ...GOLD)
      .when(rename('Premier'))
      .then(renamed);
    given(program, ...GOLD)
      .when(rename('Gold'))
      .thenNothing();
    given(program, ...GOLD)
      .when(rename('silver'))
      .thenRejected('tier-name-taken');
    given(program).when(rename('Premier')).thenRejected('tier-not-found');
    deepEqual(after(...GOLD, renamed)?.tracks[0]?.tiers[1]?.formerNames, ['Gold']);
    const back: ProgramEvent = {
      type: 'TierRenamed',
      data: { programId, tierId, trackId, from: 'Premier', to: 'Gold' },
    };
    deepEqual(after(...GOLD, renamed, back)?.tracks[0]?.tiers[1]?.formerNames, ['Premier']);
  });

  it('get requirements, and lose them again', () => {
    const requirements = requirementsOf(FIVE_DEALS);
    given(program, ...GOLD)
      .when(require(requirements))
      .then(tierRequirementsChanged('Gold', requirements));
    given(program, ...GOLD, tierRequirementsChanged('Gold', requirements))
      .when(require(null))
      .then(tierRequirementsChanged('Gold', null));
    given(program, ...GOLD)
      .when(require([]))
      .then(tierRequirementsChanged('Gold', []));
    given(program, ...GOLD)
      .when(require(null))
      .thenNothing();
    given(program).when(require(null)).thenRejected('tier-not-found');
  });

  it('keep the ids of the requirements that stay', () => {
    const before = tierRequirementsChanged('Gold', requirementsOf(FIVE_DEALS));
    const asked = (requirementId: string, rule: TierRule) => ({ requirementId, anyOf: [rule] });
    given(program, ...GOLD, before)
      .when(require([asked('new-1', FIVE_DEALS)]))
      .thenNothing();
    given(program, ...GOLD, before)
      .when(require([asked('new-1', A_YEAR), asked('new-2', FIVE_DEALS)]))
      .then(tierRequirementsChanged('Gold', [asked('new-1', A_YEAR), asked('requirement-1', FIVE_DEALS)]));
  });

  it('are put in another order, all of them', () => {
    given(program, ...GOLD)
      .when(order('tier-gold', 'tier-silver'))
      .then({ type: 'TiersReordered', data: { programId, trackId, tierIds: ['tier-gold', 'tier-silver'] } });
    given(program, ...GOLD)
      .when(order('tier-silver', 'tier-gold'))
      .thenNothing();
    given(program, ...GOLD)
      .when(order('tier-gold'))
      .thenRejected('order-incomplete');
    given(program).when(order()).thenRejected('track-not-found');
  });

  it('end', () => {
    given(program, ...GOLD)
      .when(archive)
      .then({ type: 'TierArchived', data: { programId, tierId, trackId } });
    given(program).when(archive).thenRejected('tier-not-found');
  });

  it('say which names a tier can be given by, and none before there are any', () => {
    const defined = after(...GOLD);
    deepEqual(defined && tierNames(defined), ['Silver', 'Gold']);
    deepEqual(
      [isKnownTier(defined, 'Gold'), isKnownTier(defined, 'gold'), isKnownTier(undefined, 'Anything')],
      [true, false, true],
    );
    deepEqual(isKnownTier(after(trackDefined()), 'Anything'), true);
  });
});

describe('evaluation of tiers', () => {
  const off = { automatic: false, demotion: 'never', graceDays: 30 } as const;
  const on = { automatic: true, demotion: 'after_grace', graceDays: 90 } as const;
  const set = (evaluation: typeof off | typeof on): ProgramCommand => ({
    type: 'SetTierEvaluation',
    data: { programId, evaluation },
  });
  const changed: ProgramEvent = { type: 'TierEvaluationChanged', data: { programId, from: off, to: on } };

  it('is switched on, and said once', () => {
    given(program).when(set(on)).then(changed);
    given(program, changed).when(set(on)).thenNothing();
  });

  it('is off by default, and can be said to be so', () => {
    given(program)
      .when(set(off))
      .then({ type: 'TierEvaluationChanged', data: { programId, from: off, to: off } });
    given(program, trackDefined()).when(set(off)).thenNothing();
  });
});
