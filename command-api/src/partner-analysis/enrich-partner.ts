import {
  type CompletedAnalysis,
  consequenceOf,
  execute,
  executeUpdatePartner,
  healthOf,
  insightsFor,
  load,
  type PartnerEvent,
  partner,
  type Recorded,
  STRATEGY_ID,
  type StrategyEvent,
  strategy,
  streamOf,
} from '@partneros/domain';
import type { CommandDeps } from '../http/command-deps.ts';

/**
 * Brings a partner up to what an analysis has found, once for each analysis: by the commands that people use, in the name
 * of who asked. What somebody has corrected since stays as it is. Throws when it has to be tried again.
 */
export const enrichPartner = async (
  deps: CommandDeps,
  partnerId: string,
  completed: CompletedAnalysis,
): Promise<void> => {
  const { organizationId, eventId, actor } = completed.metadata;
  const { partnerHistory, strategyHistory } = await historiesOf(deps, organizationId, partnerId);
  const isDone = partnerHistory.some(
    ({ type, metadata }) => type === 'PartnerScoresComputed' && metadata.causationId === eventId,
  );
  if (isDone) return;

  const causeFor = (reason: string) =>
    consequenceOf(completed, deps.ids, { actor, reason: `${reason} ${partnerId}`, occurredAt: deps.clock.now() });
  const { partnerAnalysisId, requestId, found } = completed.data;
  const { overallScore } = insightsFor(partnerId, completed, partnerHistory, strategyHistory);
  const enriched = await executeUpdatePartner(deps, {
    organizationId,
    id: partnerId,
    command: { type: 'UpdatePartner', data: { partnerId, changes: found } },
    cause: causeFor('enrich'),
  });
  const now = await load(deps, partner, organizationId, partnerId);
  if (now === undefined || !GOOD.has(enriched.kind))
    throw new Error(`enriching ${partnerId} ended in ${enriched.kind}`);
  const health = healthOf(now.state, now.createdAt, deps.clock.now());
  const scored = await execute(deps, partner, {
    organizationId,
    id: partnerId,
    command: {
      type: 'RecordPartnerScores',
      data: { partnerId, partnerAnalysisId, requestId, fit: overallScore, health },
    },
    cause: causeFor('score'),
  });
  if (!GOOD.has(scored.kind)) throw new Error(`scoring ${partnerId} ended in ${scored.kind}`);
};

/** Everything that happened to a partner, and to the organization's strategy. */
export const historiesOf = async ({ store }: Pick<CommandDeps, 'store'>, organizationId: string, partnerId: string) => {
  const [ofPartner, ofStrategy] = await Promise.all([
    store.read(streamOf(partner.category, organizationId, partnerId)),
    store.read(streamOf(strategy.category, organizationId, STRATEGY_ID)),
  ]);
  return {
    partnerHistory: ofPartner as readonly Recorded<PartnerEvent>[],
    strategyHistory: ofStrategy as readonly Recorded<StrategyEvent>[],
  };
};

const GOOD: ReadonlySet<string> = new Set(['recorded', 'unchanged']);
