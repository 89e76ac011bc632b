import {
  Id,
  load,
  MOVE_REASONS,
  millisOf,
  type Program,
  program,
  TierEvaluation,
  TierResult,
  TierRule,
  tierIn,
  timestampOf,
} from '@partneros/domain';
import { problem, waitUntilAtLeast } from '@partneros/infra/http';
import { partnerFactsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { engineRoute } from '../http/engine-route.ts';
import { factsAsOf, factsNow } from './facts.ts';
import { MOST_MOVES, previewTiers } from './preview-tiers.ts';

const Preview = z.object({
  partners: z.int(),
  pinned: z.int().describe('Those that stay where somebody has put them.'),
  moved: z.int(),
  moves: z
    .array(
      z.object({
        partnerId: Id,
        name: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        reason: z.enum(MOVE_REASONS),
        when: z.string().describe('`now`, or the moment at which a grace would end.'),
        tiers: z.array(TierResult).describe('What the tiers it leaves and comes to ask for, and what of it is met.'),
      }),
    )
    .describe(`The first ${MOST_MOVES}.`),
  tiers: z.array(z.object({ tier: z.string().nullable(), before: z.int(), after: z.int() })),
});

export const previewTiersRoute = engineRoute({
  method: 'POST',
  path: '/api/program/preview',
  tag: 'Simulations',
  summary: 'Who would move if tiers asked for something else, or if evaluation were on; changes nothing',
  access: 'program:manage',
  body: z.strictObject({
    tiers: z
      .array(
        z.strictObject({
          tierId: Id,
          requirements: z
            .array(z.strictObject({ anyOf: z.array(TierRule).min(1).max(10) }))
            .max(20)
            .nullable(),
        }),
      )
      .max(100)
      .default([])
      .describe('What tiers would ask for; the others stay as they are.'),
    evaluation: TierEvaluation.partial()
      .default({})
      .describe('How it would be evaluated; by default as it is, and automatically.'),
    asOf: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('Holds partners as they were known at this moment against the programme; the default is now.'),
  }),
  answers: { status: 200, body: z.object({ tierPreview: Preview }) },
  handle: async ({ caller: { organizationId }, body: { tiers, evaluation, asOf } }, { store, feed, rows, clock }) => {
    const defined = (await load({ store }, program, organizationId, organizationId))?.state;
    if (defined === undefined)
      return problem(404, 'not_found', 'No programme has been defined yet; add a track first.');
    const unknown = tiers.find(({ tierId }) => tierIn(defined, tierId) === undefined);
    if (unknown !== undefined) return problem(404, 'not_found', 'Tier not found.');
    const changed = withChanges(defined, tiers, { ...defined.evaluation, automatic: true, ...given(evaluation) });
    const now = clock.now();
    const at = asOf === undefined ? now : timestampOf(millisOf(asOf));
    if (at < now) {
      const preview = await previewTiers(factsAsOf(feed, organizationId, at), changed, at);
      return { body: { tierPreview: preview } };
    }
    await waitUntilAtLeast(rows, partnerFactsModel, await feed.head());
    const preview = await previewTiers(factsNow(rows, organizationId), changed, now);
    return { body: { tierPreview: preview } };
  },
});

const given = (evaluation: Partial<Record<keyof TierEvaluation, unknown>>): Partial<TierEvaluation> =>
  Object.fromEntries(Object.entries(evaluation).filter(([, value]) => value !== undefined));

const withChanges = (
  defined: Program,
  changes: readonly {
    readonly tierId: string;
    readonly requirements: readonly { readonly anyOf: TierRule[] }[] | null;
  }[],
  evaluation: TierEvaluation,
): Program => ({
  ...defined,
  evaluation,
  tracks: defined.tracks.map((track) => ({
    ...track,
    tiers: track.tiers.map((tier) => {
      const change = changes.find(({ tierId }) => tierId === tier.tierId);
      if (change === undefined) return tier;
      const requirements =
        change.requirements?.map(({ anyOf }, index) => ({ requirementId: `previewed-${index + 1}`, anyOf })) ?? null;
      return { ...tier, requirements };
    }),
  })),
});
