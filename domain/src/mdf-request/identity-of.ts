import type { MdfRequest } from './mdf-request.state.ts';

/** What every event of a request starts with. */
export const identityOf = (mdfRequestId: string, { partnerId, budgetYear }: MdfRequest) => ({
  mdfRequestId,
  partnerId,
  budgetYear,
});
