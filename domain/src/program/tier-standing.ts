import type { Timestamp } from '../kernel/time.ts';
import { belongsToSegment } from './belongs-to-segment.ts';
import type { PartnerFacts } from './partner-facts.ts';
import type { Program, Segment, Tier, Track } from './program.state.ts';
import { judgeRule, soonest } from './rule-result.ts';
import type { RequirementResult, TierResult } from './tier-results.ts';

/** Where a partner stands in a programme at a moment: what its track asks for, and what of it is met. */
export interface TierStanding {
  readonly segments: readonly Segment[];
  /** The first track that is for it. */
  readonly track: Track | undefined;
  /** Its track's tiers, lowest first. */
  readonly tiers: readonly TierResult[];
  /** The highest tier it earns, as an index of them; -1: none. */
  readonly earned: number;
  /** When time alone changes any of this next; `null`: never. */
  readonly changesAt: Timestamp | null;
}

/** Holds everything that a programme asks for against what is known of a partner. */
export const tierStanding = (program: Program, facts: PartnerFacts, now: Timestamp): TierStanding => {
  const segments = program.segments.filter((segment) => belongsToSegment(segment, facts));
  const track = program.tracks.find(
    ({ segmentId }) => segmentId === null || segments.some((segment) => segment.segmentId === segmentId),
  );
  const changes: (Timestamp | null)[] = [];
  const tiers = (track?.tiers ?? []).map((tier) => resultOf(tier, facts, now, changes));
  return {
    segments,
    track,
    tiers,
    earned: tiers.findLastIndex(({ earned }) => earned),
    changesAt: soonest(changes),
  };
};

const resultOf = (
  { tierId, name, requirements }: Tier,
  facts: PartnerFacts,
  now: Timestamp,
  changes: (Timestamp | null)[],
): TierResult => {
  const results = (requirements ?? []).map(({ requirementId, anyOf }): RequirementResult => {
    const rules = anyOf.map((rule) => {
      const { result, changesAt } = judgeRule(rule, facts, now);
      changes.push(changesAt);
      return result;
    });
    return { requirementId, met: rules.some(({ met }) => met), anyOf: rules };
  });
  const byHand = requirements === null;
  return { tierId, name, byHand, earned: !byHand && results.every(({ met }) => met), requirements: results };
};
