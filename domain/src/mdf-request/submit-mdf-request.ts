import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { MdfRequestEvent } from './mdf-request.events.ts';
import type { MdfRequestRejection } from './mdf-request.rejections.ts';
import type { MdfRequest } from './mdf-request.state.ts';

/** Asks for market development funds. The year of the activity pays, or without one the year of the request. */
export interface SubmitMdfRequest {
  readonly type: 'SubmitMdfRequest';
  readonly data: Omit<DataOf<MdfRequestEvent, 'MdfRequestSubmitted'>, 'budgetYear'>;
}

export const submitMdfRequest = (
  { data }: SubmitMdfRequest,
  request: MdfRequest | undefined,
): Decision<MdfRequestEvent, MdfRequestRejection> => {
  if (request !== undefined) return reject('mdf-request-already-exists');
  const budgetYear = Number.parseInt(data.activityDate ?? data.submittedAt, 10);
  return [{ type: 'MdfRequestSubmitted', data: { ...data, budgetYear } }];
};
