import {
  consequenceOf,
  type ExistingRecord,
  execute,
  firedEvent,
  momentFor,
  type Recorded,
  streamOf,
  subjectOf,
  type TimeTrigger,
  timeTrigger,
  timeTriggerIdOf,
  watchedKey,
} from '@partneros/domain';
import { type AskedAt, type PassedMoment, upcomingModel } from '@partneros/projections/models';
import type { EngineDeps } from '../../engine-deps.ts';

/**
 * A partner or a contract whose moment passed before the workflow was there to wait for it. The moment is noted now, as
 * the event that starts its run, under the id that it would have had then: so it comes once, whoever notes it.
 */
export const recordOfPassedMoment = async (
  deps: Pick<EngineDeps, 'store' | 'rows' | 'ids'>,
  waiting: { readonly workflowId: string; readonly trigger: TimeTrigger },
  { of }: PassedMoment,
  {
    organizationId,
    id,
    requested,
    asked: { now, timeZone },
  }: {
    readonly organizationId: string;
    readonly id: string;
    readonly requested: Recorded;
    readonly asked: AskedAt;
  },
): Promise<ExistingRecord | undefined> => {
  const rowOf = (kind: 'partner' | 'contract', id: string) =>
    deps.rows.get(upcomingModel, organizationId, watchedKey(kind, id));
  const subject = await rowOf(of, id);
  if (subject?.kind !== 'partner' && subject?.kind !== 'contract') return undefined;
  const partner = subject.kind === 'partner' ? subject : await rowOf('partner', subject.partnerId);
  const isArchived = partner?.kind === 'partner' && partner.isArchived;
  const awaited = momentFor(subject, waiting, { timeZone, isArchived });
  if (awaited === undefined || awaited.moment.dueAt > now) return undefined;

  const timeTriggerId = timeTriggerIdOf(awaited, deps.ids);
  const fired = firedEvent(awaited, deps.ids, { firedAt: now, timeZone });
  const outcome = await execute(deps, timeTrigger, {
    organizationId,
    id: timeTriggerId,
    command: { type: 'FireTimeTrigger', data: fired },
    cause: consequenceOf(requested, deps.ids, {
      actor: { type: 'workflow', id: waiting.workflowId },
      reason: `note ${timeTriggerId}`,
      occurredAt: now,
    }),
  });
  if (outcome.kind === 'conflict') throw new Error(`noting ${timeTriggerId} met a conflict`);
  const subjectOfRun = subjectOf(fired);
  const stream = streamOf(timeTrigger.category, organizationId, timeTriggerId);
  return subjectOfRun && { subject: subjectOfRun, stream, revision: '0' };
};
