import { fold, type ProgramEvent, program, type Recorded, streamOf } from '@partneros/domain';
import { partnerFactsModel } from '@partneros/projections/models';
import type { EngineDeps } from '../../engine-deps.ts';
import type { DeadlineProcess, Look } from '../deadline-process.ts';
import { factsCaughtUp } from './caught-up.ts';
import { EVALUATE_TIER, evaluatePartner } from './evaluate-partner.ts';
import { PLACED } from './evaluate-tier.process.ts';

const NAME = 'evaluate-all-tiers';

/** Partners in one batch. Between two of them others have their turn, and a newer programme takes over. */
export const TIER_BATCH = 200;

/**
 * Holds every partner against a programme that has changed, batch by batch. Begun again after a crash, it finds those it
 * has moved where they should be.
 */
export const evaluateAllTiers: DeadlineProcess = {
  name: NAME,
  deadlineOf: ({ type, recordedAt, metadata }) =>
    Object.hasOwn(program.events, type) && !PLACED.includes(type)
      ? { subjectId: metadata.organizationId, dueAt: recordedAt }
      : undefined,
  fire: async (deps, organizationId, _programId, _dueAt, signal) => {
    const { defined, last } = await readProgram(deps, organizationId);
    if (defined === undefined) return [done(organizationId)];
    await factsCaughtUp(deps);
    const looks: Look[] = [];
    let cursor: string | undefined;
    do {
      const page = await deps.rows.find(partnerFactsModel, organizationId, {
        where: { isArchived: false },
        limit: TIER_BATCH,
        cursor,
      });
      for (const facts of page.rows) {
        signal.throwIfAborted();
        const dueAt = await evaluatePartner(deps, organizationId, defined, facts, last);
        looks.push({ process: EVALUATE_TIER, subjectId: facts.partnerId, dueAt });
      }
      cursor = page.nextCursor ?? undefined;
      // What changed it again looks at everybody as well.
      if (cursor !== undefined && (await readProgram(deps, organizationId)).defined?.version !== defined.version)
        return [done(organizationId)];
    } while (cursor !== undefined);
    return [...looks, done(organizationId)];
  },
};

const done = (organizationId: string): Look => ({ process: NAME, subjectId: organizationId, dueAt: null });

const readProgram = async ({ store }: Pick<EngineDeps, 'store'>, organizationId: string) => {
  const events = (await store.read(
    streamOf(program.category, organizationId, organizationId),
  )) as readonly Recorded<ProgramEvent>[];
  return { defined: fold(program, events), last: events.findLast(({ type }) => !PLACED.includes(type)) };
};
