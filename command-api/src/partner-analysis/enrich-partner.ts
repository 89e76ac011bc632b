import {
  consequenceOf,
  execute,
  executeUpdatePartner,
  healthOf,
  load,
  type PartnerAnalysisEvent,
  type PartnerEvent,
  partner,
  type Recorded,
  streamOf,
} from '@partneros/domain';
import type { CommandDeps } from '../http/command-deps.ts';

type Completed = Recorded<Extract<PartnerAnalysisEvent, { readonly type: 'PartnerAnalysisCompleted' }>>;

/**
 * Brings a partner up to what an analysis has found, once for each analysis: by the commands that people use, in the name
 * of who asked. What somebody has corrected since stays as it is. Throws when it has to be tried again.
 */
export const enrichPartner = async (deps: CommandDeps, partnerId: string, completed: Completed): Promise<void> => {
  const { organizationId, eventId, actor } = completed.metadata;
  const history = (await deps.store.read(
    streamOf(partner.category, organizationId, partnerId),
  )) as readonly Recorded<PartnerEvent>[];
  const isDone = history.some(
    ({ type, metadata }) => type === 'PartnerScoresComputed' && metadata.causationId === eventId,
  );
  if (isDone) return;

  const causeFor = (reason: string) =>
    consequenceOf(completed, deps.ids, { actor, reason: `${reason} ${partnerId}`, occurredAt: deps.clock.now() });
  const { partnerAnalysisId, requestId, found, insights } = completed.data;
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
      data: { partnerId, partnerAnalysisId, requestId, fit: insights.overallScore, health },
    },
    cause: causeFor('score'),
  });
  if (!GOOD.has(scored.kind)) throw new Error(`scoring ${partnerId} ended in ${scored.kind}`);
};

const GOOD: ReadonlySet<string> = new Set(['recorded', 'unchanged']);
