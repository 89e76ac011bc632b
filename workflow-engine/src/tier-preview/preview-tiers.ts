import {
  isPinned,
  type PartnerFacts,
  type Program,
  type TierMove,
  type TierResult,
  type Timestamp,
  tierMove,
  tierStanding,
} from '@partneros/domain';

/** A partner that would move, and why. */
export interface PreviewedMove {
  readonly partnerId: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: Extract<TierMove, { readonly kind: 'move' }>['reason'];
  /** `now`, or when its grace would end. */
  readonly when: 'now' | Timestamp;
  readonly tiers: readonly TierResult[];
}

/** What a programme would come to. */
export interface TierPreview {
  readonly partners: number;
  readonly pinned: number;
  readonly moved: number;
  /** The first of them, by the partners' ids. */
  readonly moves: readonly PreviewedMove[];
  /** How many partners each tier has, and would have when every grace has passed; `null`: none. */
  readonly tiers: readonly { readonly tier: string | null; readonly before: number; readonly after: number }[];
}

/** Moves that are told one by one. */
export const MOST_MOVES = 1_000;

/** Holds partners, as they are or were at a moment, against a programme that need not be anybody's. */
export const previewTiers = async (
  everybody: AsyncIterable<readonly PartnerFacts[]>,
  program: Program,
  at: Timestamp,
): Promise<TierPreview> => {
  const moves: PreviewedMove[] = [];
  const counts = new Map<string | null, { before: number; after: number }>();
  const countOf = (tier: string | null) => {
    const count = counts.get(tier) ?? { before: 0, after: 0 };
    counts.set(tier, count);
    return count;
  };
  let [partners, pinned, moved] = [0, 0, 0];

  for await (const page of everybody)
    for (const facts of page) {
      const move = previewOf(program, facts, at);
      partners += 1;
      if (isPinned(facts)) pinned += 1;
      countOf(facts.tier).before += 1;
      countOf(move === undefined ? facts.tier : move.to).after += 1;
      if (move === undefined) continue;
      moved += 1;
      if (moves.length < MOST_MOVES) moves.push(move);
    }

  const tiers = [...counts].map(([tier, count]) => ({ tier, ...count }));
  return {
    partners,
    pinned,
    moved,
    moves,
    tiers: tiers.sort((one, other) => compare(one.tier ?? '', other.tier ?? '')),
  };
};

const previewOf = (program: Program, facts: PartnerFacts, now: Timestamp): PreviewedMove | undefined => {
  const standing = tierStanding(program, facts, now);
  const move = tierMove(program, facts, standing, now);
  const { partnerId, name, tier: from } = facts;
  const moving = (to: string | null, reason: PreviewedMove['reason'], when: PreviewedMove['when']): PreviewedMove => {
    const tiers = standing.tiers.filter((tier) => tier.name === from || tier.name === to);
    return { partnerId, name, from, to, reason, when, tiers };
  };
  const earned = standing.tiers[standing.earned]?.name ?? null;
  if (move?.kind === 'move') return moving(move.to, move.reason, 'now');
  if (move?.kind === 'start_grace') return moving(earned, 'no_longer_met', move.endsAt);
  // A grace that lasts: it is on its way down already.
  return move === undefined && facts.grace !== null && program.evaluation.automatic
    ? moving(earned, 'no_longer_met', facts.grace.endsAt)
    : undefined;
};

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
