import { addMillis, DAY, type Timestamp } from '../kernel/time.ts';
import type { PartnerFacts } from './partner-facts.ts';
import type { Program } from './program.state.ts';
import { soonest } from './rule-result.ts';
import type { TierStanding } from './tier-standing.ts';

/** Why a partner moves by itself. */
export const MOVE_REASONS = ['earned', 'no_longer_met', 'not_on_track'] as const;

/** What is to be done about a partner's tier. */
export type TierMove =
  | { readonly kind: 'move'; readonly to: string | null; readonly reason: (typeof MOVE_REASONS)[number] }
  /** Its tier is called something else now. */
  | { readonly kind: 'rename'; readonly to: string }
  | { readonly kind: 'start_grace'; readonly endsAt: Timestamp }
  | { readonly kind: 'end_grace' };

/** Was its tier given by a person? Then it stays until a person says otherwise. */
export const isPinned = ({ tier, tierSource }: Pick<PartnerFacts, 'tier' | 'tierSource'>): boolean =>
  tier !== null && tierSource === 'manual';

/** What a programme makes of a partner's standing at a moment; `undefined`: all is as it should be. */
export const tierMove = (
  program: Program,
  facts: PartnerFacts,
  standing: TierStanding,
  now: Timestamp,
): TierMove | undefined => {
  if (facts.isArchived) return undefined;
  const renamed = newName(program, facts.tier);
  if (renamed !== undefined) return { kind: 'rename', to: renamed };
  const { automatic, demotion, graceDays } = program.evaluation;
  if (!automatic || isPinned(facts) || program.tracks.every(({ tiers }) => tiers.length === 0)) return undefined;

  const current = standing.tiers.findIndex(({ name }) => name === facts.tier);
  const to = standing.tiers[standing.earned]?.name ?? null;
  if (current < 0) {
    if (to === facts.tier) return undefined;
    return { kind: 'move', to, reason: facts.tier === null ? 'earned' : 'not_on_track' };
  }
  if (standing.earned > current) return { kind: 'move', to, reason: 'earned' };
  if (standing.earned === current || demotion === 'never')
    return facts.grace === null ? undefined : { kind: 'end_grace' };
  if (demotion === 'immediate' || (facts.grace !== null && facts.grace.endsAt <= now))
    return { kind: 'move', to, reason: 'no_longer_met' };
  return facts.grace === null ? { kind: 'start_grace', endsAt: addMillis(now, graceDays * DAY) } : undefined;
};

/** When a partner is to be looked at again although nothing happens; `null`: never. */
export const nextLook = (
  { evaluation: { automatic } }: Program,
  facts: PartnerFacts,
  { changesAt }: TierStanding,
): Timestamp | null =>
  !automatic || facts.isArchived || isPinned(facts) ? null : soonest([changesAt, facts.grace?.endsAt ?? null]);

const newName = ({ tracks }: Program, name: string | null): string | undefined => {
  const tiers = tracks.flatMap((track) => track.tiers);
  return name === null || tiers.some((tier) => tier.name === name)
    ? undefined
    : tiers.find(({ formerNames }) => formerNames.includes(name))?.name;
};
