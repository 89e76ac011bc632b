import type { AwaitedMoment, InactivityMoment, ReadModel, RenewalMoment, Watched } from '@partneros/domain';

/** What is watched, as of the time triggers' checkpoint. */
export const watchedModel: ReadModel<Watched> = { name: 'time-triggers', version: 1, fields: {} };

/** A moment that has come and is not noted yet, as JSON. */
export interface OwedRow {
  readonly type: AwaitedMoment['type'];
  readonly workflowId: string;
  /** `days`, or `daysBefore`. */
  readonly days: number;
  readonly moment: WithDecimal<InactivityMoment> | WithDecimal<RenewalMoment>;
}

type WithDecimal<Moment> = Omit<Moment, 'position'> & { readonly position: string };

/**
 * Moments that came before the checkpoint and are not noted. Written before what is watched, so that no crash between
 * the two loses a moment that only the state before it could have told.
 */
export const owedModel: ReadModel<OwedRow> = { name: 'time-triggers-owed', version: 1, fields: {} };

/** An owed moment as it is kept. */
export const owedRow = (awaited: AwaitedMoment): OwedRow => {
  const { type, workflowId, moment } = awaited;
  const days = awaited.type === 'partner_inactive' ? awaited.days : awaited.daysBefore;
  return { type, workflowId, days, moment: { ...moment, position: String(moment.position) } };
};

/** An owed moment out of what was kept. */
export const owedMoment = ({ type, workflowId, days, moment }: OwedRow): AwaitedMoment | undefined => {
  const position = BigInt(moment.position);
  if (type === 'partner_inactive' && 'lastActivityAt' in moment)
    return { type, workflowId, days, moment: { ...moment, position } };
  if (type === 'contract_renewal_approaching' && 'contractId' in moment)
    return { type, workflowId, daysBefore: days, moment: { ...moment, position } };
  return undefined;
};
