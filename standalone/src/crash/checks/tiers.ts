import {
  FACT_EVENTS,
  fold,
  type PartnerEvent,
  type PartnerFacts,
  type ProgramEvent,
  partnerFacts,
  program,
  type Recorded,
  tierMove,
  tierStanding,
} from '@partneros/domain';
import type { Check, Evidence } from '../evidence.ts';

/**
 * Every partner goes from the tier it has to the next; nobody moves by itself whose tier was given; a move by evaluation
 * stands right behind its reasons; and at the end nobody is where they should not be.
 */
export const tiers: Check = {
  promise: 'every move between tiers starts where the one before it ended, and at the end everybody has what they earn',
  find: (evidence) => [...moveFaults(evidence), ...standingFaults(evidence)],
};

const EVALUATION = 'evaluate-tier';

const partnersOf = (events: Evidence['events']): ReadonlyMap<string, readonly (Recorded & PartnerEvent)[]> => {
  const streams = new Map<string, (Recorded & PartnerEvent)[]>();
  for (const event of events) {
    if (!event.stream.startsWith('partner-')) continue;
    const stream = streams.get(event.stream) ?? [];
    streams.set(event.stream, stream);
    stream.push(event as unknown as Recorded & PartnerEvent);
  }
  return streams;
};

const moveFaults = ({ events }: Evidence): readonly string[] =>
  [...partnersOf(events).values()].flatMap((stream) => {
    const faults: string[] = [];
    let tier: string | null = null;
    let isPinned = false;
    for (const [index, event] of stream.entries()) {
      if (event.type === 'PartnerCreated') {
        tier = event.data.tier;
        isPinned = tier !== null;
      }
      if (event.type === 'PartnerTierPinned') isPinned = true;
      if (event.type === 'PartnerTierUnpinned') isPinned = false;
      if (event.type !== 'PartnerTierChanged') continue;
      const { partnerId, from, to, source } = event.data;
      const evaluated = stream[index - 1];
      if (from !== tier) faults.push(`partner ${partnerId} left ${from}, and had ${tier}`);
      if (event.metadata.actor.id === EVALUATION) {
        if (isPinned) faults.push(`partner ${partnerId} moved to ${to} by itself, and its tier was given`);
        if (evaluated?.type !== 'PartnerTierEvaluated' || evaluated.data.to !== to)
          faults.push(`partner ${partnerId} moved to ${to} without a reason`);
      }
      tier = to;
      isPinned = to !== null && source === 'manual';
    }
    return faults;
  });

const standingFaults = ({ events }: Evidence): readonly string[] => {
  const defined = fold(
    program,
    events.filter(({ stream }) => stream.startsWith('program-')) as readonly Recorded<ProgramEvent>[],
  );
  const now = events.at(-1)?.recordedAt;
  if (defined === undefined || now === undefined) return [];
  return [...factsOf(events).values()].flatMap((facts) => {
    const move = tierMove(defined.state, facts, tierStanding(defined.state, facts, now), now);
    return move === undefined
      ? []
      : [`partner ${facts.partnerId} has ${facts.tier}, and has to ${move.kind} ${'to' in move ? move.to : ''}`.trim()];
  });
};

const factsOf = (events: Evidence['events']): ReadonlyMap<string, PartnerFacts> => {
  const found = new Map<string, PartnerFacts>();
  for (const event of events) {
    if (!FACT_EVENTS.includes(event.type)) continue;
    const { partnerId } = event.data as { readonly partnerId: string };
    const facts = partnerFacts(found.get(partnerId), event);
    if (facts !== undefined) found.set(partnerId, facts);
  }
  return found;
};
