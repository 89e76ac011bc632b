import { type EventPointer, FACT_EVENTS, load, program, type Recorded } from '@partneros/domain';
import { partnerFactsModel } from '@partneros/projections/models';
import type { EngineDeps } from '../../engine-deps.ts';
import type { DeadlineProcess } from '../deadline-process.ts';
import { factsCaughtUp } from './caught-up.ts';
import { EVALUATE_TIER, evaluatePartner } from './evaluate-partner.ts';

// By hand, and so not among the programme's changes that concern everybody.
export const PLACED: readonly string[] = ['PartnerPlacedInSegment', 'PartnerTakenOutOfSegment'];

const LOOKED_AT: ReadonlySet<string> = new Set([...FACT_EVENTS, ...PLACED]);

/**
 * Moves one partner between tiers: looks when something is recorded that its tier may depend on, and when time alone
 * changes what it earns.
 */
export const evaluateTier: DeadlineProcess = {
  name: EVALUATE_TIER,
  deadlineOf: ({ type, data, recordedAt }) => {
    if (!LOOKED_AT.has(type)) return undefined;
    const { partnerId: subjectId } = data as { readonly partnerId: string };
    return { subjectId, dueAt: type === 'PartnerArchived' ? null : recordedAt };
  },
  fire: async (deps, organizationId, partnerId, dueAt) => {
    const look = (nextAt: string | null) => [{ process: EVALUATE_TIER, subjectId: partnerId, dueAt: nextAt }];
    const defined = await load(deps, program, organizationId, organizationId);
    if (defined === undefined) return look(null);
    await factsCaughtUp(deps);
    const facts = await deps.rows.get(partnerFactsModel, organizationId, partnerId);
    if (facts === undefined) return look(null);
    const because = dueAt > facts.last.recordedAt ? undefined : await eventAt(deps, facts.last);
    return look(await evaluatePartner(deps, organizationId, defined, facts, because));
  },
};

const eventAt = async (
  { store }: Pick<EngineDeps, 'store'>,
  { stream, revision }: EventPointer,
): Promise<Recorded | undefined> => (await store.read(stream, { from: BigInt(revision), limit: 1 }))[0];
