import {
  type FactEvent,
  Id,
  isPinned,
  load,
  NO_PROGRAM,
  type PartnerFacts,
  type Program,
  partnerFacts,
  program,
  RuleResult,
  TierResult,
  tierStanding,
  timestampOf,
} from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { type PartnerHistoryRow, partnerFactsModel, partnerHistoryModel } from '@partneros/projections/models';
import { z } from 'zod';
import { aggregateAsOf, detailQuery, recordedBy } from '../http/as-of.ts';
import { findAll } from '../http/find-all.ts';
import type { QueryDeps } from '../http/query-deps.ts';
import { queryRoute } from '../http/query-route.ts';

const notFound = problem(404, 'not_found', 'Partner not found.');

const Explained = z.object({
  partnerId: Id,
  tier: z.string().nullable(),
  tierSource: z.enum(['automatic', 'manual']).nullable(),
  isEvaluated: z.boolean().describe('Whether it moves by itself: evaluation is on, and nobody has pinned its tier.'),
  grace: z
    .object({ startedAt: z.string(), endsAt: z.string() })
    .nullable()
    .describe('It no longer meets what its tier asks for, and moves down at the end.'),
  segments: z.array(z.object({ segmentId: Id, name: z.string() })),
  track: z.object({ trackId: Id, name: z.string() }).nullable(),
  tiers: z.array(TierResult).describe('What the tiers of its track ask for, lowest first, and what of it is met.'),
  earned: z.string().nullable().describe('The highest tier whose requirements it meets.'),
  next: z
    .object({
      tierId: Id,
      name: z.string(),
      missing: z.array(z.object({ requirementId: Id, anyOf: z.array(RuleResult) })),
    })
    .nullable()
    .describe('The next tier above its own that can be earned, and what is missing: any rule of each will do.'),
  at: z.string().describe('The moment this is about.'),
});

export const getPartnerTierRoute = queryRoute({
  method: 'GET',
  path: '/api/partners/:partnerId/tier',
  tag: 'Program',
  summary: 'A partner’s tier explained: what each asks for, what is met, and what is missing; now or as of any moment',
  access: 'partners:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ partnerId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ partnerTier: Explained }) },
  handle: async ({ caller: { organizationId, partnerId: own }, params: { partnerId }, query }, deps) => {
    if (own !== undefined && own !== partnerId) return notFound;
    const { asOf, atLeast } = query;
    const found =
      asOf === undefined
        ? await factsNow(deps, organizationId, partnerId, atLeast)
        : await factsAsOf(deps, organizationId, partnerId, asOf);
    if (found === undefined) return notFound;
    const defined =
      asOf === undefined
        ? await load(deps, program, organizationId, organizationId)
        : await aggregateAsOf(deps, program, organizationId, organizationId, asOf);
    return { body: { partnerTier: explain(defined?.state ?? NO_PROGRAM, found.facts, found.at) } };
  },
});

const explain = (defined: Program, facts: PartnerFacts, at: string): z.output<typeof Explained> => {
  const { segments, track, tiers, earned } = tierStanding(defined, facts, at);
  const current = tiers.findIndex(({ name }) => name === facts.tier);
  const next = tiers.find(({ byHand, earned: isEarned }, index) => index > current && !byHand && !isEarned);
  return {
    partnerId: facts.partnerId,
    tier: facts.tier,
    tierSource: facts.tierSource,
    isEvaluated: defined.evaluation.automatic && !facts.isArchived && !isPinned(facts),
    grace: facts.grace,
    segments: segments.map(({ segmentId, name }) => ({ segmentId, name })),
    track: track === undefined ? null : { trackId: track.trackId, name: track.name },
    tiers: [...tiers],
    earned: tiers[earned]?.name ?? null,
    next: next === undefined ? null : missingOf(next),
    at,
  };
};

const missingOf = ({ tierId, name, requirements }: TierResult) => ({
  tierId,
  name,
  missing: requirements.filter(({ met }) => !met).map(({ requirementId, anyOf }) => ({ requirementId, anyOf })),
});

interface Found {
  readonly facts: PartnerFacts;
  readonly at: string;
}

const factsNow = async (
  { rows, clock }: Pick<QueryDeps, 'rows' | 'clock'>,
  organizationId: string,
  partnerId: string,
  atLeast: bigint | undefined,
): Promise<Found | undefined> => {
  await waitUntilAtLeast(rows, partnerFactsModel, atLeast);
  const facts = await rows.get(partnerFactsModel, organizationId, partnerId);
  return facts && { facts, at: clock.now() };
};

// The same fold over what the partner's history kept, as far as it had been recorded then.
const factsAsOf = async (
  { rows, feed, clock }: Pick<QueryDeps, 'rows' | 'feed' | 'clock'>,
  organizationId: string,
  partnerId: string,
  asOf: string,
): Promise<Found | undefined> => {
  await waitUntilAtLeast(rows, partnerHistoryModel, await feed.head());
  const sort = { field: 'position', direction: 'asc' } as const;
  const history = await findAll(rows, partnerHistoryModel, organizationId, { where: { partnerId }, sort });
  const then = history.map(factEvent).filter(recordedBy(asOf));
  const facts = then.reduce<PartnerFacts | undefined>(partnerFacts, undefined);
  const last = then.at(-1);
  if (facts === undefined || last === undefined) return undefined;
  const now = clock.now();
  const asked = /^\d+$/.test(asOf) ? last.recordedAt : timestampOf(Date.parse(asOf));
  return { facts, at: asked < now ? asked : now };
};

const factEvent = ({ type, data, stream, revision, position, recordedAt, at }: PartnerHistoryRow): FactEvent => ({
  type,
  data,
  stream,
  revision: BigInt(revision),
  position: BigInt(position),
  recordedAt,
  metadata: { occurredAt: at },
});
