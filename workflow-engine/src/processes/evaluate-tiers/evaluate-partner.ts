import {
  type Aggregate,
  type Cause,
  consequenceOf,
  execute,
  nextLook,
  type PartnerFacts,
  type Program,
  partner,
  type Recorded,
  type TierMove,
  type TierStanding,
  type Timestamp,
  tierMove,
  tierStanding,
} from '@partneros/domain';
import type { EngineDeps } from '../../engine-deps.ts';

/** Who moves partners by themselves, in the log. */
export const EVALUATE_TIER = 'evaluate-tier';

/**
 * Holds a partner against its programme, and does what that comes to; answers when to look again. What is done brings the
 * partner to where it should be, so doing it again does nothing: a command's id follows from what it starts from.
 */
export const evaluatePartner = async (
  deps: EngineDeps,
  organizationId: string,
  program: Aggregate<Program>,
  facts: PartnerFacts,
  because: Recorded | undefined,
): Promise<Timestamp | null> => {
  const now = deps.clock.now();
  const standing = tierStanding(program.state, facts, now);
  const move = tierMove(program.state, facts, standing, now);
  if (move !== undefined) {
    const { partnerId, tier: from } = facts;
    const outcome = await execute(deps, partner, {
      organizationId,
      id: partnerId,
      command: {
        type: 'EvaluatePartnerTier',
        data: {
          partnerId,
          from,
          move,
          trackId: standing.track?.trackId ?? null,
          programVersion: program.version,
          tiers: tiersConcerned(standing, from, move),
          evaluatedAt: now,
        },
      },
      cause: causeOf(deps, { organizationId, facts, move, because, now }),
    });
    if (outcome.kind === 'conflict') throw new Error(`evaluating the tier of ${partnerId} met a conflict`);
  }
  return nextLook(program.state, facts, standing);
};

// The tier it has and the one it comes to: what the one no longer finds met, and what the other does.
const tiersConcerned = ({ tiers }: TierStanding, from: string | null, move: TierMove) => {
  const to = move.kind === 'move' ? move.to : from;
  return tiers.filter(({ name }) => name === from || name === to);
};

const causeOf = (
  { ids }: Pick<EngineDeps, 'ids'>,
  {
    organizationId,
    facts,
    move,
    because,
    now,
  }: {
    readonly organizationId: string;
    readonly facts: PartnerFacts;
    readonly move: TierMove;
    readonly because: Recorded | undefined;
    readonly now: Timestamp;
  },
): Cause => {
  const to = 'to' in move ? String(move.to) : '';
  const commandId = ids.derive(EVALUATE_TIER, organizationId, facts.partnerId, facts.tierPosition, move.kind, to);
  const actor = { type: 'policy', id: EVALUATE_TIER } as const;
  const cause: Cause =
    because === undefined
      ? { commandId, correlationId: commandId, actor, occurredAt: now, depth: 0 }
      : { ...consequenceOf(because, ids, { actor, reason: EVALUATE_TIER, occurredAt: now }), commandId };
  // Nobody moves when a tier is called something else, so nothing starts from that.
  return move.kind === 'rename' ? { ...cause, silent: true } : cause;
};
