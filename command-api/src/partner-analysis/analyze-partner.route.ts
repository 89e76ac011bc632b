import {
  AiInsightsAnswer,
  aiLeft,
  analyzePartnerTask,
  type Cause,
  type CompletedAnalysis,
  consequenceOf,
  costOf,
  execute,
  foldText,
  insightsFor,
  inTurn,
  load,
  ModelFailure,
  ownRecordOf,
  type Partner,
  type PartnerAnalysisEvent,
  PartnerResource,
  partner,
  partnerAnalysis,
  type Recorded,
  resourceOf,
  STRATEGY_ID,
  strategy,
  streamOf,
} from '@partneros/domain';
import { type Answer, causeOf, keyReused, type Problem, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { AI_REFUSALS, quotaExhausted } from '../ai/stream-generation.ts';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandRoute } from '../http/command-route.ts';
import { partnerProblems } from '../partner/partner.problems.ts';
import { PartnerParams } from '../partner/partner.schemas.ts';
import { enrichPartner, historiesOf } from './enrich-partner.ts';
import { findOut } from './find-out.ts';

export const analyzePartnerRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/analyze',
  tag: 'Partners',
  summary: 'Find out about a partner from its website, and score how well it fits',
  access: 'ai:generate',
  params: PartnerParams,
  body: z
    .strictObject({ force: z.boolean().optional().describe('Also when an analysis of the last seven days is there.') })
    .prefault({}),
  answers: {
    status: 200,
    body: z.object({ partner: PartnerResource, aiInsights: AiInsightsAnswer }),
    description: 'The partner, enriched, and why it fits. `X-Cache` says `hit` when nothing had to be found out.',
  },
  alsoRefusedWith: AI_REFUSALS,
  handle: async (request, deps): Promise<Answer | Problem> => {
    const { organizationId } = request.caller;
    const { partnerId } = request.params;
    const known = await load(deps, partner, organizationId, partnerId);
    if (known === undefined) return partnerProblems['partner-not-found'];
    if (known.state.status === 'archived') return partnerProblems['partner-archived'];
    const left = new AbortController();
    request.raw.res.once('close', () => left.abort());
    const { force = false } = request.body;
    const about = { organizationId, partnerId, state: known.state, cause: causeOf(request, deps), force };
    const { cacheKey, partnerAnalysisId } = keyOf(deps, known.state);
    const stream = streamOf(partnerAnalysis.category, organizationId, partnerAnalysisId);
    const { ifMatch } = request;
    if (ifMatch !== undefined && ifMatch !== known.version && !(await isRepeat(deps, stream, about.cause)))
      return problem(
        409,
        'version_conflict',
        'It has changed since you read it; read it again, then repeat the change.',
        [`The current version is ${known.version}.`],
      );
    // One after the other: who comes while it is being found out is served from what was found.
    const analysis = await inTurn(deps.store, stream, () =>
      analysisOf(deps, { ...about, cacheKey, partnerAnalysisId, stream, signal: left.signal }),
    );
    if (!('completed' in analysis)) return analysis;

    const { completed, isCached, replayed } = analysis;
    await enrichPartner(deps, partnerId, completed);
    const { partnerHistory, strategyHistory } = await historiesOf(deps, organizationId, partnerId);
    const enriched = await load(deps, partner, organizationId, partnerId);
    const last = partnerHistory.at(-1);
    if (enriched === undefined || last === undefined) return partnerProblems['partner-not-found'];
    const insights = insightsFor(partnerId, completed, partnerHistory, strategyHistory);
    const aiInsights = { ...insights, cached: isCached };
    return {
      body: { partner: resourceOf(organizationId, partnerId, enriched), aiInsights },
      headers: { 'X-Cache': isCached ? 'hit' : 'miss' },
      version: enriched.version,
      position: last.position,
      replayed,
    };
  },
});

interface Known {
  readonly completed: CompletedAnalysis;
  readonly isCached: boolean;
  /** The same request was answered before. */
  readonly replayed: boolean;
}

interface Asked {
  readonly organizationId: string;
  readonly partnerId: string;
  readonly state: Partner;
  readonly cause: Cause;
  readonly force: boolean;
  readonly cacheKey: string;
  readonly partnerAnalysisId: string;
  readonly stream: string;
  readonly signal: AbortSignal;
}

const keyOf = (deps: CommandDeps, { domain, name }: Partner) => {
  const cacheKey =
    domain === null ? `name:${foldText(name).replace(/\s+/g, ' ')}` : `domain:${deps.websites.registeredAs(domain)}`;
  return { cacheKey, partnerAnalysisId: deps.ids.derive(cacheKey, 'partner-analysis') };
};

const analysisOf = async (
  deps: CommandDeps,
  { organizationId, partnerId, state, cause, force, cacheKey, partnerAnalysisId, stream, signal }: Asked,
): Promise<Known | Problem> => {
  const target = { organizationId, id: partnerAnalysisId };
  const request = { partnerAnalysisId, partnerId, requestId: deps.ids.derive(cause.commandId, 'analysis') };
  const basis = state.domain === null ? ('company_name' as const) : ('domain' as const);
  const refused = await refusal(deps, { organizationId, stream, force });
  if (refused !== undefined) return refused;

  const asked = await execute(deps, partnerAnalysis, {
    ...target,
    command: { type: 'AnalyzePartner', data: { ...request, cacheKey, basis, at: deps.clock.now(), force } },
    cause,
  });
  if (asked.kind === 'key-reused') return keyReused;
  if (asked.kind !== 'recorded') throw new Error(`asking for an analysis ended in ${asked.kind}`);
  const [event] = asked.events;
  if (event === undefined) throw new Error('an analysis that was asked for left no event');
  const wanted = event.type === 'PartnerAnalysisServedFromCache' ? event.data.servedRequestId : event.data.requestId;
  const there = await completedAs(deps, stream, wanted);
  const isCached = event.type === 'PartnerAnalysisServedFromCache';
  if (there !== undefined) return { completed: there, isCached, replayed: asked.replayed };

  const causeFor = (reason: string) =>
    consequenceOf(event, deps.ids, { actor: cause.actor, reason, occurredAt: deps.clock.now() });
  const fail = (message: string) =>
    execute(deps, partnerAnalysis, {
      ...target,
      command: { type: 'FailAnalysis', data: { ...request, message } },
      cause: causeFor(`fail ${deps.ids.next()}`),
    });
  const whom = (await load(deps, strategy, organizationId, STRATEGY_ID))?.state ?? { icp: null, ipp: null };
  const { partnerHistory } = await historiesOf(deps, organizationId, partnerId);
  const made = await findOut(deps, {
    organizationId,
    partner: state,
    ownRecord: ownRecordOf(partnerHistory) ?? state,
    strategy: whom,
    cause: causeFor('find out'),
    signal,
  }).catch(async (failure: unknown) => {
    await fail(failure instanceof ModelFailure ? failure.message : 'It failed for a reason of our own.');
    throw failure;
  });
  if (made.kind === 'quota-exhausted') {
    await fail(quotaExhausted.message);
    return quotaExhausted;
  }
  if (made.kind === 'unreadable') {
    await fail(made.message);
    return problem(502, 'upstream_error', made.message);
  }
  await execute(deps, partnerAnalysis, {
    ...target,
    command: { type: 'RecordAnalysis', data: { ...request, cacheKey, ...made.data } },
    cause: causeFor('complete'),
  });
  const completed = await completedAs(deps, stream, request.requestId);
  if (completed === undefined) throw new Error(`the analysis of ${partnerId} was not kept`);
  return { completed, isCached: false, replayed: false };
};

// What came before is answered as then, whatever version the partner has by now.
const isRepeat = async (deps: CommandDeps, stream: string, { commandId }: Cause): Promise<boolean> =>
  (await deps.store.read(stream)).some(({ metadata }) => metadata.commandId === commandId);

const completedAs = async (
  deps: CommandDeps,
  stream: string,
  requestId: string,
): Promise<CompletedAnalysis | undefined> => {
  const history = (await deps.store.read(stream)) as readonly Recorded<PartnerAnalysisEvent>[];
  return history.find(
    (event): event is CompletedAnalysis =>
      event.type === 'PartnerAnalysisCompleted' && event.data.requestId === requestId,
  );
};

// Sooner than to read a site for an answer that cannot be paid. What is cached costs nothing.
const refusal = async (
  deps: CommandDeps,
  { organizationId, stream, force }: Pick<Asked, 'organizationId' | 'stream' | 'force'>,
): Promise<Problem | undefined> => {
  const history = (await deps.store.read(stream)) as readonly Recorded<PartnerAnalysisEvent>[];
  const isGood = history.some(
    (event) => event.type === 'PartnerAnalysisCompleted' && event.data.expiresAt > deps.clock.now(),
  );
  if (isGood && !force) return undefined;
  if (deps.model === undefined)
    throw new ModelFailure(
      'not-configured',
      'No AI model is configured here; whoever runs PartnerOS sets OPENAI_API_KEY.',
    );
  const { maxOutputTokens } = analyzePartnerTask;
  const least = costOf(deps.model.prices, { inputTokens: 0, outputTokens: maxOutputTokens });
  return (await aiLeft(deps, organizationId)) < least ? quotaExhausted : undefined;
};
